// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/batchstate.h"

#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

const Moment now{WallTime(1000s), SteadyTime(10s)};

Outcome answered(int status)
{
    Outcome outcome{.kind = status / 100 == 2 ? Outcome::Kind::Delivered : Outcome::Kind::Failed};
    outcome.answer.status = status;
    outcome.reason = QStringLiteral("answered %1").arg(status);
    return outcome;
}

} // namespace

class TestBatchState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTries();
    void backsOffByTheSchedule_data();
    void backsOffByTheSchedule();
    void honorsRetryAfterOnlyWhenItIsToldSo_data();
    void honorsRetryAfterOnlyWhenItIsToldSo();
    void countsNoTryOfAProbe();
    void isGivenUpAtOnceWithoutDelays();
    void comesBackAsItWasDiscarded();
    void namesEveryState();
};

void TestBatchState::countsTries()
{
    QCOMPARE(begin(Queued{}, now), (InFlight{1, now}));
    QCOMPARE(begin(BackingOff{.attempt = 2}, now), (InFlight{3, now}));
}

void TestBatchState::backsOffByTheSchedule_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("seconds");
    QTest::addRow("first failure") << 1 << qint64(30);
    QTest::addRow("second failure") << 2 << qint64(60);
    QTest::addRow("third failure") << 3 << qint64(120);
    QTest::addRow("the last one") << 4 << qint64(-1);
}

void TestBatchState::backsOffByTheSchedule()
{
    QFETCH(const int, attempt);
    QFETCH(const qint64, seconds);
    const Settlement settlement = finish(InFlight{attempt, now}, answered(503), RetryPolicy::streams(), now);
    const Failure failure{503, QStringLiteral("answered 503")};
    if (seconds < 0)
        QVERIFY(settlement == Settlement(DeadLettered{attempt, failure}));
    else
        QVERIFY(settlement == Settlement(BackingOff{attempt, now + std::chrono::seconds(seconds), failure}));
    QVERIFY(finish(InFlight{attempt, now}, answered(204), RetryPolicy::streams(), now) ==
            Settlement(Delivered{attempt, now}));
}

void TestBatchState::honorsRetryAfterOnlyWhenItIsToldSo_data()
{
    QTest::addColumn<bool>("honors");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("waits");
    QTest::addRow("not told so") << false << qint64(50) << qint64(30);
    QTest::addRow("longer") << true << qint64(50) << qint64(50);
    QTest::addRow("shorter") << true << qint64(5) << qint64(30);
    QTest::addRow("no wait") << true << qint64(0) << qint64(30);
    QTest::addRow("twice the delay") << true << qint64(60) << qint64(60);
    QTest::addRow("more than twice") << true << qint64(86'400) << qint64(60);
    QTest::addRow("did not ask") << true << qint64(-1) << qint64(30);
}

void TestBatchState::honorsRetryAfterOnlyWhenItIsToldSo()
{
    QFETCH(const bool, honors);
    QFETCH(const qint64, asked);
    QFETCH(const qint64, waits);
    RetryPolicy policy = RetryPolicy::streams();
    policy.honorsRetryAfter = honors;
    Outcome outcome = answered(429);
    if (asked >= 0)
        outcome.retryAfter = std::chrono::seconds(asked);
    const Settlement settlement = finish(InFlight{1, now}, outcome, policy, now);
    QCOMPARE(std::get<BackingOff>(settlement).retryAt, now + std::chrono::seconds(waits));
}

void TestBatchState::countsNoTryOfAProbe()
{
    const Failure failure{503, QStringLiteral("answered 503")};
    QVERIFY(finishProbe(InFlight{4, now}, answered(503), std::chrono::minutes(1), now) ==
            Settlement(BackingOff{3, now + std::chrono::minutes(1), failure}));
    QVERIFY(finishProbe(InFlight{4, now}, answered(200), std::chrono::minutes(1), now) ==
            Settlement(Delivered{4, now}));
}

void TestBatchState::isGivenUpAtOnceWithoutDelays()
{
    QVERIFY(std::holds_alternative<DeadLettered>(finish(InFlight{}, answered(500), RetryPolicy{}, now)));
}

void TestBatchState::comesBackAsItWasDiscarded()
{
    const DeadLettered dead{3, {400, QStringLiteral("answered 400")}};
    QCOMPARE(discard(dead, now).at, now);
    QCOMPARE(restore(discard(dead, now)), dead);
    QVERIFY(isHistory(discard(dead, now)) && isHistory(halve(dead, now)) && !isHistory(dead));
    QCOMPARE(failureOf(discard(dead, now)), std::optional(dead.failure));
}

void TestBatchState::namesEveryState()
{
    QCOMPARE(stateName(Queued{}), QLatin1String("queued"));
    QCOMPARE(stateName(InFlight{}), QLatin1String("inFlight"));
    QCOMPARE(stateName(BackingOff{}), QLatin1String("backingOff"));
    QCOMPARE(stateName(Delivered{}), QLatin1String("delivered"));
    QCOMPARE(stateName(DeadLettered{}), QLatin1String("deadLettered"));
    QCOMPARE(stateName(Discarded{}), QLatin1String("discarded"));
    QCOMPARE(stateName(Halved{}), QLatin1String("halved"));
}

QTEST_GUILESS_MAIN(TestBatchState)
#include "tst_batchstate.moc"
