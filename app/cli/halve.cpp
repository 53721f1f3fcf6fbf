// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/batchchoice.h"
#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/failure.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "app/cli/setup.h"
#include "app/cli/terminal.h"
#include "core/engine/engine.h"
#include "core/engine/halvingwords.h"
#include "core/engine/shutdownsignal.h"
#include "core/secret/secretstore.h"
#include "core/secret/vault.h"
#include "core/stream/credentialscheck.h"

#include <QEventLoop>

using namespace penstock;

namespace {

using End = HalvingProgress::End;

const QJsonValue null(QJsonValue::Null);

Result<> confirm(const HalveOptions &options, const StreamSetup &setup)
{
    if (options.yes)
        return {};
    printMessage(halvingWarning());
    const bool inProduction = setup.config.environment == Environment::Production;
    const QString question = inProduction
                                 ? QStringLiteral("Halve batch %1 of \"%2\", which is in PRODUCTION? (yes, no) ")
                                 : QStringLiteral("Halve batch %1 of \"%2\"? (yes, no) ");
    const auto answer = askYes(question.arg(QString::number(options.batch), setup.config.name));
    if (!answer)
        return failure(QStringLiteral("To halve a batch needs --yes: its halves are delivered."),
                       Error::Kind::InvalidInput);
    return *answer ? Result<>() : failure(QStringLiteral("Nothing was sent."), Error::Kind::InvalidInput);
}

//! Says each answer as it comes.
void sayNews(const HalvingProgress &progress, qsizetype &said)
{
    for (; said < progress.steps.size(); ++said) {
        const HalvingStep &step = progress.steps[said];
        if (step.answer == HalvingStep::Answer::Awaited)
            return;
        printMessage(
            QStringLiteral("batch %1, %2: %3").arg(QString::number(step.batch), stepRange(step), stepAnswer(step)));
    }
}

Result<HalvingProgress> carryOut(Engine &engine, const StreamSetup &setup, BatchId batch)
{
    const auto stream = engine.add(setup);
    if (!stream)
        return Unexpected(stream.error());
    HalvingProgress progress;
    qsizetype said = 0;
    QEventLoop loop;
    QObject::connect(&engine, &Engine::statusChanged, &loop, [&](const StreamStatus &status) {
        if (!status.halving)
            return;
        progress = *status.halving;
        sayNews(progress, said);
        if (progress.end != End::GoesOn)
            loop.quit();
    });
    ShutdownSignal shutdown;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &loop, [&] { engine.stopHalving(*stream); });
    engine.halve(*stream, batch);
    loop.exec();
    return progress;
}

QString endName(End end)
{
    switch (end) {
    case End::GoesOn:
    case End::Failed:
        return QStringLiteral("failed");
    case End::Found:
        return QStringLiteral("found");
    case End::AllAccepted:
        return QStringLiteral("allAccepted");
    case End::Limit:
        return QStringLiteral("limit");
    case End::Stopped:
        return QStringLiteral("stopped");
    }
    Q_UNREACHABLE();
}

QByteArray json(const HalvingProgress &progress, const QString &stream)
{
    QList<JsonLine> refused;
    for (const RefusedEvent &event : progress.refused)
        refused.append(JsonLine()
                           .add("index", qint64(event.index))
                           .add("eventUuid", event.uuid)
                           .add("eventCode", event.code)
                           .add("batchId", event.batch)
                           .add("status", event.failure.status ? QJsonValue(*event.failure.status) : null));
    return JsonLine()
        .add("stream", stream)
        .add("batchId", progress.batch)
        .add("events", qint64(progress.events))
        .add("requests", qint64(progress.requests))
        .add("accepted", qint64(progress.accepted))
        .add("refused", refused)
        .add("left", qint64(progress.left))
        .add("end", endName(progress.end))
        .add("problem", progress.problem.isEmpty() ? null : QJsonValue(progress.problem))
        .toJson();
}

int exitCodeOf(const HalvingProgress &progress)
{
    if (progress.end == End::Stopped)
        return StoppedWithWork;
    return progress.end == End::AllAccepted ? Done : SomethingFailed;
}

} // namespace

int halveBatch(const HalveOptions &options)
{
    const auto setup = loadSetup(options.config, {});
    if (!setup)
        return fail(setup.error());
    const auto chosen = chosenBatches({.dataFolder = options.dataFolder,
                                       .stream = setup->config.name,
                                       .state = stateName(DeadLettered{}),
                                       .batches = {options.batch},
                                       .filter = {}});
    if (!chosen)
        return fail(chosen.error());
    if (const auto confirmed = confirm(options, *setup); !confirmed)
        return fail(confirmed.error());

    Vault vault(options.vault.file);
    if (usesVault(setup->config.destination)) {
        if (const auto unlocked = unlock(vault, options.vault); !unlocked)
            return fail(unlocked.error());
    }
    SecretStore secrets(vault);
    const auto engine = Engine::open(options.dataFolder, secrets, QStringLiteral("cli"));
    if (!engine)
        return fail(engine.error());
    const auto progress = carryOut(**engine, *setup, options.batch);
    if (!progress)
        return fail(progress.error());
    if (options.json) {
        printResultLine(json(*progress, setup->config.name));
    } else {
        printResultLine(halvingResult(*progress).toUtf8());
        for (const RefusedEvent &event : progress->refused)
            printResultLine(refusedText(event).toUtf8());
    }
    return exitCodeOf(*progress);
}
