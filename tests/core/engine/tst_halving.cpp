// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/halving.h"

#include "core/batch/bodyevents.h"
#include "tests/support/fakescheduler.h"
#include "tests/support/memoryoutbox.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>
#include <set>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

using End = HalvingProgress::End;

//! An endpoint that refuses some events, and bodies of too many; answers 50 ms later.
class PickySender final : public Sender
{
public:
    PickySender(Scheduler &scheduler, std::set<int> refused, int mostEvents, int failsFrom)
        : m_scheduler(scheduler)
        , m_refused(std::move(refused))
        , m_mostEvents(mostEvents)
        , m_failsFrom(failsFrom)
    {
    }

    void send(const OutgoingRequest &request, Done done) override
    {
        const int status = statusOf(request.body);
        m_timers.push_back(m_scheduler.callAfter(50ms, [this, status, done = std::move(done)] {
            Outcome outcome{.kind = status == 200 ? Outcome::Kind::Delivered : Outcome::Kind::Failed};
            outcome.answer.status = status;
            outcome.reason = status == 200 ? QString() : QStringLiteral("answered %1").arg(status);
            outcome.startedAt = m_scheduler.now();
            done(outcome);
        }));
    }

private:
    int statusOf(const QByteArray &body)
    {
        if (++m_requests >= m_failsFrom)
            return 503;
        const auto events = eventTexts(body).value();
        if (events.size() > m_mostEvents)
            return 413;
        const bool isRefused = std::ranges::any_of(events, [this](QByteArrayView event) {
            return m_refused.contains(
                QByteArray(event.toByteArray()).replace("{\"event_uuid\":\"e", "").chopped(2).toInt());
        });
        return isRefused ? 422 : 200;
    }

    Scheduler &m_scheduler;
    std::set<int> m_refused;
    int m_mostEvents;
    int m_failsFrom;
    int m_requests = 0;
    std::vector<std::unique_ptr<Scheduler::Timer>> m_timers;
};

QByteArray bodyOf(int events)
{
    QByteArray body = R"({"app_name":"a","moe_request_id":"whole","events":[)";
    for (int i = 1; i <= events; ++i)
        body += (i > 1 ? "," : "") + QByteArray(R"({"event_uuid":"e)") + QByteArray::number(i) + R"("})";
    return body + "]}";
}

//! A dead letter of some events, and what looks into it.
struct Bench
{
    explicit Bench(int events, int status = 422)
    {
        const Batch batch = outbox.add({.requestId = "whole", .events = events, .body = bodyOf(events)});
        const DeadLettered dead{1, {status, QStringLiteral("answered %1").arg(status)}};
        outbox.setAside(batch.id, dead, {});
        scheduler.advance(0ms);
        whole = {.batch = batch, .state = dead, .attempts = 1};
    }

    void begin(std::set<int> refused, int mostEvents = 1000, int failsFrom = 1000)
    {
        halving.begin(whole, std::make_unique<PickySender>(scheduler, std::move(refused), mostEvents, failsFrom));
    }

    [[nodiscard]] QList<int> found() const
    {
        QList<int> indexes;
        for (const RefusedEvent &event : halving.progress()->refused)
            indexes.append(event.index);
        return indexes;
    }

    //! Events of dead letters; each event is delivered or a dead letter.
    [[nodiscard]] qint64 dead() const
    {
        const BatchCounts counts = outbox.counts(1);
        return counts.queued + counts.inFlight + counts.backingOff == 0 ? counts.eventsDeadLettered : -1;
    }

    FakeScheduler scheduler;
    MemoryOutbox outbox{scheduler};
    DeadLetter whole;
    int ids = 0;
    Halving halving{outbox, scheduler, [this] { return "part-" + QByteArray::number(++ids); }};
};

} // namespace

class TestHalving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEachRefusedEvent_data();
    void findsEachRefusedEvent();
    void saysThatItIsTheSize();
    void endsAtItsLimit();
    void stopsAfterTheAnswer();
    void endsWhenTheEndpointIsDown();
    void halvesOnlyWhatIsRefused_data();
    void halvesOnlyWhatIsRefused();
    void makesPartsOfTheBodyByteForByte();
};

void TestHalving::findsEachRefusedEvent_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<QList<int>>("refused");
    QTest::addColumn<int>("mostRequests");
    QTest::addRow("the first of 100") << 100 << QList<int>{1} << 14;
    QTest::addRow("one of 100") << 100 << QList<int>{57} << 14;
    QTest::addRow("the last of 100") << 100 << QList<int>{100} << 14;
    QTest::addRow("three of 100") << 100 << QList<int>{3, 50, 51} << 42;
    QTest::addRow("both of two") << 2 << QList<int>{1, 2} << 2;
    QTest::addRow("all of three") << 3 << QList<int>{1, 2, 3} << 4;
    QTest::addRow("the only one") << 1 << QList<int>{1} << 0;
}

