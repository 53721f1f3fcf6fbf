// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/timeline.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/story.h"

#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestTimeline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void drawsTheSchedule_data();
    void drawsTheSchedule();
    void tellsTheStory_data();
    void tellsTheStory();
};

namespace {

//! "503 +30s 503 +60s [3 in 0:42]": what is done, then what comes.
QString drawn(const QList<TimelineStop> &stops)
{
    QStringList words;
    for (const TimelineStop &stop : stops) {
        if (!words.isEmpty())
            words.append(QStringLiteral("+%1s").arg(stop.delay.count() / 1000));
        const QString label = stop.label.isEmpty() ? QStringLiteral("x") : stop.label;
        if (stop.attempt > 0)
            words.append(label);
        else
            words.append(QStringLiteral("[%1]").arg(QStringLiteral("%1 %2").arg(label, stop.time).trimmed()));
    }
    return words.join(QLatin1Char(' '));
}

AttemptRecord lostOnReused(BatchId id, int number, int scheduled)
{
    AttemptRecord record = attempt(id, number, {}, scheduled);
    record.attempt.outcome.lostOnReusedConnection = true;
    return record;
}

} // namespace

void TestTimeline::drawsTheSchedule_data()
{
    QTest::addColumn<BatchSummary>("batch");
    QTest::addColumn<QList<AttemptRecord>>("attempts");
    QTest::addColumn<QString>("drawing");

    QTest::addRow("queued") << batch(1) << QList<AttemptRecord>{}
                            << QStringLiteral("[1 waiting] +30s [2] +60s [3] +120s [4]");
    QTest::addRow("in flight") << tried(1, InFlight{2, noon}, 2, 503) << QList{attempt(1, 1, 503)}
                               << QStringLiteral("503 +30s [2 14:00:00] +60s [3] +120s [4]");
    QTest::addRow("backing off") << backingOff(1) << QList{attempt(1, 1, 503), attempt(1, 2, {})}
                                 << QStringLiteral("503 +30s x +60s [3 in 0:42] +120s [4 14:02:42]");
    QTest::addRow("delivered") << tried(1, Delivered{2, noon}, 2, 200) << QList{attempt(1, 1, 503), attempt(1, 2, 200)}
                               << QStringLiteral("503 +30s 200");
    QTest::addRow("sent once more at once")
        << tried(1, Delivered{1, noon}, 1, 200) << QList{lostOnReused(1, 1, 1), attempt(1, 2, 200, 1)}
        << QStringLiteral("x +0s 200");
    QTest::addRow("redelivered") << tried(1, BackingOff{1, noon + Milliseconds(30'000), {503, {}}}, 1, 503)
                                 << QList{attempt(1, 1, 500, 1), attempt(1, 2, 500, 2), attempt(1, 3, 500, 3),
                                          attempt(1, 4, 500, 4), attempt(1, 5, 503, 1)}
                                 << QStringLiteral("503 +30s [2 in 0:30] +60s [3 14:01:30] +120s [4 14:03:30]");
}

void TestTimeline::drawsTheSchedule()
{
    QFETCH(BatchSummary, batch);
    QFETCH(QList<AttemptRecord>, attempts);
    QFETCH(QString, drawing);
    QCOMPARE(drawn(timelineOf(batch, attempts, RetryPolicy::streams(), noon)), drawing);
}

void TestTimeline::tellsTheStory_data()
{
    QTest::addColumn<BatchSummary>("batch");
    QTest::addColumn<QList<AttemptRecord>>("attempts");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("detail");

    QTest::addRow("queued") << batch(1) << QList<AttemptRecord>{} << QStringLiteral("Waiting for a free connection.")
                            << QStringLiteral("No request has been made for it yet.");
    QTest::addRow("first try") << tried(1, InFlight{1, noon}, 1, {}) << QList<AttemptRecord>{}
                               << QStringLiteral("On the wire since 14:00:00.")
                               << QStringLiteral("This is its first try.");
    QTest::addRow("backing off")
        << backingOff(1) << QList{attempt(1, 1, 503), attempt(1, 2, 503)}
        << QStringLiteral("Attempt 2 failed after 81 ms: answered 503.")
        << QStringLiteral("The endpoint is alive but refuses work. Nothing to do yet: Penstock sends the whole "
                          "batch again at 14:00:42, and for the last time at about 14:02:42.");
    QTest::addRow("before the last try")
        << tried(1, BackingOff{3, noon, {500, {}}}, 3, 500) << QList{attempt(1, 3, 500)}
        << QStringLiteral("Attempt 3 failed after 81 ms: answered 500.")
        << QStringLiteral(
               "The endpoint has a fault of its own. Nothing to do yet: Penstock sends the whole batch a last time at "
               "14:00:00.");
    QTest::addRow("delivered") << delivered(1) << QList{attempt(1, 1, 200)}
                               << QStringLiteral(
                                      "Attempt 1 delivered the batch: the endpoint answered 200 after 81 ms.")
                               << QStringLiteral("");
    QTest::addRow("dead letter")
        << deadLetter(1) << QList{attempt(1, 4, 413)}
        << QStringLiteral("Given up. Attempt 4 failed after 81 ms: answered 413.")
        << QStringLiteral("The batch is too large for the endpoint: make batches smaller. The batch is kept: "
                          "mend the cause, then redeliver it.");
    QTest::addRow("never sent") << tried(1, DeadLettered{0, {{}, QStringLiteral("its body is damaged")}}, 0, {})
                                << QList<AttemptRecord>{} << QStringLiteral("Given up: its body is damaged.")
                                << QStringLiteral("The batch is kept: mend the cause, then redeliver it.");
}

void TestTimeline::tellsTheStory()
{
    QFETCH(BatchSummary, batch);
    QFETCH(QList<AttemptRecord>, attempts);
    const Story story = storyOf(batch, attempts, RetryPolicy::streams());
    QTEST(story.headline, "headline");
    QTEST(story.detail, "detail");
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
