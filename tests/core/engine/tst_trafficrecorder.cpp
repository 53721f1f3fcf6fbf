// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/trafficrecorder.h"

#include "core/engine/demo.h"
#include "core/engine/engine.h"
#include "core/history/trafficstore.h"
#include "core/receiver/practicethread.h"
#include "core/time/systemscheduler.h"
#include "tests/support/fakescheduler.h"
#include "tests/support/testvault.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

class TestTrafficRecorder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void savesEveryFewSeconds();
    void savesWhatIsLeftWhenItEnds();
    void marksWhatTheStatusSays();
    void agreesWithTheEngine();
    void keepsTheHistoryOfARenamedStream();
    void countsWhatWaits();

private:
    //! An engine with its history; `stream` delivers to an endpoint that refuses now and then.
    struct Delivery;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

TrafficSlot slotAt(WallTime time, qint64 delivered)
{
    TrafficSlot slot;
    slot.second = secondOf(time);
    slot.eventsDelivered = delivered;
    return slot;
}

StreamStatus statusOf(RunState state)
{
    StreamStatus status;
    status.id = 1;
    status.state = std::move(state);
    return status;
}

TrafficSlot sumOf(const TrafficHistory &history, StreamId stream)
{
    TrafficSlot sum;
    if (const TrafficSeries *series = history.series(stream)) {
        for (const TrafficSlot &slot : series->spans(0, std::numeric_limits<qint64>::max(), 1))
            sum.merge(slot);
    }
    return sum;
}

} // namespace

struct TestTrafficRecorder::Delivery
{
    explicit Delivery(const QString &folder)
        : engine(Engine::open(folder, vault.secrets, QStringLiteral("test")).value())
        , store(folder, scheduler.now().wall)
        , recorder(history, store, scheduler)
    {
        recorder.follow(*engine);
        QObject::connect(engine.get(), &Engine::statusChanged, engine.get(),
                         [this](const StreamStatus &news) { status = news; });
    }

    StreamId add(const GeneratorSource &source, const QByteArray &script)
    {
        StreamConfig config = demoStream(endpoint.listen({.script = parsePracticeScript(script).value()}).value().port);
        config.source = source;
        config.delivery.retryDelays = {1ms};
        return engine->add({.config = config, .baseFolder = {}}).value();
    }

    TestVault vault;
    PracticeThread endpoint;
    std::unique_ptr<Engine> engine;
    SystemScheduler scheduler;
    TrafficHistory history;
    TrafficStore store;
    TrafficRecorder recorder;
    StreamStatus status;
};

void TestTrafficRecorder::savesEveryFewSeconds()
{
    FakeScheduler scheduler;
    TrafficHistory history;
    TrafficStore store(m_folder->path(), scheduler.now().wall);
    TrafficRecorder recorder(history, store, scheduler);
    QSignalSpy loaded(&store, &TrafficStore::loaded); // is told after the recorder
    QVERIFY(loaded.wait());
    recorder.count(1, {slotAt(scheduler.now().wall, 100)});
    scheduler.advance(10s);

    QTRY_VERIFY([&] {
        TrafficStore reader(m_folder->path(), scheduler.now().wall);
        QSignalSpy read(&reader, &TrafficStore::loaded);
        return read.wait() && read[0][0].value<TrafficRecord>().streams.size() == 1;
    }());
}

void TestTrafficRecorder::savesWhatIsLeftWhenItEnds()
{
    FakeScheduler scheduler;
    {
        TrafficHistory history;
        TrafficStore store(m_folder->path(), scheduler.now().wall);
        TrafficRecorder recorder(history, store, scheduler);
        QSignalSpy loaded(&store, &TrafficStore::loaded); // is told after the recorder
        QVERIFY(loaded.wait());
        recorder.count(1, {slotAt(scheduler.now().wall, 100)});
    }
    TrafficHistory history;
    TrafficStore store(m_folder->path(), scheduler.now().wall);
    TrafficRecorder recorder(history, store, scheduler);
    QTRY_COMPARE(sumOf(history, 1).eventsDelivered, 100);
}

