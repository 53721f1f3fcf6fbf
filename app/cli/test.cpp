// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/failure.h"
#include "app/cli/latency.h"
#include "app/cli/output.h"
#include "app/cli/setup.h"
#include "core/destination/dialects.h"
#include "core/disk/durablefile.h"
#include "core/engine/shutdownsignal.h"
#include "core/event/catalog.h"
#include "core/probe/endpointtest.h"
#include "core/probe/reporttexts.h"
#include "core/secret/secretstore.h"
#include "core/stream/credentialscheck.h"
#include "core/time/systemscheduler.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace penstock;

namespace {

Result<QSet<ProbeStep>> stepsLeftOut(const QStringList &names)
{
    QSet<ProbeStep> steps;
    for (const QString &name : names) {
        const auto step = stepNamed(name);
        if (!step || !sendsRequests(*step))
            return failure(QStringLiteral("No step named \"%1\" can be left out: penstock-cli test --list names those "
                                          "that can.")
                               .arg(name),
                           Error::Kind::InvalidInput);
        steps.insert(*step);
    }
    return steps;
}

int listSteps()
{
    for (const ProbeStep step : probeSteps) {
        const ProbeStepWords words = stepWords(step);
        printResultLine(
            QStringLiteral("%1  %2  %3: %4")
                .arg(stepName(step), -17)
                .arg(sendsRequests(step) ? QStringLiteral("sends") : QStringLiteral("looks"), words.title, words.about)
                .toUtf8());
    }
    return Done;
}

QString resultText(const ProbeResult &result)
{
    const QString took =
        result.verdict == ProbeVerdict::NotRun ? QString() : QStringLiteral("%1 ms").arg(qint64(result.took.count()));
    QString text = QStringLiteral("%1 %2 %3  %4")
                       .arg(verdictMark(result.verdict))
                       .arg(stepWords(result.step).title, -22)
                       .arg(took, 8)
                       .arg(result.found);
    for (const QString &advice : {result.meaning, result.mend}) {
        if (!advice.isEmpty())
            text += QStringLiteral("\n    ") + advice;
    }
    return text;
}

Result<> writeReports(const TestOptions &options, const ProbeReport &report)
{
    if (!options.junit.isEmpty()) {
        if (const auto written = replaceFileDurably(options.junit, reportJUnit(report)); !written)
            return written;
    }
    return options.html.isEmpty() ? Result<>() : replaceFileDurably(options.html, reportHtml(report));
}

//! Runs the test to its end, or to the first signal.
ProbeReport runTest(ProbeOrder order, const Catalog &catalog, bool json)
{
    ShutdownSignal shutdown;
    SystemScheduler scheduler;
    EndpointTest test(std::move(order), catalog, scheduler);
    QEventLoop loop;
    ProbeReport report;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &test, &EndpointTest::cancel);
    if (!json)
        QObject::connect(&test, &EndpointTest::stepDone, &loop,
                         [](const ProbeResult &result) { printResultLine(resultText(result).toUtf8()); });
    QObject::connect(
        &test, &EndpointTest::finished, &loop,
        [&](const ProbeReport &found) {
            report = found;
            loop.quit();
        },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&test, &EndpointTest::start, Qt::QueuedConnection);
    loop.exec();
    return report;
}

} // namespace

int testEndpoint(const TestOptions &options)
{
    if (options.list)
        return listSteps();
    const auto setup = loadSetup(options.config, {});
    if (!setup)
        return fail(setup.error());
    const auto leftOut = stepsLeftOut(options.leftOut);
    if (!leftOut)
        return fail(leftOut.error());
    const auto catalog = Catalog::load();
    if (!catalog)
        return fail(catalog.error());
    Vault vault(options.vault.file);
    if (usesVault(setup->config.destination)) {
        if (const auto unlocked = unlock(vault, options.vault); !unlocked)
            return fail(unlocked.error());
    }
    SecretStore secrets(vault);
    const auto destination = destinationOf(setup->config, setup->baseFolder, secrets);
    if (!destination)
        return fail({Error::Kind::InvalidInput, destination.error().message});

    ProbeOrder order{setup->config, *destination, *leftOut, options.header, QRandomGenerator::system()->generate64()};
    if (options.latency > 0)
        return measureLatency(options, std::move(order), *catalog);

    const ProbeReport report = runTest(std::move(order), *catalog, options.json);
    if (options.json) {
        printResultLine(QJsonDocument(reportJson(report)).toJson(QJsonDocument::Compact));
    } else {
        const ProbeConclusion conclusion = conclusionOf(report);
        printResultLine((conclusion.headline + u' ' + conclusion.summary).toUtf8());
    }
    if (const auto written = writeReports(options, report); !written)
        return fail(written.error());
    if (report.cancelled)
        return StoppedWithWork;
    return report.count(ProbeVerdict::Failed) > 0 ? SomethingFailed : Done;
}
