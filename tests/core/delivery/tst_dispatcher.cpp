// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/dispatcher.h"

#include "tests/core/delivery/dispatcherbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

class TestDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retriesTheWholeBatch_data();
    void retriesTheWholeBatch();
    void sendsTheSameBytesOnEveryTry();
    void waitsAfterTheFailureNotAfterTheStart();
    void neverExceedsTheInFlightLimit();
    void sendsOnceMoreAtOnceWhenAKeptAliveConnectionWasLost();
    void sendsOnceMoreOnlyOnceInATry();
    void doesNotFireEarlyOrLateWhenTheWallClockJumps_data();
    void doesNotFireEarlyOrLateWhenTheWallClockJumps();
    void sendsWhatFellDueInItsSleepWithoutABurst();
    void goesOnWithWhatAnEarlierRunLeft();
    void sendsNothingBeforeItsBeginIsDurable();
    void tellsNothingBeforeItIsDurable();
    void stopsWhenWhatIsOnTheWireIsRecorded();
    void takesBackWhatItHadClaimedWhenItStops();
    void keepsTheWireBusyWhereTheOutboxIsSlow();
    void claimsNothingAheadOfAnEndpointThatIsSlow();
    void hasPlentyOnlyWhileBatchesAreDelivered();
    void goesOnAfterAStop();
    void sendsNothingMoreWhenTheOutboxFails();
    void redeliversADeadLetterOnANewSchedule();
    void refusesToRedeliverWhatIsNoDeadLetter();
    void givesUpABatchWhoseBodyIsDamaged();
    void waitsForABodyThatCannotBeReadJustNow();
    void readsBackTheBodiesOfALongQueue();
};

void TestDispatcher::retriesTheWholeBatch_data()
{
    QTest::addColumn<AnswerScript>("script");
    QTest::addColumn<Seconds>("sentAfter");
    QTest::addColumn<QString>("state");

    const QString delivered = QStringLiteral("delivered");
    const QString deadLettered = QStringLiteral("deadLettered");
    QTest::addRow("first attempt succeeds") << AnswerScript{200} << Seconds{0} << delivered;
    QTest::addRow("any 2xx is success") << AnswerScript{299} << Seconds{0} << delivered;
    QTest::addRow("recovers at the second try") << AnswerScript{500, 200} << Seconds{0, 30} << delivered;
    QTest::addRow("recovers at the last try")
        << AnswerScript{500, 503, 429, 204} << Seconds{0, 30, 90, 210} << delivered;
    QTest::addRow("is given up after the last") << AnswerScript{500} << Seconds{0, 30, 90, 210} << deadLettered;
    QTest::addRow("a redirect is a failure") << AnswerScript{302} << Seconds{0, 30, 90, 210} << deadLettered;
    QTest::addRow("a client error too") << AnswerScript{400} << Seconds{0, 30, 90, 210} << deadLettered;
}

void TestDispatcher::retriesTheWholeBatch()
{
    QFETCH(const AnswerScript, script);
    QFETCH(const Seconds, sentAfter);
    QFETCH(const QString, state);

    DispatcherBench bench(script);
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(1h);

    QCOMPARE(bench.sentAfter(), sentAfter);
    QCOMPARE(QString(stateName(bench.outbox.state(1))), state);
    QCOMPARE(bench.outbox.attempts().size(), sentAfter.size());
    QVERIFY(bench.dispatcher.isDrained());
    QVERIFY2(bench.outbox.refusals().isEmpty(), qPrintable(bench.outbox.refusals().join(u'\n')));
}

void TestDispatcher::sendsTheSameBytesOnEveryTry()
{
    DispatcherBench bench({500});
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(1h);
    QCOMPARE(bench.sender.bodies(), QList<QByteArray>(4, "body 0"));
}

void TestDispatcher::waitsAfterTheFailureNotAfterTheStart()
{
    DispatcherBench bench({500, 200}, 10s);
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(1h);
    QCOMPARE(bench.sentAfter(), Seconds({0, 40}));
}

void TestDispatcher::neverExceedsTheInFlightLimit()
{
    DispatcherBench bench({200}, 5ms, 3);
    bench.dispatcher.start();
    bench.enqueue(100);
    bench.scheduler.advance(1h);
    QCOMPARE(bench.sender.requests(), 100);
    QCOMPARE(bench.sender.mostAtOnce(), 3);
}

