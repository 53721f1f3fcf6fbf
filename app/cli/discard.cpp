// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/batchchoice.h"
#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/failure.h"
#include "app/cli/filterargument.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "app/cli/setup.h"
#include "app/cli/terminal.h"
#include "core/engine/engine.h"
#include "core/secret/secretstore.h"
#include "core/secret/vault.h"

#include <QEventLoop>

using namespace penstock;

namespace {

QString countText(const ChosenBatches &chosen)
{
    return QStringLiteral("%1 batches with %2 events").arg(chosen.batches.size()).arg(chosen.events);
}

Result<> confirm(const DiscardOptions &options, const QString &stream, const ChosenBatches &chosen)
{
    if (options.yes || options.undo)
        return {};
    const QString what = countText(chosen);
    const auto answer =
        askYes(QStringLiteral("Discard %1 of \"%2\"? They are not delivered. (yes, no) ").arg(what, stream));
    if (!answer)
        return failure(QStringLiteral("To discard %1 of \"%2\" needs --yes: they are not delivered.").arg(what, stream),
                       Error::Kind::InvalidInput);
    return *answer ? Result<>() : failure(QStringLiteral("Nothing was discarded."), Error::Kind::InvalidInput);
}

Result<DiscardProgress> carryOut(Engine &engine, const StreamSetup &setup, const QList<BatchId> &batches, bool undo)
{
    const auto stream = engine.add(setup);
    if (!stream)
        return Unexpected(stream.error());
    DiscardProgress progress;
    Result<> done;
    QEventLoop loop;
    QObject::connect(&engine, &Engine::statusChanged, &loop, [&](const StreamStatus &status) {
        if (!status.discarding || !status.discarding->isOver())
            return;
        progress = *status.discarding;
        loop.quit();
    });
    QObject::connect(&engine, &Engine::noticed, &loop, [&](const QString &problem) {
        done = failure(problem);
        loop.quit();
    });
    undo ? engine.restore(*stream, batches) : engine.discard(*stream, batches);
    loop.exec();
    return done ? Result<DiscardProgress>(progress) : Unexpected(done.error());
}

void print(const DiscardProgress &progress, const QString &stream, const DiscardOptions &options)
{
    if (options.json) {
        printResultLine(JsonLine()
                            .add("stream", stream)
                            .add("action", options.undo ? QStringLiteral("restored") : QStringLiteral("discarded"))
                            .add("batches", qint64(progress.batches.size()))
                            .add("events", progress.events)
                            .add("refused", progress.refused)
                            .toJson());
        return;
    }
    const QString text = options.undo ? QStringLiteral("%1 batches with %2 events are dead letters again.")
                                      : QStringLiteral("%1 batches with %2 events are discarded. discard --undo brings "
                                                       "them back as long as the history keeps them.");
    printResultLine(text.arg(progress.batches.size()).arg(progress.events).toUtf8());
    if (progress.refused > 0)
        printMessage(
            QStringLiteral("%1 batches were left as they are. %2").arg(progress.refused).arg(progress.problem));
}

} // namespace

int discardBatches(const DiscardOptions &options)
{
    const auto filter = filterArgument(options.filter);
    if (!filter)
        return WrongUsage;
    const auto setup = loadSetup(options.config, {});
    if (!setup)
        return fail(setup.error());
    const QString stream = setup->config.name;
    const BatchChoice choice{.dataFolder = options.dataFolder,
                             .stream = stream,
                             .state = options.undo ? stateName(Discarded{}) : stateName(DeadLettered{}),
                             .batches = options.batches,
                             .filter = *filter};
    const auto chosen = chosenBatches(choice);
    if (!chosen)
        return fail(chosen.error());
    if (chosen->batches.isEmpty()) {
        print({}, stream, options);
        return Done;
    }
    if (const auto confirmed = confirm(options, stream, *chosen); !confirmed)
        return fail(confirmed.error());

    Vault vault({});
    SecretStore secrets(vault);
    const auto engine = Engine::open(options.dataFolder, secrets, QStringLiteral("cli"));
    if (!engine)
        return fail(engine.error());
    const auto done = carryOut(**engine, *setup, chosen->batches, options.undo);
    if (!done)
        return fail(done.error());
    print(*done, stream, options);
    return done->refused > 0 ? SomethingFailed : Done;
}
