// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/latencyprobe.h"

#include "core/event/catalog.h"
#include "core/receiver/practiceendpoint.h"
#include "core/time/systemscheduler.h"

#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

class TestLatencyProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksPercentiles();
    void countsEachAnswerInOneBin();
    void anEmptyReportIsAllZero();
    void sendsSoManyRequests();
    void countsFailures();
};

void TestLatencyProbe::ranksPercentiles()
{
    LatencyReport report;
    for (int i = 100; i >= 1; --i)
        report.times.push_back(std::chrono::milliseconds(i));
    QCOMPARE(report.percentile(0.5).count(), 50'000);
    QCOMPARE(report.percentile(0.95).count(), 95'000);
    QCOMPARE(report.percentile(0.99).count(), 99'000);
    QCOMPARE(report.percentile(1).count(), 100'000);
    QCOMPARE(report.percentile(0).count(), 1000);
}

void TestLatencyProbe::countsEachAnswerInOneBin()
{
    LatencyReport report;
    report.times = {3us, 4us, 5us, 8us, 30us};
    const std::vector<LatencyReport::Bin> expected = {{4us, 2}, {8us, 2}, {16us, 0}, {32us, 1}};
    QVERIFY(report.histogram() == expected);
}

void TestLatencyProbe::anEmptyReportIsAllZero()
{
    const LatencyReport report;
    QCOMPARE(report.percentile(0.99).count(), 0);
    QVERIFY(report.histogram().empty());
}

void TestLatencyProbe::sendsSoManyRequests()
{
    const auto catalog = Catalog::load();
    QVERIFY(catalog);
    SystemScheduler scheduler;
    PracticeEndpoint endpoint(scheduler);
    const auto port = endpoint.listen();
    QVERIFY(port);
    StreamConfig config;
    config.destination.url = QStringLiteral("http://127.0.0.1:%1/").arg(*port);
    LatencyProbe probe({20, 50}, {.url = QUrl(config.destination.url)},
                       TestEvents(config, *catalog, 7, scheduler.now().wall), scheduler);
    std::optional<LatencyReport> report;
    connect(&probe, &LatencyProbe::finished, this, [&](const LatencyReport &measured) { report = measured; });

    probe.start();

    QTRY_VERIFY_WITH_TIMEOUT(report, 20'000);
    QCOMPARE(report->times.size(), std::size_t(20));
    QCOMPARE(report->failed, 0);
    QCOMPARE(endpoint.counters().requests, 20);
    QCOMPARE(endpoint.counters().uniqueEventsAccepted, 20);
}

void TestLatencyProbe::countsFailures()
{
    const auto catalog = Catalog::load();
    QVERIFY(catalog);
    SystemScheduler scheduler;
    PracticeEndpoint endpoint(scheduler);
    endpoint.setScript(*parsePracticeScript(R"({"version":1,"steps":[{"status":200,"times":3},{"status":503}]})"));
    const auto port = endpoint.listen();
    QVERIFY(port);
    StreamConfig config;
    config.destination.url = QStringLiteral("http://127.0.0.1:%1/").arg(*port);
    LatencyProbe probe({8, 50}, {.url = QUrl(config.destination.url)},
                       TestEvents(config, *catalog, 7, scheduler.now().wall), scheduler);
    std::optional<LatencyReport> report;
    connect(&probe, &LatencyProbe::finished, this, [&](const LatencyReport &measured) { report = measured; });

    probe.start();

    QTRY_VERIFY_WITH_TIMEOUT(report, 20'000);
    QCOMPARE(report->times.size(), std::size_t(3));
    QCOMPARE(report->failed, 5);
    QCOMPARE(report->failures.value(QStringLiteral("answered 503 Service Unavailable")), 5);
}

QTEST_GUILESS_MAIN(TestLatencyProbe)
#include "tst_latencyprobe.moc"
