// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/runrecorder.h"

#include "core/engine/demo.h"
#include "core/engine/engine.h"
#include "core/engine/username.h"
#include "core/outbox/ledger.h"
#include "core/receiver/practicethread.h"
#include "tests/support/testvault.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace penstock;
using namespace std::chrono_literals;

//! Who paused it and when: what an engine leaves in its data folder about what was done.
class TestRunRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesDownWhatTheUserDid();
    void writesDownWhatCameOfIt();
    void writesDownWhatWasDiscarded();
    void namesWhatWasEditedAndNoValue();
    void saysOnceWhyItIsBlocked();
    void keepsEachPauseWithWhatItCost();
    void remembersTheRun();

private:
    [[nodiscard]] StreamConfig config(const GeneratorSource &source, const QByteArray &script = {});
    [[nodiscard]] StreamId add(const StreamConfig &config);
    [[nodiscard]] std::unique_ptr<Ledger> ledger() const { return Ledger::open(m_folder->path()).value(); }

    //! "user action" or "engine action", and the detail where there is one; the oldest first.
    [[nodiscard]] QStringList log() const;

    template <typename State>
    [[nodiscard]] bool is() const
    {
        return std::holds_alternative<State>(m_status.state);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<PracticeThread> m_endpoint;
    std::unique_ptr<Engine> m_engine;
    StreamStatus m_status;
};

void TestRunRecorder::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_unique<TestVault>();
    m_engine = Engine::open(m_folder->path(), m_vault->secrets, QStringLiteral("test")).value();
    m_status = {};
    connect(m_engine.get(), &Engine::statusChanged, this, [this](const StreamStatus &status) { m_status = status; });
}

StreamConfig TestRunRecorder::config(const GeneratorSource &source, const QByteArray &script)
{
    m_endpoint = std::make_unique<PracticeThread>();
    const auto parsed = script.isEmpty() ? PracticeScript() : parsePracticeScript(script).value();
    StreamConfig stream = demoStream(m_endpoint->listen({.script = parsed}).value().port);
    stream.name = QStringLiteral("Orders");
    stream.source = source;
    stream.delivery.retryDelays = {};
    return stream;
}

StreamId TestRunRecorder::add(const StreamConfig &config)
{
    return m_engine->add({.config = config, .baseFolder = m_folder->path()}).value();
}

QStringList TestRunRecorder::log() const
{
    QStringList lines;
    auto records = ledger()->journal({}).value();
    std::ranges::reverse(records);
    for (const JournalRecord &record : records) {
        const JournalEntry &entry = record.entry;
        if (entry.program != QLatin1String("test") || record.stream.isEmpty() || epochMs(entry.at) == 0)
            lines << QStringLiteral("incomplete");
        const QString actor = entry.actor == userName() ? QStringLiteral("user") : entry.actor;
        lines << QStringLiteral("%1 %2 %3").arg(actor, entry.action, entry.detail).trimmed();
    }
    return lines;
}

void TestRunRecorder::writesDownWhatTheUserDid()
{
    const StreamId stream = add(config({.seed = 1, .events = 0, .eventsPerSecond = 100}));
    m_engine->start(stream);
    m_engine->start(stream); // it runs already: nothing happens, nothing is noted
    QTRY_VERIFY(is<Running>());
    m_engine->pause(stream);
    m_engine->pause(stream);
    QTRY_VERIFY(is<Paused>());
    m_engine->resume(stream);
    QTRY_VERIFY(is<Running>());
    m_engine->hold(stream);
    QTRY_VERIFY(is<Held>());
    m_engine->resume(stream);
    m_engine->stop(stream);
    m_engine->stop(stream);
    QTRY_VERIFY(is<Stopped>());
    QSignalSpy renamed(m_engine.get(), &Engine::renamed);
    m_engine->rename(stream, QStringLiteral("Sales"));
    QTRY_COMPARE(renamed.size(), 1);
    m_engine.reset();
    QCOMPARE(log(),
             QStringList({QStringLiteral("user started"), QStringLiteral("user paused"), QStringLiteral("user resumed"),
                          QStringLiteral("user held"), QStringLiteral("user resumed"), QStringLiteral("user stopped"),
                          QStringLiteral("user renamed Sales, before: Orders")}));
    QCOMPARE(ledger()->journal({})->back().stream, QStringLiteral("Sales"));
}

