// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/batchchoice.h"
#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/failure.h"
#include "app/cli/output.h"
#include "app/cli/recordjson.h"
#include "app/cli/setup.h"
#include "app/cli/streamsession.h"
#include "app/cli/terminal.h"
#include "core/secret/secretstore.h"
#include "core/stream/credentialscheck.h"

#include <QLocale>

using namespace penstock;

namespace {

QString summaryText(const StreamStatus &status, Milliseconds elapsed)
{
    const QLocale locale(QLocale::English);
    const RunCounts &run = status.run;
    QString text =
        QStringLiteral("%1: %2 events read, %3 delivered in %4 batches, %5 attempts (%6 failed), %7 s")
            .arg(status.name, locale.toString(run.events.read), locale.toString(run.events.delivered),
                 locale.toString(run.batchesDelivered), locale.toString(run.attempts),
                 locale.toString(run.attemptsFailed), locale.toString(double(elapsed.count()) / 1000, 'f', 1));
    if (run.events.rejected > 0)
        text +=
            QStringLiteral("\n%1 lines rejected: see penstock-cli rejects").arg(locale.toString(run.events.rejected));
    if (run.batchesDeadLettered > 0)
        text += QStringLiteral("\n%1 batches dead-lettered: see penstock-cli attempts, then penstock-cli redeliver")
                    .arg(locale.toString(run.batchesDeadLettered));
    if (const qint64 pending = pendingBatches(status.batches); pending > 0)
        text += QStringLiteral("\n%1 batches wait for the next run").arg(locale.toString(pending));
    if (const auto &again = status.redelivery; again && again->stopped)
        text += QStringLiteral("\n%1 of %2 batches were not sent again: they stay dead letters")
                    .arg(locale.toString(again->left()), locale.toString(again->total));
    return text;
}

int deliver(const StreamSetup &setup, const QString &dataFolder, bool json, const VaultOptions &vaultOptions,
            const std::optional<StreamSession::Again> &redeliver = {})
{
    Vault vault(vaultOptions.file);
    if (usesVault(setup.config.destination)) {
        if (const auto unlocked = unlock(vault, vaultOptions); !unlocked)
            return fail(unlocked.error());
    }
    SecretStore secrets(vault);
    if (const auto ready = checkReady(setup, secrets); !ready)
        return fail(ready.error());
    const auto engine = Engine::open(dataFolder, secrets, QStringLiteral("cli"));
    if (!engine)
        return fail(engine.error());

    StreamSession session(**engine);
    const auto finished = session.run(setup, redeliver);
    if (json)
        printResultLine(runJson(session.status(), session.elapsed()).toJson());
    else
        printResultLine(summaryText(session.status(), session.elapsed()).toUtf8());
    return finished ? session.exitCode() : fail(finished.error());
}

// Customers' data are not sent twice by a slip.
Result<> confirm(const RedeliverOptions &options, const StreamSetup &setup, qsizetype batches)
{
    if (options.yes || setup.config.environment != Environment::Production)
        return {};
    const QString name = setup.config.name;
    const QString question = QStringLiteral("\"%1\" is in production. Send %2 batches a second time? (yes, no) ");
    const auto answer = askYes(question.arg(name).arg(batches));
    if (!answer)
        return failure(QStringLiteral("\"%1\" is in production: a second delivery of %2 batches needs --yes.")
                           .arg(name)
                           .arg(batches),
                       Error::Kind::InvalidInput);
    return *answer ? Result<>() : failure(QStringLiteral("Nothing was sent."), Error::Kind::InvalidInput);
}

} // namespace

int runStream(const RunOptions &options)
{
    auto setup = loadSetup(options.config, options.input);
    if (!setup)
        return fail(setup.error());
    setup->fromStart = options.fromStart;
    return deliver(*setup, options.dataFolder, options.json, options.vault);
}

int redeliverBatches(const RedeliverOptions &options)
{
    auto setup = loadSetup(options.config, {});
    if (!setup)
        return fail(setup.error());
    const BatchChoice choice{.dataFolder = options.dataFolder,
                             .stream = setup->config.name,
                             .state = stateName(DeadLettered{}),
                             .batches = options.all ? QList<BatchId>() : options.batches,
                             .filter = {}};
    const auto chosen = chosenBatches(choice);
    if (!chosen)
        return fail(chosen.error());
    const QList<BatchId> &batches = chosen->batches;
    if (batches.isEmpty()) {
        printMessage(QStringLiteral("\"%1\" has no dead letters.").arg(setup->config.name));
        return Done;
    }
    if (const auto confirmed = confirm(options, *setup, batches.size()); !confirmed)
        return fail(confirmed.error());
    printMessage(QStringLiteral("%1 batches go again, with the same bodies: a second delivery.").arg(batches.size()));
    setup->collect = false;
    return deliver(*setup, options.dataFolder, options.json, options.vault,
                   StreamSession::Again{batches, options.rate});
}