void TestHalving::findsEachRefusedEvent()
{
    QFETCH(const int, events);
    QFETCH(const QList<int>, refused);
    QFETCH(const int, mostRequests);
    Bench bench(events);
    bench.begin(std::set<int>(refused.cbegin(), refused.cend()));
    bench.scheduler.advance(60s);
    const HalvingProgress &progress = *bench.halving.progress();
    QCOMPARE(progress.end, End::Found);
    QCOMPARE(bench.found(), refused);
    QCOMPARE(progress.refused.last().uuid, QStringLiteral("e%1").arg(refused.last()));
    QVERIFY2(progress.requests <= mostRequests, QByteArray::number(progress.requests).constData());
    QCOMPARE(progress.requests, bench.outbox.attempts().size());
    QCOMPARE(progress.accepted, events - refused.size());
    QCOMPARE(progress.left, 0);
    QCOMPARE(bench.dead(), refused.size());
    QVERIFY(bench.outbox.refusals().isEmpty());
    for (const RefusedEvent &event : progress.refused)
        QVERIFY(bench.outbox.body(event.batch)->contains(event.uuid.toUtf8() + '"'));
}

void TestHalving::saysThatItIsTheSize()
{
    Bench bench(100, 413);
    bench.begin({}, 60);
    bench.scheduler.advance(60s);
    QCOMPARE(bench.halving.progress()->end, End::AllAccepted);
    QCOMPARE(bench.halving.progress()->requests, 2);
    QCOMPARE(bench.dead(), 0);
    QCOMPARE(bench.outbox.counts(1).eventsDelivered, 100);
}

void TestHalving::endsAtItsLimit()
{
    std::set<int> all;
    for (int i = 1; i <= 100; ++i)
        all.insert(i);
    Bench bench(100);
    bench.begin(all);
    bench.scheduler.advance(120s);
    const HalvingProgress &progress = *bench.halving.progress();
    QCOMPARE(progress.end, End::Limit);
    QVERIFY(progress.requests <= HalvingProgress::mostRequests);
    QCOMPARE(progress.accepted, 0);
    QCOMPARE(progress.refused.size() + progress.left, 100);
    QCOMPARE(bench.dead(), 100);
}

void TestHalving::stopsAfterTheAnswer()
{
    Bench bench(100);
    bench.begin({57});
    QSignalSpy ended(&bench.halving, &Halving::ended);
    bench.scheduler.advance(20ms); // the first half is on the wire
    bench.halving.stop();
    QCOMPARE(ended.size(), 0);
    bench.scheduler.advance(60s);
    QCOMPARE(ended.size(), 1);
    const HalvingProgress &progress = *bench.halving.progress();
    QCOMPARE(progress.end, End::Stopped);
    QCOMPARE(progress.requests, 1);
    QCOMPARE(progress.accepted, 50);
    QCOMPARE(progress.left, 50);
    QCOMPARE(bench.dead(), 50);
}

void TestHalving::endsWhenTheEndpointIsDown()
{
    Bench bench(100);
    bench.begin({57}, 1000, 3);
    bench.scheduler.advance(60s);
    const HalvingProgress &progress = *bench.halving.progress();
    QCOMPARE(progress.end, End::Failed);
    QVERIFY2(progress.problem.contains(QStringLiteral("503")), qPrintable(progress.problem));
    QCOMPARE(progress.requests, 3);
    QCOMPARE(progress.accepted + progress.left, 100);
    QCOMPARE(bench.dead(), progress.left);
}

void TestHalving::halvesOnlyWhatIsRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("refused");
    for (const int status : {400, 403, 413, 415, 422})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {301, 401, 404, 408, 429, 500, 503})
        QTest::addRow("%d", status) << status << false;
}

void TestHalving::halvesOnlyWhatIsRefused()
{
    QFETCH(const int, status);
    QFETCH(const bool, refused);
    Bench bench(2, status);
    QCOMPARE(isRefusal(bench.whole.state.failure), refused);
    bench.begin({1});
    bench.scheduler.advance(60s);
    QCOMPARE(bench.halving.progress()->end, refused ? End::Found : End::Failed);
    QCOMPARE(bench.halving.progress()->requests, refused ? 2 : 0);
}

void TestHalving::makesPartsOfTheBodyByteForByte()
{
    Bench bench(3);
    bench.begin({});
    bench.scheduler.advance(60s);
    QCOMPARE(bench.outbox.body(2).value(),
             QByteArray(R"({"app_name":"a","moe_request_id":"part-1","events":[{"event_uuid":"e1"}]})"));
    QCOMPARE(
        bench.outbox.body(3).value(),
        QByteArray(R"({"app_name":"a","moe_request_id":"part-2","events":[{"event_uuid":"e2"},{"event_uuid":"e3"}]})"));
    QCOMPARE(bench.outbox.batches().at(1).origin, 1);
    QVERIFY(std::holds_alternative<Halved>(bench.outbox.state(1)));
}

QTEST_GUILESS_MAIN(TestHalving)
#include "tst_halving.moc"
