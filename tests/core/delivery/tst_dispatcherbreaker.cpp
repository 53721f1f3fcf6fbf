// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/dispatcher.h"

#include "tests/core/delivery/dispatcherbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

DeliveryLimits tripsAfter(int failures, int maxInFlight = 1)
{
    DeliveryLimits limits = inFlight(maxInFlight);
    limits.holdAfterFailures = failures;
    return limits;
}

} // namespace

//! A stream whose endpoint fails time after time is held, and asks once a minute.
class TestDispatcherBreaker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOffUnlessItIsWanted();
    void sendsAProbeAMinuteWhileItIsTripped();
    void burnsNoTryWithAProbe();
    void goesOnByItselfWhenAProbeIsDelivered();
    void countsOnlyFailuresInARow();
    void takesNoNoticeOfWhatWasOnTheWireWhenItTripped();
    void waitsWithAProbeUntilSomethingIsDue();
    void survivesAStopWhileAProbeIsClaimed();
    void losesNothingWhileItIsTripped();
};

void TestDispatcherBreaker::isOffUnlessItIsWanted()
{
    DispatcherBench bench({500}, 1ms, 1);
    bench.dispatcher.start();
    bench.enqueue(30);
    bench.scheduler.advance(1s);
    QCOMPARE(bench.sender.requests(), 30);
    QVERIFY(!bench.dispatcher.tripped());
}

void TestDispatcherBreaker::sendsAProbeAMinuteWhileItIsTripped()
{
    DispatcherBench bench({500}, 0ms, tripsAfter(3));
    QSignalSpy changed(&bench.dispatcher, &Dispatcher::breakerChanged);
    bench.dispatcher.start();
    bench.enqueue(10);
    bench.scheduler.advance(3min + 30s);
    QCOMPARE(bench.sentAfter(), Seconds({0, 0, 0, 60, 120, 180}));
    QCOMPARE(changed.count(), 1);
    const auto tripped = bench.dispatcher.tripped();
    QVERIFY(tripped);
    QCOMPARE(tripped->failures, 6);
    QCOMPARE(tripped->nextProbe->steady, bench.startedAt + 240s);
    QCOMPARE(bench.outbox.attempts().size(), 6); // each is in the ledger
}

void TestDispatcherBreaker::burnsNoTryWithAProbe()
{
    DispatcherBench bench({500}, 0ms, tripsAfter(2));
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(24h);
    // Two tries, 30 s apart, and then a probe a minute: the batch never comes to its end.
    QCOMPARE(triesOf(bench.outbox.state(1)), 2);
    QVERIFY(std::holds_alternative<BackingOff>(bench.outbox.state(1)));
    QVERIFY(bench.sender.requests() > 1400);
    QVERIFY2(bench.outbox.refusals().isEmpty(), qPrintable(bench.outbox.refusals().join(u'\n')));
}

void TestDispatcherBreaker::goesOnByItselfWhenAProbeIsDelivered()
{
    DispatcherBench bench({500, 500, 500, 200}, 0ms, tripsAfter(2));
    QSignalSpy changed(&bench.dispatcher, &Dispatcher::breakerChanged);
    bench.dispatcher.start();
    bench.enqueue(5);
    bench.scheduler.advance(59s);
    QCOMPARE(bench.sender.requests(), 2);
    bench.scheduler.advance(61s);
    QVERIFY(!bench.dispatcher.tripped());
    QVERIFY(bench.dispatcher.isDrained());
    QCOMPARE(changed.count(), 2);
    QCOMPARE(bench.sender.requests(), 2 + 1 + 5);
}

void TestDispatcherBreaker::countsOnlyFailuresInARow()
{
    DispatcherBench bench({500, 500, 200, 500, 500, 200}, 0ms, tripsAfter(3));
    bench.dispatcher.start();
    bench.enqueue(6);
    bench.scheduler.advance(10s);
    QCOMPARE(bench.sender.requests(), 6);
    QVERIFY(!bench.dispatcher.tripped());
}

void TestDispatcherBreaker::takesNoNoticeOfWhatWasOnTheWireWhenItTripped()
{
    DispatcherBench bench({500}, 10s, tripsAfter(2, 6));
    bench.dispatcher.start();
    bench.enqueue(20);
    bench.scheduler.advance(30s);
    QCOMPARE(bench.sender.requests(), 7); // the first of them had made room for one more
    QCOMPARE(bench.dispatcher.tripped()->failures, 2);
    QCOMPARE(bench.dispatcher.tripped()->nextProbe->steady, bench.startedAt + 70s);
    bench.scheduler.advance(45s);
    QCOMPARE(bench.sender.requests(), 8); // one, however many could go
    QVERIFY(!bench.dispatcher.tripped()->nextProbe);
}

void TestDispatcherBreaker::waitsWithAProbeUntilSomethingIsDue()
{
    DeliveryLimits limits = tripsAfter(1);
    limits.retryDelays = {5min};
    DispatcherBench bench({500, 200}, 0ms, limits);
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(10min);
    QCOMPARE(bench.sentAfter(), Seconds({0, 300}));
    QVERIFY(bench.dispatcher.isDrained());
}

void TestDispatcherBreaker::survivesAStopWhileAProbeIsClaimed()
{
    DispatcherBench bench({500, 200}, 0ms, tripsAfter(1));
    bench.dispatcher.start();
    bench.enqueue(2);
    bench.scheduler.advance(59s);
    bench.outbox.hold();
    bench.scheduler.advance(2s);
    QCOMPARE(bench.sender.requests(), 1); // the probe is claimed, and not yet durably
    bench.dispatcher.stop();
    bench.outbox.release();
    bench.scheduler.advance(1s);
    QCOMPARE(bench.sender.requests(), 1);
    bench.dispatcher.start();
    bench.scheduler.advance(1min);
    QVERIFY(bench.dispatcher.isDrained());
}

void TestDispatcherBreaker::losesNothingWhileItIsTripped()
{
    DispatcherBench bench({500}, 0ms, tripsAfter(5));
    bench.dispatcher.start();
    bench.enqueue(3);
    QVERIFY(bench.dispatcher.firstLoss());
    bench.scheduler.advance(2h);
    QVERIFY(bench.dispatcher.tripped());
    QVERIFY(!bench.dispatcher.firstLoss());
    QVERIFY(bench.outbox.deadLetters(0).empty());
}

QTEST_GUILESS_MAIN(TestDispatcherBreaker)
#include "tst_dispatcherbreaker.moc"