void TestRunRecorder::writesDownWhatCameOfIt()
{
    const StreamId stream =
        add(config({.seed = 1, .events = 300},
                   R"({"version":1,"steps":[{"status":500,"times":3},{"status":200,"times":"forever"}]})"));
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    m_engine->redeliver(stream, {1, 2});
    m_engine->redeliver(stream, {99}); // none of its dead letters
    m_engine->redeliver(stream, {3}, 0.5);
    m_engine->stopRedelivery(stream);
    m_engine->stopRedelivery(stream); // nothing is left to stop
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 2);
    m_engine.reset();

    QStringList lines = log();
    QCOMPARE(lines.size(), 8);
    QVERIFY2(lines[1].startsWith(QStringLiteral("engine gaveUp batch ")), qPrintable(lines[1])); // the first of three
    lines.removeAt(1);
    QCOMPARE(lines, QStringList({QStringLiteral("user started"), QStringLiteral("engine finished"),
                                 QStringLiteral("user redelivered 2 batches: 1, 2"),
                                 QStringLiteral("user redelivered 1 batch: 3 (0.5 a second)"),
                                 QStringLiteral("user redeliveryStopped 1 batch stays a dead letter"),
                                 QStringLiteral("user started"), QStringLiteral("engine finished")}));
}

void TestRunRecorder::writesDownWhatWasDiscarded()
{
    const StreamId stream =
        add(config({.seed = 1, .events = 250}, R"({"version":1,"steps":[{"status":400,"times":3}]})"));
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_status.batches.eventsDeadLettered, 250);
    const qsizetype before = log().size();

    m_engine->discard(stream, {1, 2, 99}); // 99 is none of its dead letters
    QTRY_VERIFY(m_status.discarding && m_status.discarding->isOver());
    QCOMPARE(m_status.discarding->refused, 1);
    QCOMPARE(m_status.batches.deadLettered, 1);
    QCOMPARE(m_status.batches.discarded, 2);
    const qint64 events = m_status.batches.eventsDiscarded;
    QCOMPARE(m_status.batches.eventsDeadLettered, 250 - events);
    m_engine->restore(stream, {2});
    QTRY_COMPARE(m_status.batches.discarded, 1);
    m_engine->discard(stream, {2, 3});
    QTRY_COMPARE(m_status.batches.discarded, 3);
    m_engine->restore(stream, {});
    QTRY_COMPARE(m_status.batches.deadLettered, 3);
    QCOMPARE(m_status.batches.eventsDeadLettered, 250);
    QCOMPARE(m_status.batches.eventsDiscarded, 0);
    m_engine.reset();
    const QStringList lines = log().mid(before);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QStringLiteral("user discarded 2 batches, %1 events: 1, 2").arg(events));
    QVERIFY2(lines[1].startsWith(QStringLiteral("user restored 1 batch, ")), qPrintable(lines[1]));
    QCOMPARE(lines[3], QStringLiteral("user restored 3 batches, 250 events: 1, 2, 3"));
}

void TestRunRecorder::namesWhatWasEditedAndNoValue()
{
    StreamConfig changed = config({.seed = 1, .events = 10});
    const StreamId stream = add(changed);
    const auto update = [&] { m_engine->update(stream, {.config = changed, .baseFolder = m_folder->path()}); };
    update(); // nothing differs
    changed.destination.headers = {{QStringLiteral("X-Api-Key"), QStringLiteral("CANARY")}};
    changed.delivery.maxInFlight = 2;
    update();
    changed.events = {.mode = EventSelection::Mode::Campaign, .events = {}};
    update();
    QTRY_VERIFY(m_status.id == stream);
    m_engine.reset();
    QCOMPARE(log(),
             QStringList({QStringLiteral("user edited destination, delivery"), QStringLiteral("user edited events")}));
}

