// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/redelivery.h"

#include "tests/core/delivery/dispatcherbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

DeliveryLimits onlyOneTry(int holdAfterFailures)
{
    DeliveryLimits limits;
    limits.retryDelays = {};
    limits.holdAfterFailures = holdAfterFailures;
    return limits;
}

//! A dispatcher that has given up `count` batches, and the redelivery of them.
struct RedeliveryBench : DispatcherBench
{
    RedeliveryBench(int count, const AnswerScript &after, int holdAfterFailures = 0)
        : DispatcherBench(AnswerScript(count, 500) + after, 50ms, onlyOneTry(holdAfterFailures))
    {
        redelivery.setDispatcher(&dispatcher);
        dispatcher.start();
        enqueue(count);
        scheduler.advance(60s);
        requestsBefore = sender.requests();
    }

    [[nodiscard]] RedeliveryProgress progress() const { return redelivery.progress().value_or(RedeliveryProgress()); }
    [[nodiscard]] qint64 deadLetters() const { return qint64(outbox.deadLetters(1).size()); }
    [[nodiscard]] int requests() const { return sender.requests() - requestsBefore; }

    bool delivers = true;
    int requestsBefore = 0;
    Redelivery redelivery{outbox, scheduler, [this] { return delivers; }};
};

} // namespace

class TestRedelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPace_data();
    void keepsItsPace();
    void countsWhatCameOfIt();
    void stopsAndLeavesDeadLetters();
    void waitsWhileTheStreamDoesNotDeliver();
    void catchesNothingUpAfterTheMachineSlept();
    void sendsNothingTwice();
    void takesTheNewPace();
    void feedsATrippedBreakerOnlyItsProbe();
    void queuesForTheNextRun();
    void countsWhatIsRefused();
};

void TestRedelivery::keepsItsPace_data()
{
    QTest::addColumn<double>("pace");
    QTest::addColumn<int>("milliseconds"); // since it began
    QTest::addColumn<int>("requests");

    QTest::addRow("at once") << 0. << 900 << 40;
    QTest::addRow("the first goes at once") << 1. << 10 << 1;
    QTest::addRow("one a second") << 1. << 9500 << 10;
    QTest::addRow("one in two seconds") << 0.5 << 9500 << 5;
    QTest::addRow("three a second") << 3. << 4900 << 15;
    QTest::addRow("five a second") << 5. << 4900 << 25;
    QTest::addRow("twenty a second") << 20. << 990 << 20;
    QTest::addRow("fifty a second") << 50. << 490 << 23; // in steps of 50 ms: 1, then 2 or 3
}

void TestRedelivery::keepsItsPace()
{
    QFETCH(double, pace);
    QFETCH(int, milliseconds);
    QFETCH(int, requests);
    RedeliveryBench bench(40, {200});
    bench.redelivery.begin(bench.outbox.deadLetters(1), pace);
    bench.scheduler.advance(Milliseconds(milliseconds));
    QCOMPARE(bench.requests(), requests);
    QCOMPARE(bench.progress().handedOver, requests);
    QCOMPARE(bench.progress().total, 40);
}

void TestRedelivery::countsWhatCameOfIt()
{
    RedeliveryBench bench(4, {200, 400, 200, 200});
    bench.redelivery.begin(bench.outbox.deadLetters(1), 1);
    bench.scheduler.advance(1500ms);
    QCOMPARE(bench.progress(),
             (RedeliveryProgress{.total = 4, .handedOver = 2, .delivered = 1, .deadLettered = 1, .pace = 1}));
    QVERIFY(bench.redelivery.isHandingOver());
    bench.scheduler.advance(10s);
    QCOMPARE(bench.progress(),
             (RedeliveryProgress{.total = 4, .handedOver = 4, .delivered = 3, .deadLettered = 1, .pace = 1}));
    QVERIFY(bench.progress().isOver());

    // The next one counts anew.
    bench.redelivery.begin(bench.outbox.deadLetters(1), 0);
    QCOMPARE(bench.progress(), (RedeliveryProgress{.total = 1, .handedOver = 1}));
}

void TestRedelivery::stopsAndLeavesDeadLetters()
{
    RedeliveryBench bench(10, {200});
    bench.redelivery.begin(bench.outbox.deadLetters(1), 1);
    bench.scheduler.advance(2500ms);
    QCOMPARE(bench.redelivery.stop(), 7);
    QVERIFY(!bench.redelivery.isHandingOver());
    bench.scheduler.advance(1h);
    QCOMPARE(bench.deadLetters(), 7);
    QCOMPARE(bench.progress(),
             (RedeliveryProgress{.total = 10, .handedOver = 3, .delivered = 3, .pace = 1, .stopped = true}));
    QVERIFY(bench.progress().isOver());
    QCOMPARE(bench.redelivery.stop(), 0);

    bench.redelivery.begin(bench.outbox.deadLetters(1), 0);
    bench.scheduler.advance(1s);
    QCOMPARE(bench.deadLetters(), 0);
    QVERIFY(!bench.progress().stopped);
}