void TestDispatcher::sendsOnceMoreAtOnceWhenAKeptAliveConnectionWasLost()
{
    DispatcherBench bench({0, 200});
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(1h);

    QCOMPARE(bench.sentAfter(), Seconds({0, 0}));
    const QList<Attempt> attempts = bench.outbox.attempts();
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0].number, 1);
    QCOMPARE(attempts[1].number, 2);
    QCOMPARE(attempts[1].scheduled, 1); // the pair uses up one try
}

void TestDispatcher::sendsOnceMoreOnlyOnceInATry()
{
    DispatcherBench bench({0});
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(1h);
    QCOMPARE(bench.sentAfter(), Seconds({0, 0, 30, 30, 90, 90, 210, 210}));
    QVERIFY(std::holds_alternative<DeadLettered>(bench.outbox.state(1)));
}

void TestDispatcher::doesNotFireEarlyOrLateWhenTheWallClockJumps_data()
{
    QTest::addColumn<qint64>("hours");
    QTest::addRow("forward") << qint64(5);
    QTest::addRow("back") << qint64(-5);
}

void TestDispatcher::doesNotFireEarlyOrLateWhenTheWallClockJumps()
{
    QFETCH(const qint64, hours);
    DispatcherBench bench({500});
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(10s);
    bench.scheduler.jumpWallClock(std::chrono::hours(hours));
    bench.scheduler.advance(1h);
    QCOMPARE(bench.sentAfter(), Seconds({0, 30, 90, 210}));
}

void TestDispatcher::sendsWhatFellDueInItsSleepWithoutABurst()
{
    DispatcherBench bench({500}, 50ms, 2);
    bench.dispatcher.start();
    bench.enqueue(20);
    bench.scheduler.advance(10s);
    QCOMPARE(bench.sender.requests(), 20);

    bench.scheduler.sleep(8h);
    QCOMPARE(bench.sender.mostAtOnce(), 2);
    bench.scheduler.advance(1s);
    QCOMPARE(bench.sender.requests(), 40);
    QCOMPARE(bench.sender.mostAtOnce(), 2);
}

void TestDispatcher::goesOnWithWhatAnEarlierRunLeft()
{
    DispatcherBench bench({200});
    const Moment now = bench.scheduler.now();
    const Batch backingOff = bench.outbox.add(someBatch(1));
    const Batch queued = bench.outbox.add(someBatch(2));
    const InFlight third{.attempt = 3, .startedAt = now};
    const BackingOff due{.attempt = 3, .retryAt = now + 100s, .failure = {500, QStringLiteral("answered 500")}};
    bench.outbox.begin(backingOff.id, third, 1, [](const auto &) {});
    bench.outbox.finish({.batch = backingOff.id, .number = 1, .scheduled = 3}, due, [](const auto &) {});
    bench.scheduler.advance(0ms);

    bench.dispatcher.restore({.batch = backingOff, .state = due, .attempts = 1});
    bench.dispatcher.restore({.batch = queued, .state = Queued{now}});
    QCOMPARE(bench.dispatcher.nextRetry()->steady, due.retryAt.steady);
    bench.dispatcher.start();
    bench.scheduler.advance(1h);

    QCOMPARE(bench.sender.batches(), QList<BatchId>({queued.id, backingOff.id}));
    QCOMPARE(bench.sentAfter(), Seconds({0, 100}));
    QCOMPARE(bench.outbox.attempts().constLast().number, 2);
    QCOMPARE(bench.outbox.attempts().constLast().scheduled, 4);
}

void TestDispatcher::sendsNothingBeforeItsBeginIsDurable()
{
    DispatcherBench bench({200});
    bench.dispatcher.start();
    bench.outbox.hold();
    bench.enqueue(3);
    bench.scheduler.advance(1h);
    QCOMPARE(bench.sender.requests(), 0);
    bench.outbox.release();
    bench.scheduler.advance(1s);
    QCOMPARE(bench.sender.requests(), 3);
}