void TestRunRecorder::saysOnceWhyItIsBlocked()
{
    StreamConfig waiting = config({.seed = 1, .events = 100});
    waiting.destination.auth = BasicAuth{QStringLiteral("u"), {SecretRef::Kind::Vault, QStringLiteral("orders")}};
    const StreamId stream = add(waiting);
    m_engine->start(stream);
    QTRY_VERIFY(is<Blocked>());
    QTRY_COMPARE(ledger()->overview({}, {})->front().run.value().state, QStringLiteral("blocked"));
    m_vault->vault.lock(); // it looks again, and nothing is new
    QVERIFY(m_vault->vault.create("p"));
    QVERIFY(m_vault->vault.store(QStringLiteral("orders"), "CANARY"));
    QTRY_VERIFY(is<Stopped>());
    m_engine.reset();

    const QStringList lines = log();
    QCOMPARE(lines.front(), QStringLiteral("user started"));
    QVERIFY(lines[1].startsWith(QStringLiteral("engine blocked ")));
    QCOMPARE(lines.filter(lines[1]).size(), 1);
    QCOMPARE(lines.filter(QStringLiteral("engine wentOn")).size(), 1);
    QCOMPARE(lines.back(), QStringLiteral("engine finished"));
    QVERIFY(lines.filter(QStringLiteral("CANARY")).isEmpty());
}

void TestRunRecorder::keepsEachPauseWithWhatItCost()
{
    const StreamId stream = add(config({.seed = 1, .events = 0, .eventsPerSecond = 2000}));
    m_engine->start(stream);
    for (int pause = 0; pause < 2; ++pause) {
        QTRY_VERIFY(is<Running>());
        m_engine->pause(stream);
        QTRY_VERIFY(is<Paused>());
        QTRY_VERIFY(!m_status.notCollected.isEmpty());
        m_engine->resume(stream);
    }
    QTRY_VERIFY(is<Running>());
    m_engine->pause(stream);
    QTRY_VERIFY(is<Paused>());
    QVERIFY(!ledger()->pauses(QStringLiteral("Orders"))->back().ended);
    m_engine->stop(stream); // out of the pause
    QTRY_VERIFY(is<Stopped>());
    const RunCounts run = m_status.run;
    m_engine.reset();

    qint64 lost = 0;
    const auto pauses = ledger()->pauses(QStringLiteral("Orders")).value();
    QCOMPARE(pauses.size(), 3u);
    for (const PauseRecord &pause : pauses) {
        QVERIFY(pause.begun && pause.ended && *pause.begun <= *pause.ended);
        for (const qint64 events : pause.notCollected)
            lost += events;
    }
    QVERIFY(!pauses[0].notCollected.isEmpty());
    QCOMPARE(run.events.read, run.events.accepted + lost);
}

void TestRunRecorder::remembersTheRun()
{
    StreamConfig stream = config({.seed = 1, .events = 400});
    stream.delivery.retryDelays = {1s, 2s};
    const StreamId id = add(stream);
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(id);
    QTRY_COMPARE(finished.size(), 1);
    m_engine.reset();

    const auto run = ledger()->overview({}, {})->front().run;
    QVERIFY(run);
    QCOMPARE(run->state, QStringLiteral("stopped"));
    QCOMPARE(run->retry.delays, stream.delivery.retryDelays);
    QVERIFY(run->begun <= run->since);
    qint64 seen = 0;
    const auto report = ledger()->seen(QStringLiteral("Orders")).value();
    QVERIFY(report->since == run->begun);
    for (const SeenEvents &events : report->events) {
        QVERIFY(!events.code.isEmpty() && !events.name.isEmpty());
        seen += events.chosen + events.notChosen;
    }
    QCOMPARE(seen, 400);
}

QTEST_GUILESS_MAIN(TestRunRecorder)
#include "tst_runrecorder.moc"