void TestRedelivery::waitsWhileTheStreamDoesNotDeliver()
{
    RedeliveryBench bench(3, {200});
    bench.delivers = false;
    bench.redelivery.begin(bench.outbox.deadLetters(1), 20);
    bench.scheduler.advance(1h);
    QCOMPARE(bench.deadLetters(), 3);
    QVERIFY(bench.progress().waits);
    bench.delivers = true;
    bench.scheduler.advance(2s);
    QCOMPARE(bench.progress(), (RedeliveryProgress{.total = 3, .handedOver = 3, .delivered = 3, .pace = 20}));
}

void TestRedelivery::catchesNothingUpAfterTheMachineSlept()
{
    RedeliveryBench bench(20, {200});
    bench.redelivery.begin(bench.outbox.deadLetters(1), 1);
    bench.scheduler.sleep(1h);
    QCOMPARE(bench.progress().handedOver, 2);
}

void TestRedelivery::sendsNothingTwice()
{
    RedeliveryBench bench(5, {200});
    const auto all = bench.outbox.deadLetters(1);
    bench.redelivery.begin(all, 1);
    bench.scheduler.advance(1s);
    bench.redelivery.begin(all, 1);      // as it was asked from a list that is older
    QCOMPARE(bench.progress().total, 6); // the first was settled meanwhile
    bench.scheduler.advance(1h);
    QCOMPARE(bench.requests(), 5);
    QCOMPARE(bench.progress().delivered, 5);
    QCOMPARE(bench.progress().refused, 1);
}

void TestRedelivery::takesTheNewPace()
{
    RedeliveryBench bench(10, {200});
    bench.redelivery.begin({bench.outbox.deadLetters(1).front()}, 1);
    const auto all = bench.outbox.deadLetters(1);
    bench.redelivery.begin(all, 1);
    bench.redelivery.begin(all, 0);
    bench.scheduler.advance(1s);
    QCOMPARE(bench.requests(), 10);
    QCOMPARE(bench.progress(), (RedeliveryProgress{.total = 10, .handedOver = 10, .delivered = 10}));
}

void TestRedelivery::feedsATrippedBreakerOnlyItsProbe()
{
    RedeliveryBench bench(4, {500}, 3);
    QVERIFY(bench.dispatcher.tripped());
    QCOMPARE(bench.deadLetters(), 4);
    bench.redelivery.begin(bench.outbox.deadLetters(1), 20);
    bench.scheduler.advance(10s);
    QCOMPARE(bench.progress().handedOver, 1);
    QVERIFY(bench.progress().waits);
}

void TestRedelivery::queuesForTheNextRun()
{
    RedeliveryBench bench(2, {200});
    bench.redelivery.setDispatcher(nullptr);
    bench.delivers = false;
    QSignalSpy queued(&bench.redelivery, &Redelivery::queuedForNextRun);
    QSignalSpy redelivered(&bench.redelivery, &Redelivery::redelivered);
    bench.redelivery.begin(bench.outbox.deadLetters(1), 0);
    bench.scheduler.advance(1s);
    QCOMPARE(queued.size(), 2);
    QCOMPARE(redelivered.size(), 2);
    QCOMPARE(bench.requests(), 0);
    QCOMPARE(bench.outbox.unsettled(1).size(), std::size_t(2));
    QCOMPARE(bench.progress(), (RedeliveryProgress{.total = 2, .handedOver = 2, .waits = true}));
}

void TestRedelivery::countsWhatIsRefused()
{
    RedeliveryBench bench(2, {200});
    const auto all = bench.outbox.deadLetters(1);
    QSignalSpy refused(&bench.redelivery, &Redelivery::refused);
    bench.redelivery.begin(all, 1);
    bench.outbox.redeliver(all[1].batch.id, Queued{bench.scheduler.now()}, [](const Result<> &) {}); // by somebody else
    bench.scheduler.advance(1h);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(bench.progress(),
             (RedeliveryProgress{.total = 2, .handedOver = 2, .delivered = 1, .refused = 1, .pace = 1}));
    QVERIFY(bench.progress().isOver());
}

QTEST_GUILESS_MAIN(TestRedelivery)

#include "tst_redelivery.moc"
