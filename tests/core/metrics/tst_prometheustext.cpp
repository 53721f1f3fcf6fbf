// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/prometheustext.h"

#include "tests/support/prometheusreader.h"

#include <QTest>

using namespace penstock;

class TestPrometheusText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWellFormed_data();
    void isWellFormed();
    void tellsEachNumber();
    void addsUpTheHistogram();
    void leavesOutTimesThatThereAreNot();
    void endsCountersInTotal();
};

namespace {

StreamOverview sample(const QString &name)
{
    StreamOverview overview;
    overview.stream = name;
    overview.run = StreamRun{.state = QStringLiteral("held")};
    overview.counts = {.queued = 1,
                       .inFlight = 2,
                       .backingOff = 3,
                       .delivered = 4,
                       .deadLettered = 5,
                       .eventsDelivered = 6,
                       .eventsDeadLettered = 7,
                       .eventsWaiting = 8,
                       .bytesWaiting = 9'000'000'000};
    overview.attempts = {.delivered = 10, .failed = 11, .unconfirmed = 12};
    overview.attempts.answered = {1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4};
    overview.attempts.answeredFor = Milliseconds(123'450);
    overview.notCollected = 13;
    overview.oldestWaiting = wallTimeFromEpochMs(1'795'442'400'250);
    overview.firstLoss = FirstLoss{1042, {.wall = wallTimeFromEpochMs(1'795'442'611'000)}};
    return overview;
}

} // namespace

void TestPrometheusText::isWellFormed_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addRow("no stream") << QStringList{};
    QTest::addRow("one") << QStringList{QStringLiteral("Orders")};
    QTest::addRow("what has to be escaped")
        << QStringList{QStringLiteral("a\"b"), QStringLiteral("a\\nb"),     QStringLiteral("a\nb"),
                       QStringLiteral("\\"),   QStringLiteral("{} , =#é😀"), QString()};
}

void TestPrometheusText::isWellFormed()
{
    QFETCH(const QStringList, names);
    std::vector<StreamOverview> streams;
    for (const QString &name : names)
        streams.push_back(sample(name));
    const PrometheusReader metrics(prometheusText(streams));
    QVERIFY2(metrics.problem().isEmpty(), qPrintable(metrics.problem()));
    for (const QString &name : names)
        QCOMPARE(metrics.value("penstock_backlog_events", {{"stream", name.toUtf8()}}), 8.0);
}

void TestPrometheusText::tellsEachNumber()
{
    const PrometheusReader metrics(prometheusText({sample(QStringLiteral("Orders"))}));
    const auto value = [&](const char *name, const QByteArray &label = {}, const QByteArray &of = {}) {
        PrometheusReader::Labels labels{{"stream", "Orders"}};
        if (!label.isEmpty())
            labels.insert(label, of);
        return metrics.value(name, labels);
    };
    QCOMPARE(value("penstock_events_delivered_total"), 6.0);
    QCOMPARE(value("penstock_events_not_collected_total"), 13.0);
    QCOMPARE(value("penstock_batches_delivered_total"), 4.0);
    QCOMPARE(value("penstock_batches_pending", "state", "queued"), 1.0);
    QCOMPARE(value("penstock_batches_pending", "state", "in_flight"), 2.0);
    QCOMPARE(value("penstock_batches_pending", "state", "backing_off"), 3.0);
    QCOMPARE(value("penstock_dead_letters"), 5.0);
    QCOMPARE(value("penstock_dead_letter_events"), 7.0);
    QCOMPARE(value("penstock_attempts_total", "outcome", "delivered"), 10.0);
    QCOMPARE(value("penstock_attempts_total", "outcome", "failed"), 11.0);
    QCOMPARE(value("penstock_attempts_total", "outcome", "unconfirmed"), 12.0);
    QCOMPARE(value("penstock_backlog_events"), 8.0);
    QCOMPARE(value("penstock_backlog_bytes"), 9e9);
    QCOMPARE(value("penstock_stream_state", "state", "held"), 1.0);
    QCOMPARE(value("penstock_stream_state", "state", "running"), 0.0);
    QCOMPARE(value("penstock_oldest_waiting_timestamp_seconds"), 1'795'442'400.25);
    QCOMPARE(value("penstock_first_loss_timestamp_seconds"), 1'795'442'611.0);
}

void TestPrometheusText::addsUpTheHistogram()
{
    const PrometheusReader metrics(prometheusText({sample(QStringLiteral("Orders"))}));
    const auto bucket = [&](const char *end) {
        return metrics.value("penstock_answer_seconds_bucket", {{"stream", "Orders"}, {"le", end}});
    };
    QCOMPARE(bucket("0.005"), 1.0);
    QCOMPARE(bucket("0.01"), 1.0);
    QCOMPARE(bucket("0.025"), 3.0);
    QCOMPARE(bucket("10"), 3.0);
    QCOMPARE(bucket("30"), 6.0);
    QCOMPARE(bucket("+Inf"), 10.0);
    QCOMPARE(metrics.value("penstock_answer_seconds_count", {{"stream", "Orders"}}), 10.0);
    QCOMPARE(metrics.value("penstock_answer_seconds_sum", {{"stream", "Orders"}}), 123.45);
}

void TestPrometheusText::leavesOutTimesThatThereAreNot()
{
    StreamOverview idle;
    idle.stream = QStringLiteral("Orders");
    const PrometheusReader metrics(prometheusText({idle}));
    QVERIFY2(metrics.problem().isEmpty(), qPrintable(metrics.problem()));
    QVERIFY(!metrics.value("penstock_first_loss_timestamp_seconds", {{"stream", "Orders"}}));
    QVERIFY(!metrics.value("penstock_oldest_waiting_timestamp_seconds", {{"stream", "Orders"}}));
    QCOMPARE(metrics.value("penstock_stream_state", {{"stream", "Orders"}, {"state", "stopped"}}), 0.0);
}

void TestPrometheusText::endsCountersInTotal()
{
    const PrometheusReader metrics(prometheusText({sample(QStringLiteral("Orders"))}));
    const auto types = metrics.types();
    QVERIFY(types.size() > 10);
    for (auto [name, type] : types.asKeyValueRange())
        QCOMPARE(type == "counter", name.endsWith("_total"));
}

QTEST_GUILESS_MAIN(TestPrometheusText)
#include "tst_prometheustext.moc"
