// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/monitornumbers.h"

#include "tests/ui/trafficsamples.h"

#include <QTest>

using namespace penstock;
using namespace penstock::samples;
using namespace std::chrono_literals;

class TestMonitorNumbers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areAStreams();
    void addUp();
    void tellTheSoonestLoss_data();
    void tellTheSoonestLoss();
    void loseNothingWhereABreakerHolds();
    void mergeTheAnswersOfAll();
    void areNoneWithoutAStream();
};

namespace {

StreamStatus statusOf(const char *name)
{
    StreamStatus status;
    status.name = QString::fromLatin1(name);
    return status;
}

DeliveryLimits limitsOf(int batchSize, const QList<Milliseconds> &delays)
{
    DeliveryLimits limits;
    limits.batchSize = batchSize;
    limits.retryDelays = {delays.begin(), delays.end()};
    return limits;
}

} // namespace

void TestMonitorNumbers::areAStreams()
{
    StreamStatus status = statusOf("Orders");
    status.run.events.accepted = 980;
    status.run.batchesCreated = 10;
    status.eventsPerSecond = 412;
    status.backlog = Backlog{1200, 730'000};
    const MonitorNumbers numbers = numbersOf(status, limitsOf(100, {30s, 60s}));
    QCOMPARE(numbers.streams, 1);
    QCOMPARE(numbers.fill(), 0.98);
    QCOMPARE(numbers.backlog, status.backlog);
    QCOMPARE(numbers.outage, 90s);
    QVERIFY(!numbers.firstLoss);
    QVERIFY(!numbersOf({}, {}).fill());
}

void TestMonitorNumbers::addUp()
{
    StreamStatus one = statusOf("Orders");
    one.batches = {.queued = 7,
                   .inFlight = 3,
                   .backingOff = 2,
                   .delivered = 900,
                   .deadLettered = 3,
                   .eventsDelivered = 90'000,
                   .eventsDeadLettered = 300};
    one.run.events.accepted = 100;
    one.run.batchesCreated = 2;
    one.eventsPerSecond = 10;
    one.backlog = Backlog{1200, 730'000};
    one.nextRetry = noon + 42s;
    StreamStatus other = statusOf("CRM");
    other.batches = {.queued = 1,
                     .inFlight = 1,
                     .backingOff = 1,
                     .delivered = 1,
                     .deadLettered = 1,
                     .eventsDelivered = 10,
                     .eventsDeadLettered = 20};
    other.run.events.accepted = 10;
    other.run.batchesCreated = 2;
    other.eventsPerSecond = 0.5;
    other.backlog = Backlog{30, 1000};
    other.nextRetry = noon + 41s;
    const MonitorNumbers total =
        totalOf({numbersOf(one, limitsOf(100, {30s, 60s})), numbersOf(other, limitsOf(10, {5s})),
                 numbersOf(statusOf("Not counted"), limitsOf(100, {30s}))});
    QCOMPARE(total.streams, 3);
    QCOMPARE(total.batches.queued, 8);
    QCOMPARE(total.batches.inFlight, 4);
    QCOMPARE(total.batches.backingOff, 3);
    QCOMPARE(total.batches.delivered, 901);
    QCOMPARE(total.batches.deadLettered, 4);
    QCOMPARE(total.batches.eventsDelivered, 90'010);
    QCOMPARE(total.batches.eventsDeadLettered, 320);
    QCOMPARE(total.backlog, (Backlog{1230, 731'000}));
    QCOMPARE(total.eventsPerSecond, 10.5);
    QCOMPARE(total.fill(), 0.5); // 110 of 220, and not the middle of a half and a half
    QCOMPARE(total.nextRetry, noon + 41s);
    QCOMPARE(total.outage, 5s);
}

void TestMonitorNumbers::tellTheSoonestLoss_data()
{
    QTest::addColumn<std::optional<FirstLoss>>("orders");
    QTest::addColumn<std::optional<FirstLoss>>("crm");
    QTest::addColumn<QString>("told");
    const std::optional<FirstLoss> none;
    const auto loss = [](BatchId batch, Milliseconds in) { return std::optional(FirstLoss{batch, noon + in}); };
    QTest::addRow("none") << none << none << QString();
    QTest::addRow("the only one") << none << loss(7, 60s) << QStringLiteral("CRM 7");
    QTest::addRow("the sooner") << loss(9, 50s) << loss(7, 60s) << QStringLiteral("Orders 9");
    QTest::addRow("the older of two") << loss(9, 60s) << loss(7, 60s) << QStringLiteral("CRM 7");
}

void TestMonitorNumbers::tellTheSoonestLoss()
{
    QFETCH(const std::optional<FirstLoss>, orders);
    QFETCH(const std::optional<FirstLoss>, crm);
    StreamStatus one = statusOf("Orders");
    one.firstLoss = orders;
    StreamStatus other = statusOf("CRM");
    other.firstLoss = crm;
    const auto first = totalOf({numbersOf(one, {}), numbersOf(other, {})}).firstLoss;
    QTEST(first ? QStringLiteral("%1 %2").arg(first->stream).arg(first->loss.batch) : QString(), "told");
}

void TestMonitorNumbers::loseNothingWhereABreakerHolds()
{
    StreamStatus held = statusOf("Orders");
    held.firstLoss = FirstLoss{1, noon + 10s};
    held.tripped = Tripped{noon, 20, noon + 60s};
    QVERIFY(!numbersOf(held, {}).firstLoss);
    QVERIFY(numbersOf(held, {}).isSpared);
    StreamStatus sending = statusOf("CRM");
    sending.firstLoss = FirstLoss{2, noon + 20s};
    const MonitorNumbers total = totalOf({numbersOf(held, {}), numbersOf(sending, {})});
    QCOMPARE(total.firstLoss->stream, QStringLiteral("CRM"));
}

void TestMonitorNumbers::mergeTheAnswersOfAll()
{
    TrafficHistory history;
    history.count(1, {answered(-700, {9000}), answered(-500, {10, 10, 10, 10, 10, 10, 10, 10, 10})});
    history.count(2, {answered(-1, {30})});
    history.count(3, {answered(-1, {31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31})});
    const auto percentile = [&](const QList<StreamId> &streams, double share) {
        return recentAnswers(history, streams, noon.wall).percentile(share).value_or(0s).count();
    };
    QCOMPARE(percentile({1}, 0.99), 10);
    QCOMPARE(percentile({1, 2}, 0.5), 10); // a mean of the two medians would be 20
    QCOMPARE(percentile({1, 2}, 0.95), 30);
    QCOMPARE(recentAnswers(history, {1, 2, 3, 4}, noon.wall).total(), 22);
    QVERIFY(recentAnswers(history, {}, noon.wall).isEmpty());
}

void TestMonitorNumbers::areNoneWithoutAStream()
{
    const MonitorNumbers none = totalOf({});
    QCOMPARE(none.streams, 0);
    QVERIFY(!none.outage && !none.backlog && !none.nextRetry && !none.fill());
}

Q_DECLARE_METATYPE(std::optional<FirstLoss>)

QTEST_GUILESS_MAIN(TestMonitorNumbers)
#include "tst_monitornumbers.moc"