void TestTrafficRecorder::marksWhatTheStatusSays()
{
    FakeScheduler scheduler;
    TrafficHistory history;
    TrafficStore store(m_folder->path(), scheduler.now().wall);
    TrafficRecorder recorder(history, store, scheduler);
    const Moment begun = scheduler.now();
    recorder.followStatus(statusOf(Running{}));
    QVERIFY(history.marks().empty());
    recorder.followStatus(statusOf(Paused{begun}));
    scheduler.advance(5s);
    recorder.followStatus(statusOf(Held{begun + 5s}));
    scheduler.advance(5s);
    recorder.followStatus(statusOf(Running{}));
    scheduler.advance(5s);
    const std::vector<TrafficMark> expected{{1, TrafficMark::Kind::Paused, begun.wall, begun.wall + 5s},
                                            {1, TrafficMark::Kind::Held, begun.wall + 5s, begun.wall + 10s}};
    QCOMPARE(history.marks(), expected);
}

void TestTrafficRecorder::agreesWithTheEngine()
{
    Delivery delivery(m_folder->path());
    const StreamId stream = delivery.add(
        {.seed = 1, .events = 3050},
        R"({"version": 1, "seed": 7, "chance": [{"weight": 1, "status": 200}, {"weight": 1, "status": 503}]})");
    QSignalSpy finished(delivery.engine.get(), &Engine::streamFinished);
    delivery.engine->start(stream);
    QVERIFY(finished.wait(30'000));

    const TrafficSlot sum = sumOf(delivery.history, stream);
    const RunCounts &run = delivery.status.run;
    QVERIFY(run.attemptsFailed > 0);
    QVERIFY(run.batchesDeadLettered > 0);
    QCOMPARE(sum.eventsDelivered, run.events.delivered);
    QCOMPARE(sum.batchesDelivered, run.batchesDelivered);
    QCOMPARE(sum.attemptsFailed, run.attemptsFailed);
    QCOMPARE(sum.batchesDeadLettered, run.batchesDeadLettered);
    QCOMPARE(sum.answers.total(), run.attempts);
    QCOMPARE(sum.lastBacklog, (Backlog{0, 0}));
}

void TestTrafficRecorder::keepsTheHistoryOfARenamedStream()
{
    StreamId stream = 0;
    {
        Delivery delivery(m_folder->path());
        QSignalSpy loaded(&delivery.store, &TrafficStore::loaded);
        QVERIFY(loaded.wait());
        stream =
            delivery.add({.seed = 1, .events = 250}, R"({"version": 1, "chance": [{"weight": 1, "status": 200}]})");
        QSignalSpy finished(delivery.engine.get(), &Engine::streamFinished);
        delivery.engine->start(stream);
        QVERIFY(finished.wait());
        QSignalSpy renamed(delivery.engine.get(), &Engine::renamed);
        delivery.engine->rename(stream, QStringLiteral("Another name"));
        QVERIFY(renamed.wait());
    }
    Delivery delivery(m_folder->path());
    StreamConfig config = demoStream(1);
    config.name = QStringLiteral("Another name");
    QCOMPARE(delivery.engine->add({.config = config, .baseFolder = {}}).value(), stream);
    QTRY_COMPARE(sumOf(delivery.history, stream).eventsDelivered, 250);
}

void TestTrafficRecorder::countsWhatWaits()
{
    Delivery delivery(m_folder->path());
    const StreamId stream =
        delivery.add({.seed = 1, .events = 1000}, R"({"version": 1, "chance": [{"weight": 1, "status": 200}]})");
    delivery.engine->start(stream);
    delivery.engine->hold(stream);
    QTRY_VERIFY(delivery.status.sourceEnded && delivery.status.batches.inFlight == 0);
    const qint64 waiting = delivery.status.batches.queued * 100;
    QVERIFY(waiting > 0);
    QTRY_COMPARE(sumOf(delivery.history, stream).lastBacklog.value_or(Backlog{}).events, waiting);
    QVERIFY(sumOf(delivery.history, stream).lastBacklog->bytes > waiting * 100);
    QSignalSpy finished(delivery.engine.get(), &Engine::streamFinished);
    delivery.engine->resume(stream);
    QVERIFY(finished.wait());
    QCOMPARE(sumOf(delivery.history, stream).lastBacklog, (Backlog{0, 0}));
}

QTEST_GUILESS_MAIN(TestTrafficRecorder)
#include "tst_trafficrecorder.moc"
