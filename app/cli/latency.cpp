// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/latency.h"

#include "app/cli/exitcode.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "app/cli/terminal.h"
#include "core/engine/shutdownsignal.h"
#include "core/probe/latencyprobe.h"
#include "core/stream/addresscheck.h"
#include "core/time/systemscheduler.h"

#include <QEventLoop>

#include <algorithm>

using namespace penstock;

namespace {

constexpr int barLength = 40; // characters

double milliseconds(LatencyReport::Duration duration)
{
    return double(duration.count()) / 1000;
}

Result<> confirm(const TestOptions &options, const QUrl &url)
{
    if (options.yes || isLoopback(url))
        return {};
    const QString what =
        QStringLiteral("%1 requests, %2 a second, to %3").arg(options.latency).arg(options.rate).arg(url.host());
    const auto answer = askYes(QStringLiteral("Send %1? (yes, no) ").arg(what));
    if (!answer)
        return failure(QStringLiteral("%1: what goes to another machine needs --yes.").arg(what),
                       Error::Kind::InvalidInput);
    return *answer ? Result<>() : failure(QStringLiteral("Nothing was sent."), Error::Kind::InvalidInput);
}

JsonLine reportLine(const LatencyReport &report)
{
    QList<JsonLine> bins;
    for (const LatencyReport::Bin &bin : report.histogram())
        bins.append(JsonLine().add("upToMs", QJsonValue(milliseconds(bin.upTo))).add("answers", qint64(bin.answers)));
    return JsonLine()
        .add("answers", qint64(report.times.size()))
        .add("failed", qint64(report.failed))
        .add("late", qint64(report.late))
        .add("p50Ms", QJsonValue(milliseconds(report.percentile(0.5))))
        .add("p95Ms", QJsonValue(milliseconds(report.percentile(0.95))))
        .add("p99Ms", QJsonValue(milliseconds(report.percentile(0.99))))
        .add("maxMs", QJsonValue(milliseconds(report.percentile(1))))
        .add("histogram", bins);
}

QString reportText(const LatencyReport &report)
{
    QString text = QStringLiteral("%1 answered, %2 failed: p50 %3 ms, p95 %4 ms, p99 %5 ms, slowest %6 ms")
                       .arg(report.times.size())
                       .arg(report.failed)
                       .arg(milliseconds(report.percentile(0.5)), 0, 'f', 1)
                       .arg(milliseconds(report.percentile(0.95)), 0, 'f', 1)
                       .arg(milliseconds(report.percentile(0.99)), 0, 'f', 1)
                       .arg(milliseconds(report.percentile(1)), 0, 'f', 1);
    const auto bins = report.histogram();
    const int most = bins.empty() ? 1 : std::ranges::max_element(bins, {}, &LatencyReport::Bin::answers)->answers;
    for (const LatencyReport::Bin &bin : bins)
        text += QStringLiteral("\n  up to %1 ms %2 %3")
                    .arg(milliseconds(bin.upTo), 9, 'f', 1)
                    .arg(bin.answers, 5)
                    .arg(QString(bin.answers * barLength / most, u'█'));
    for (auto failure = report.failures.cbegin(); failure != report.failures.cend(); ++failure)
        text += QStringLiteral("\n  %1 × %2").arg(failure.value()).arg(failure.key());
    return text;
}

} // namespace

int measureLatency(const TestOptions &options, ProbeOrder order, const Catalog &catalog)
{
    if (const auto confirmed = confirm(options, order.destination.url); !confirmed) {
        printMessage(confirmed.error().message);
        return exitCodeFor(confirmed.error());
    }

    ShutdownSignal shutdown;
    SystemScheduler scheduler;
    LatencyProbe probe({options.latency, options.rate}, std::move(order.destination),
                       TestEvents(std::move(order.config), catalog, order.seed, scheduler.now().wall), scheduler);
    QEventLoop loop;
    std::optional<LatencyReport> report;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &loop, &QEventLoop::quit);
    QObject::connect(&probe, &LatencyProbe::finished, &loop, [&](const LatencyReport &measured) {
        report = measured;
        loop.quit();
    });
    probe.start();
    loop.exec();
    if (!report)
        return StoppedWithWork;

    printResultLine(options.json ? reportLine(*report).toJson() : reportText(*report).toUtf8());
    return report->failed > 0 ? SomethingFailed : Done;
}