void TestDispatcher::tellsNothingBeforeItIsDurable()
{
    DispatcherBench bench({200});
    QSignalSpy recorded(&bench.dispatcher, &Dispatcher::attemptRecorded);
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(10ms);
    QCOMPARE(bench.sender.requests(), 1);
    bench.outbox.hold();
    bench.scheduler.advance(1h); // answered long ago
    QVERIFY(recorded.isEmpty());
    QVERIFY(!bench.dispatcher.isDrained());
    bench.outbox.release();
    bench.scheduler.advance(1s);
    QCOMPARE(recorded.size(), 1);
    QVERIFY(bench.dispatcher.isDrained());
}

void TestDispatcher::stopsWhenWhatIsOnTheWireIsRecorded()
{
    DispatcherBench bench({200}, 10s, 2);
    QSignalSpy quiet(&bench.dispatcher, &Dispatcher::quiet);
    bench.dispatcher.start();
    bench.enqueue(5);
    bench.scheduler.advance(1s);
    bench.dispatcher.stop();
    bench.scheduler.advance(1s);
    QVERIFY(quiet.isEmpty());
    bench.scheduler.advance(1h);
    QCOMPARE(quiet.size(), 1);
    QCOMPARE(bench.sender.requests(), 2);
    QCOMPARE(bench.outbox.counts(1).delivered, 2);
    QCOMPARE(bench.outbox.counts(1).queued, 3);
}

void TestDispatcher::takesBackWhatItHadClaimedWhenItStops()
{
    // Fast answers let it claim the next batches ahead.
    DispatcherBench bench({200, 200, -1}, 5ms, 1);
    bench.dispatcher.start();
    bench.enqueue(10);
    bench.scheduler.advance(1s);
    QCOMPARE(bench.outbox.counts(1).inFlight, 2); // one on the wire, one claimed
    bench.dispatcher.stop();
    bench.scheduler.advance(1s);
    QCOMPARE(bench.outbox.counts(1).inFlight, 1);
    QCOMPARE(bench.outbox.counts(1).queued, 7);
    QCOMPARE(bench.outbox.attempts().size(), 2);
}

void TestDispatcher::keepsTheWireBusyWhereTheOutboxIsSlow()
{
    DispatcherBench bench({200}, 1ms);
    bench.outbox.delayBy(10ms);
    bench.dispatcher.start();
    bench.enqueue(1000);
    qint64 mostClaimed = 0;
    for (int ms = 0; ms < 400; ++ms) {
        bench.scheduler.advance(1ms);
        mostClaimed = std::max(mostClaimed, bench.outbox.counts(1).inFlight);
    }
    // Twelve at a time would have come to 480.
    QVERIFY2(bench.sender.requests() == 1000, qPrintable(QString::number(bench.sender.requests())));
    // Some are answered, and their end is not yet durable.
    QVERIFY2(mostClaimed <= 6 + 64 + 64, qPrintable(QString::number(mostClaimed)));
}

void TestDispatcher::claimsNothingAheadOfAnEndpointThatIsSlow()
{
    DispatcherBench bench({200}, 50ms);
    bench.outbox.delayBy(10ms);
    bench.dispatcher.start();
    bench.enqueue(100);
    for (int ms = 0; ms < 1000; ++ms) {
        bench.scheduler.advance(1ms);
        QVERIFY(bench.outbox.counts(1).inFlight <= 12); // six on the wire, six answered
    }
}

void TestDispatcher::hasPlentyOnlyWhileBatchesAreDelivered()
{
    DispatcherBench bench({200, -1}, 1ms, 1);
    const auto enqueueMegabytes = [&bench](int count) {
        for (int i = 0; i < count; ++i) {
            const QByteArray body(1024 * 1024, 'a');
            bench.dispatcher.enqueue(bench.outbox.add({.requestId = {}, .events = 1, .body = body}), body);
        }
    };
    enqueueMegabytes(12);
    QVERIFY(!bench.dispatcher.hasPlenty()); // nothing was delivered yet
    bench.dispatcher.start();
    bench.scheduler.advance(1s);
    QVERIFY(bench.dispatcher.hasPlenty());
    bench.scheduler.advance(2s); // the second request gets no answer
    QVERIFY(!bench.dispatcher.hasPlenty());
}

void TestDispatcher::goesOnAfterAStop()
{
    DispatcherBench bench({200}, 50ms, 1);
    bench.dispatcher.start();
    bench.enqueue(3);
    bench.dispatcher.stop();
    bench.scheduler.advance(1h);
    bench.dispatcher.start();
    bench.scheduler.advance(1h);
    QCOMPARE(bench.outbox.counts(1).delivered, 3);
    QCOMPARE(bench.sender.requests(), 3);
}

