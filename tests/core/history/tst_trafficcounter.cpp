// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficcounter.h"

#include <QTest>

using namespace penstock;

class TestTrafficCounter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAnAttempt_data();
    void countsAnAttempt();
    void countsWhenTheAttemptEnded();
    void countsAnswersOnlyOfThoseThatAnswered();
    void countsDeadLetters();
    void tellsTheBacklogWhenItChanges();
    void isTakenOnce();
};

namespace {

constexpr qint64 noonSecond = 1'700'049'600;
const WallTime noon = wallTimeFromEpochMs(noonSecond * 1000);

Attempt attemptOf(Outcome::Kind kind, Milliseconds began, Milliseconds took, std::optional<int> status)
{
    Attempt attempt;
    attempt.outcome.kind = kind;
    attempt.outcome.answer.status = status;
    attempt.outcome.startedAt.wall = noon + began;
    attempt.outcome.duration = took;
    return attempt;
}

} // namespace

void TestTrafficCounter::countsAnAttempt_data()
{
    QTest::addColumn<Outcome::Kind>("kind");
    QTest::addColumn<qint64>("eventsDelivered");
    QTest::addColumn<qint64>("eventsFailed");
    QTest::addRow("delivered") << Outcome::Kind::Delivered << qint64(100) << qint64(0);
    QTest::addRow("failed") << Outcome::Kind::Failed << qint64(0) << qint64(100);
}

void TestTrafficCounter::countsAnAttempt()
{
    QFETCH(Outcome::Kind, kind);
    TrafficCounter counter;
    counter.count(attemptOf(kind, Milliseconds(0), Milliseconds(20), 200), 100);
    const auto seconds = counter.take({}, noon);
    QCOMPARE(seconds.size(), 1U);
    QTEST(seconds[0].eventsDelivered, "eventsDelivered");
    QTEST(seconds[0].eventsFailed, "eventsFailed");
    QCOMPARE(seconds[0].batchesDelivered, kind == Outcome::Kind::Delivered ? 1 : 0);
    QCOMPARE(seconds[0].attemptsFailed, kind == Outcome::Kind::Delivered ? 0 : 1);
}

void TestTrafficCounter::countsWhenTheAttemptEnded()
{
    TrafficCounter counter;
    counter.count(attemptOf(Outcome::Kind::Delivered, Milliseconds(990), Milliseconds(20), 200), 10);
    counter.count(attemptOf(Outcome::Kind::Delivered, Milliseconds(900), Milliseconds(20), 200), 20);
    counter.count(attemptOf(Outcome::Kind::Failed, Milliseconds(1500), Milliseconds(20), 500), 30);
    const auto seconds = counter.take({}, noon);
    QCOMPARE(seconds.size(), 2U);
    QCOMPARE(seconds[0].second, noonSecond + 1);
    QCOMPARE(seconds[0].eventsDelivered, 10);
    QCOMPARE(seconds[0].eventsFailed, 30);
    QCOMPARE(seconds[1].second, noonSecond);
    QCOMPARE(seconds[1].eventsDelivered, 20);
}

void TestTrafficCounter::countsAnswersOnlyOfThoseThatAnswered()
{
    TrafficCounter counter;
    counter.count(attemptOf(Outcome::Kind::Failed, Milliseconds(0), Milliseconds(20), 503), 1);
    counter.count(attemptOf(Outcome::Kind::Failed, Milliseconds(0), Milliseconds(900), {}), 1);
    const auto seconds = counter.take({}, noon);
    QCOMPARE(seconds[0].answers.total(), 1);
    QCOMPARE(seconds[0].answers.percentile(1), Milliseconds(20));
}

void TestTrafficCounter::countsDeadLetters()
{
    TrafficCounter counter;
    counter.countDeadLetter(noon);
    counter.countDeadLetter(noon + Milliseconds(999));
    QCOMPARE(counter.take({}, noon).front().batchesDeadLettered, 2);
}

void TestTrafficCounter::tellsTheBacklogWhenItChanges()
{
    TrafficCounter counter;
    QVERIFY(counter.take({}, noon).empty());
    QCOMPARE(counter.take(Backlog{0, 0}, noon).front().lastBacklog, (Backlog{0, 0}));
    QVERIFY(counter.take(Backlog{0, 0}, noon).empty());
    QCOMPARE(counter.take(Backlog{100, 6000}, noon).front().highestBacklog, (Backlog{100, 6000}));
    QVERIFY(counter.take({}, noon).empty());
}

void TestTrafficCounter::isTakenOnce()
{
    TrafficCounter counter;
    counter.countDeadLetter(noon);
    QCOMPARE(counter.take({}, noon).size(), 1U);
    QVERIFY(counter.take({}, noon).empty());
}

QTEST_APPLESS_MAIN(TestTrafficCounter)
#include "tst_trafficcounter.moc"
