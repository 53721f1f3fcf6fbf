// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/survival.h"

#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

const Moment now{WallTime(1'000'000s), SteadyTime(10'000s)};

BackingOff backingOff(int attempt, Milliseconds left)
{
    return {.attempt = attempt, .retryAt = now + left, .failure = {503, QStringLiteral("answered 503")}};
}

RetryPolicy policyOf(const QList<int> &seconds)
{
    RetryPolicy policy;
    for (const int delay : seconds)
        policy.delays.push_back(std::chrono::seconds(delay));
    return policy;
}

} // namespace

class TestSurvival : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhenABatchIsGivenUp_data();
    void tellsWhenABatchIsGivenUp();
    void isWhatTheScheduleComesTo_data();
    void isWhatTheScheduleComesTo();
    void findsTheFirst_data();
    void findsTheFirst();
};

void TestSurvival::tellsWhenABatchIsGivenUp_data()
{
    QTest::addColumn<BatchState>("state");
    QTest::addColumn<QList<int>>("delays");
    QTest::addColumn<int>("seconds"); //!< from now; -1: never
    const QList<int> streams{30, 60, 120};
    const auto row = [](const char *name, BatchState state, const QList<int> &delays, int seconds) {
        QTest::addRow("%s", name) << std::move(state) << delays << seconds;
    };
    row("queued: the whole schedule", Queued{now}, streams, 210);
    row("queued long ago: still the whole schedule", Queued{now + -1h}, streams, 210);
    row("on the wire for the first time", InFlight{1, now}, streams, 210);
    row("on the wire for the third time", InFlight{3, now}, streams, 120);
    row("on the wire for the last time", InFlight{4, now}, streams, 0);
    row("backing off after the first try", backingOff(1, 30s), streams, 30 + 60 + 120);
    row("backing off, some of the wait is over", backingOff(1, 12s), streams, 12 + 60 + 120);
    row("backing off after the second try", backingOff(2, 45s), streams, 45 + 120);
    row("backing off before the last try", backingOff(3, 100s), streams, 100);
    row("overdue, because nothing was sent for long", backingOff(2, -1h), streams, 120);
    row("overdue before the last try", backingOff(3, -1h), streams, 0);
    row("a schedule of one try", Queued{now}, {}, 0);
    row("one delay", InFlight{1, now}, {7}, 7);
    row("more tries than the schedule has now", backingOff(3, 40s), {30}, 40);
    row("on the wire beyond the schedule", InFlight{9, now}, {30}, 0);
    row("delivered", Delivered{1, now}, streams, -1);
    row("given up already", DeadLettered{4, {}}, streams, -1);
}

void TestSurvival::tellsWhenABatchIsGivenUp()
{
    QFETCH(const BatchState, state);
    QFETCH(const QList<int>, delays);
    QFETCH(const int, seconds);
    const auto at = givenUpAt(state, policyOf(delays), now);
    if (seconds < 0)
        QVERIFY(!at);
    else
        QVERIFY(at == now + std::chrono::seconds(seconds));
}

void TestSurvival::isWhatTheScheduleComesTo_data()
{
    QTest::addColumn<int>("failures"); //!< before we look
    for (const int failures : {0, 1, 2, 3})
        QTest::addRow("after %d failures", failures) << failures;
}

// The state machine itself, driven to the end with failures only, gives the batch up at the moment that was told.
void TestSurvival::isWhatTheScheduleComesTo()
{
    QFETCH(const int, failures);
    const RetryPolicy policy = RetryPolicy::streams();
    const Outcome refused{.kind = Outcome::Kind::Failed};
    Moment moment = now;
    Waiting waiting = Queued{now};
    std::optional<Moment> told;
    for (int failed = 0;; ++failed) {
        if (failed == failures)
            told = givenUpAt(std::visit([](const auto &s) { return BatchState(s); }, waiting), policy, moment);
        const InFlight inFlight = std::visit([&](const auto &s) { return begin(s, moment); }, waiting);
        const Settlement settlement = finish(inFlight, refused, policy, moment);
        if (std::holds_alternative<DeadLettered>(settlement))
            break;
        waiting = std::get<BackingOff>(settlement);
        moment = std::get<BackingOff>(settlement).retryAt;
    }
    QVERIFY(told == moment);
}

void TestSurvival::findsTheFirst_data()
{
    QTest::addColumn<std::vector<UnsettledState>>("batches");
    QTest::addColumn<BatchId>("batch"); //!< 0: none
    QTest::addColumn<int>("seconds");
    using Batches = std::vector<UnsettledState>;
    QTest::addRow("none") << Batches{} << BatchId(0) << 0;
    QTest::addRow("all settled") << Batches{{1, Delivered{}}, {2, DeadLettered{}}} << BatchId(0) << 0;
    QTest::addRow("one queued") << Batches{{7, Queued{now}}} << BatchId(7) << 210;
    QTest::addRow("the older of two queued") << Batches{{8, Queued{now}}, {7, Queued{now}}} << BatchId(7) << 210;
    QTest::addRow("the one that failed most often")
        << Batches{{1, backingOff(1, 1s)}, {2, backingOff(3, 90s)}, {3, Queued{now}}} << BatchId(2) << 90;
    QTest::addRow("due first is not given up first")
        << Batches{{1, backingOff(1, 1s)}, {2, backingOff(2, 60s)}} << BatchId(2) << 180;
    QTest::addRow("the last try is on the wire")
        << Batches{{1, backingOff(3, 1s)}, {2, InFlight{4, now}}} << BatchId(2) << 0;
    QTest::addRow("what is settled does not count")
        << Batches{{1, DeadLettered{4, {}}}, {2, backingOff(2, 10s)}} << BatchId(2) << 130;
}

void TestSurvival::findsTheFirst()
{
    QFETCH(const std::vector<UnsettledState>, batches);
    QFETCH(const BatchId, batch);
    QFETCH(const int, seconds);
    const auto first = firstLoss(batches, RetryPolicy::streams(), now);
    if (batch == 0)
        QVERIFY(!first);
    else
        QVERIFY(first == FirstLoss({batch, now + std::chrono::seconds(seconds)}));
}

QTEST_GUILESS_MAIN(TestSurvival)
#include "tst_survival.moc"