void TestDispatcher::sendsNothingMoreWhenTheOutboxFails()
{
    DispatcherBench bench({200}, 50ms, 1);
    QSignalSpy blocked(&bench.dispatcher, &Dispatcher::blocked);
    bench.outbox.failNext({Error::Kind::Failed, QStringLiteral("the disk broke")});
    bench.dispatcher.start();
    bench.enqueue(2);
    bench.scheduler.advance(1h);
    QCOMPARE(blocked.size(), 1);
    QCOMPARE(blocked.constFirst().constFirst().value<Error>().message, QStringLiteral("the disk broke"));
    QCOMPARE(bench.sender.requests(), 0);
}

void TestDispatcher::redeliversADeadLetterOnANewSchedule()
{
    DispatcherBench bench({500, 500, 500, 500, 503, 200});
    QSignalSpy redelivered(&bench.dispatcher, &Dispatcher::redelivered);
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(210s + 1s);
    QVERIFY(bench.dispatcher.isDrained());

    bench.dispatcher.redeliver(bench.outbox.deadLetters(1).front());
    bench.scheduler.advance(1h);
    QCOMPARE(redelivered.size(), 1);
    QCOMPARE(bench.sentAfter().mid(4), Seconds({211, 241}));
    QCOMPARE(bench.sender.bodies(), QList<QByteArray>(6, "body 0"));
    QCOMPARE(bench.outbox.attempts().constLast().number, 6);
    QCOMPARE(bench.outbox.attempts().constLast().scheduled, 2);
    QVERIFY(std::holds_alternative<Delivered>(bench.outbox.state(1)));
}

void TestDispatcher::refusesToRedeliverWhatIsNoDeadLetter()
{
    DispatcherBench bench({200});
    QSignalSpy refused(&bench.dispatcher, &Dispatcher::refused);
    bench.dispatcher.start();
    bench.enqueue(1);
    bench.scheduler.advance(1s);
    bench.dispatcher.redeliver({.batch = {.id = 1}, .state = {}, .attempts = 1});
    bench.scheduler.advance(1s);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(bench.sender.requests(), 1);
}

void TestDispatcher::givesUpABatchWhoseBodyIsDamaged()
{
    DispatcherBench bench({200});
    const Batch batch = bench.outbox.add(someBatch());
    bench.outbox.damageBody(batch.id);
    bench.dispatcher.start();
    bench.dispatcher.restore({.batch = batch, .state = Queued{}});
    bench.scheduler.advance(1s);
    QCOMPARE(bench.sender.requests(), 0);
    QVERIFY(bench.outbox.attempts().isEmpty());
    QVERIFY(std::holds_alternative<DeadLettered>(bench.outbox.state(batch.id)));
    QVERIFY(bench.dispatcher.isDrained());
}

void TestDispatcher::waitsForABodyThatCannotBeReadJustNow()
{
    DispatcherBench bench({200});
    bench.outbox.setUnreadable(true);
    bench.dispatcher.start();
    bench.enqueue(3);
    bench.scheduler.advance(10s);
    QCOMPARE(bench.sender.requests(), 0);
    QCOMPARE(bench.outbox.counts(1).queued, 3);
    bench.outbox.setUnreadable(false);
    bench.scheduler.advance(2s);
    QCOMPARE(bench.outbox.counts(1).delivered, 3);
    QCOMPARE(bench.sender.bodies(), QList<QByteArray>({"body 0", "body 1", "body 2"}));
}

void TestDispatcher::readsBackTheBodiesOfALongQueue()
{
    DispatcherBench bench({200}, 1ms);
    bench.dispatcher.start();
    QList<QByteArray> bodies;
    for (int i = 0; i < 20; ++i) {
        bodies << QByteArray(1'000'000, char('a' + i)); // more than it keeps at hand
        bench.dispatcher.enqueue(bench.outbox.add({.requestId = {}, .events = 1, .body = bodies.constLast()}),
                                 bodies.constLast());
    }
    bench.scheduler.advance(1s);
    QCOMPARE(bench.sender.bodies(), bodies);
}

QTEST_GUILESS_MAIN(TestDispatcher)
#include "tst_dispatcher.moc"
