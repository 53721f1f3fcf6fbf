// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"

#include "core/engine/datafolder.h"
#include "core/engine/demo.h"
#include "core/engine/ratemeter.h"
#include "core/outbox/ledger.h"
#include "core/receiver/practicethread.h"
#include "tests/support/testvault.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

//! One engine, as the window uses it, against a practice endpoint in this process.
class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void deliversUntilTheSourceEnds();
    void countsWhatAPauseCosts();
    void collectsWithoutSendingWhileItHolds();
    void stopsAndGoesOn();
    void redeliversAlsoWhenItIsStopped();
    void redeliversAtAPaceBeforeItFinishes();
    void saysWhyItWaitsAndCanBeStopped();
    void waitsForTheVault();
    void takesAnUpdateAtTheNextStart();
    void takesAnUpdateWhenItIsBlocked();
    void takesTheLedgerToAnotherName();
    void renamesOnlyAStoppedStream();
    void refusesANameThatIsTaken();
    void findsARenamedStreamAfterARestart();
    void knowsAStreamByItsName();
    void takesAnotherHistoryBudgetWhileItRuns();
    void findsTheStateFolder_data();
    void findsTheStateFolder();
    void measuresTheRateOfTheLastSeconds();

private:
    [[nodiscard]] StreamId add(const GeneratorSource &source, const QByteArray &script = {});
    void open();
    [[nodiscard]] bool isStopped() const { return std::holds_alternative<Stopped>(m_status.state); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<PracticeThread> m_endpoint;
    std::unique_ptr<Engine> m_engine;
    StreamStatus m_status;
};

void TestEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_unique<TestVault>();
    open();
}

void TestEngine::open()
{
    m_engine.reset();
    m_engine = Engine::open(m_folder->path(), m_vault->secrets, QStringLiteral("test")).value();
    m_status = {};
    connect(m_engine.get(), &Engine::statusChanged, this, [this](const StreamStatus &status) { m_status = status; });
}

void TestEngine::cleanup()
{
    m_engine.reset();
    m_endpoint.reset();
}

StreamId TestEngine::add(const GeneratorSource &source, const QByteArray &script)
{
    m_endpoint = std::make_unique<PracticeThread>();
    const auto parsed = script.isEmpty() ? PracticeScript() : parsePracticeScript(script).value();
    StreamConfig config = demoStream(m_endpoint->listen({.script = parsed}).value().port);
    config.source = source;
    config.delivery.retryDelays = {};
    return m_engine->add({.config = config, .baseFolder = {}}).value();
}

void TestEngine::deliversUntilTheSourceEnds()
{
    const StreamId stream = add({.seed = 1, .events = 250});
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    QSignalSpy attempts(m_engine.get(), &Engine::attemptsFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(isStopped());
    QCOMPARE(m_status.run.events.delivered, 250);
    QCOMPARE(m_status.run.batchesDelivered, 3);
    QCOMPARE(m_status.batches.delivered, 3);
    QCOMPARE(m_status.batches.eventsDelivered, 250);
    QVERIFY(m_status.sourceEnded);
    QCOMPARE(m_status.eventsPerSecond, 0);
    qsizetype seen = 0;
    for (const QList<QVariant> &signal : attempts)
        seen += signal.constFirst().value<QList<AttemptRecord>>().size();
    QCOMPARE(seen, 3);
}

void TestEngine::countsWhatAPauseCosts()
{
    const StreamId stream = add({.seed = 1, .events = 0, .eventsPerSecond = 2000});
    m_engine->start(stream);
    QTRY_VERIFY(m_status.run.events.delivered > 0);
    m_engine->pause(stream);
    QTRY_VERIFY(std::holds_alternative<Paused>(m_status.state));
    QTRY_VERIFY(!m_status.notCollected.isEmpty());
    m_engine->resume(stream);
    QTRY_VERIFY(std::holds_alternative<Running>(m_status.state));
    const qint64 delivered = m_status.run.events.delivered;
    QTRY_VERIFY(m_status.run.events.delivered > delivered + 100);
    m_engine->stop(stream);
    QTRY_VERIFY(isStopped());
    qint64 lost = 0;
    for (const qint64 count : m_status.notCollected)
        lost += count;
    const EventCounts &events = m_status.run.events;
    QCOMPARE(events.read, events.accepted + lost);
}

void TestEngine::collectsWithoutSendingWhileItHolds()
{
    const StreamId stream = add({.seed = 1, .events = 1000, .eventsPerSecond = 5000});
    m_engine->start(stream);
    m_engine->hold(stream);
    QTRY_VERIFY(m_status.sourceEnded);
    QTRY_VERIFY(m_status.batches.queued + m_status.batches.delivered == 10 && m_status.batches.inFlight == 0);
    QVERIFY(m_status.batches.queued > 0);
    m_engine->resume(stream);
    QTRY_VERIFY(isStopped());
    QCOMPARE(m_status.run.events.delivered, 1000);
}

void TestEngine::stopsAndGoesOn()
{
    const StreamId stream = add({.seed = 1, .events = 3000, .eventsPerSecond = 4000});
    m_engine->start(stream);
    QTRY_VERIFY(m_status.run.events.delivered >= 300);
    m_engine->stop(stream);
    QTRY_VERIFY(isStopped());
    const qint64 first = m_status.run.events.delivered;
    QVERIFY(first < 3000);
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_status.batches.eventsDelivered, 3000);
}

void TestEngine::redeliversAlsoWhenItIsStopped()
{
    const StreamId stream = add({.seed = 1, .events = 200},
                                R"({"version":1,"steps":[{"status":500,"times":2},{"status":200,"times":"forever"}]})");
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_status.batches.deadLettered, 2);

    m_engine->redeliver(stream, {1});
    QTRY_COMPARE(m_status.batches.deadLettered, 1);
    QCOMPARE(m_status.batches.queued, 1);
    QSignalSpy noticed(m_engine.get(), &Engine::noticed);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(m_status.batches.delivered, 1);
    QVERIFY(noticed.isEmpty());
}

void TestEngine::redeliversAtAPaceBeforeItFinishes()
{
    const StreamId stream = add({.seed = 1, .events = 200},
                                R"({"version":1,"steps":[{"status":500,"times":2},{"status":200,"times":"forever"}]})");
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);

    // Its source has ended, and nothing is unsettled: only the redelivery keeps it from finishing.
    m_engine->redeliver(stream, {}, 20);
    QTRY_VERIFY(m_status.redelivery && m_status.redelivery->waits);
    QCOMPARE(m_status.batches.deadLettered, 2);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(m_status.batches.delivered, 2);
    QCOMPARE(m_status.redelivery, (RedeliveryProgress{.total = 2, .handedOver = 2, .delivered = 2, .pace = 20}));
}

void TestEngine::saysWhyItWaitsAndCanBeStopped()
{
    StreamConfig config = demoStream(9);
    config.source = FileSource{QStringLiteral("nowhere.ndjson")};
    const StreamId stream = m_engine->add({.config = config, .baseFolder = m_folder->path()}).value();
    m_engine->start(stream);
    QTRY_VERIFY(std::holds_alternative<Blocked>(m_status.state));
    QVERIFY(std::get<Blocked>(m_status.state).reason.contains(QStringLiteral("nowhere.ndjson")));
    m_engine->stop(stream);
    QTRY_VERIFY(isStopped());
}

void TestEngine::waitsForTheVault()
{
    m_endpoint = std::make_unique<PracticeThread>();
    StreamConfig config = demoStream(m_endpoint->listen({}).value().port);
    config.source = GeneratorSource{.seed = 1, .events = 250};
    config.destination.auth = BasicAuth{QStringLiteral("u"), {SecretRef::Kind::Vault, QStringLiteral("orders")}};
    const StreamId stream = m_engine->add({.config = config, .baseFolder = {}}).value();
    const auto waitsFor = [this](Blocked::By by) {
        const auto *blocked = std::get_if<Blocked>(&m_status.state);
        return blocked && blocked->by == by;
    };
    m_engine->start(stream);
    QTRY_VERIFY(waitsFor(Blocked::By::Vault)); // there is none

    // Each step is taken at once, and not only at the next look every five seconds.
    const auto soon = [](const auto &isSo) { return QTest::qWaitFor(isSo, 2000); };
    QVERIFY(m_vault->vault.create("p"));
    QVERIFY(soon([&] { return waitsFor(Blocked::By::Circumstances); })); // it has no such secret
    m_vault->vault.lock();
    QVERIFY(m_vault->vault.unlock("p"));
    QVERIFY(m_vault->vault.store(QStringLiteral("orders"), "CANARY"));
    QTRY_VERIFY(isStopped());
    QCOMPARE(m_status.run.events.delivered, 250);
}

void TestEngine::takesAnUpdateAtTheNextStart()
{
    const StreamId stream = add({.seed = 1, .events = 0, .eventsPerSecond = 2000});
    StreamConfig changed = demoStream(9);
    changed.delivery.retryDelays = {30s, 60s};
    changed.source = FileSource{QStringLiteral("nowhere.ndjson")};
    m_engine->start(stream);
    QTRY_VERIFY(m_status.run.events.delivered > 0);
    m_engine->update(stream, {.config = changed, .baseFolder = m_folder->path()});
    QTRY_VERIFY(m_status.updateWaits);
    QCOMPARE(m_status.maxAttempts, 1);
    const qint64 delivered = m_status.run.events.delivered;
    QTRY_VERIFY(m_status.run.events.delivered > delivered);

    m_engine->stop(stream);
    QTRY_VERIFY(isStopped());
    QTRY_VERIFY(!m_status.updateWaits);
    QCOMPARE(m_status.maxAttempts, 3);
    m_engine->start(stream);
    QTRY_VERIFY(std::holds_alternative<Blocked>(m_status.state));
    QVERIFY(std::get<Blocked>(m_status.state).reason.contains(QStringLiteral("nowhere.ndjson")));
}

void TestEngine::takesAnUpdateWhenItIsBlocked()
{
    StreamConfig config = demoStream(9);
    config.source = FileSource{QStringLiteral("nowhere.ndjson")};
    const StreamId stream = m_engine->add({.config = config, .baseFolder = m_folder->path()}).value();
    m_engine->start(stream);
    QTRY_VERIFY(std::holds_alternative<Blocked>(m_status.state));
    config.source = GeneratorSource{.seed = 1, .events = 0, .eventsPerSecond = 10};
    m_engine->update(stream, {.config = config, .baseFolder = m_folder->path()});
    // It looks again every five seconds.
    QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<Running>(m_status.state), 10'000);
    QVERIFY(!m_status.updateWaits);
}

void TestEngine::takesTheLedgerToAnotherName()
{
    const StreamId stream = add({.seed = 1, .events = 250});
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);

    QSignalSpy renamed(m_engine.get(), &Engine::renamed);
    m_engine->rename(stream, QStringLiteral("Sales"));
    QVERIFY(renamed.isEmpty());
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.front(), QVariantList({stream, QStringLiteral("Sales")}));
    QTRY_COMPARE(m_status.name, QStringLiteral("Sales"));
    QCOMPARE(m_status.batches.delivered, 3);

    // It has read its source already, under the other name.
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(m_status.batches.delivered, 3);
}

void TestEngine::renamesOnlyAStoppedStream()
{
    const StreamId stream = add({.seed = 1, .events = 0, .eventsPerSecond = 100});
    QSignalSpy refused(m_engine.get(), &Engine::renameRefused);
    m_engine->start(stream);
    m_engine->rename(stream, QStringLiteral("Sales"));
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(refused.front().at(2).toString().contains(QStringLiteral("stop it first")));
    QTRY_VERIFY(std::holds_alternative<Running>(m_status.state));
    m_engine->stop(stream);
    QTRY_VERIFY(isStopped());
    QSignalSpy renamed(m_engine.get(), &Engine::renamed);
    m_engine->rename(stream, QStringLiteral("Sales"));
    QTRY_COMPARE(renamed.size(), 1);
}

void TestEngine::refusesANameThatIsTaken()
{
    const StreamId stream = add({.seed = 1, .events = 100});
    StreamConfig other = demoStream(9);
    other.name = QStringLiteral("Sales");
    const StreamId second = m_engine->add({.config = other, .baseFolder = {}}).value();
    QSignalSpy refused(m_engine.get(), &Engine::renameRefused);
    m_engine->rename(stream, QStringLiteral("Sales"));
    QTRY_COMPARE(refused.size(), 1);

    // Of the other one nothing is left but what it did.
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    m_engine->remove(stream);
    m_engine->rename(second, demoStream(9).name);
    QTRY_COMPARE(refused.size(), 2);
    QVERIFY(refused.back().at(2).toString().contains(demoStream(9).name));
}

void TestEngine::findsARenamedStreamAfterARestart()
{
    const StreamConfig before = demoStream(9);
    StreamConfig after = before;
    after.name = QStringLiteral("Sales");
    const StreamId stream = m_engine->add({.config = before, .baseFolder = {}}).value();
    QSignalSpy renamed(m_engine.get(), &Engine::renamed);
    m_engine->rename(stream, after.name);
    QTRY_COMPARE(renamed.size(), 1);
    open();
    // Nobody has written the file: it still has the former name.
    QCOMPARE(m_engine->add({.config = before, .baseFolder = {}}).value(), stream);

    QSignalSpy again(m_engine.get(), &Engine::renamed);
    m_engine->rename(stream, after.name);
    QTRY_COMPARE(again.size(), 1);
    m_engine->keepName(stream);
    open();
    QVERIFY(m_engine->add({.config = before, .baseFolder = {}}).value() != stream);
    QCOMPARE(m_engine->add({.config = after, .baseFolder = {}}).value(), stream);
}

void TestEngine::knowsAStreamByItsName()
{
    const StreamConfig config = demoStream(9);
    const auto stream = m_engine->add({.config = config, .baseFolder = {}});
    QVERIFY(stream);
    QVERIFY(!m_engine->add({.config = config, .baseFolder = {}}));
    m_engine->remove(*stream);
    QCOMPARE(m_engine->add({.config = config, .baseFolder = {}}).value(), *stream);
}

void TestEngine::takesAnotherHistoryBudgetWhileItRuns()
{
    const StreamId stream = add({.seed = 1, .events = 200});
    QSignalSpy finished(m_engine.get(), &Engine::streamFinished);
    m_engine->start(stream);
    QTRY_COMPARE(finished.size(), 1);
    const HistoryBudget budget{.bytes = 0, .days = 2};
    bool isSet = false;
    connect(m_engine.get(), &Engine::historyBudgetSet, this,
            [&](const QString &problem) { isSet = problem.isEmpty(); });
    m_engine->setHistoryBudget(budget);
    QTRY_VERIFY(isSet);
    QCOMPARE(Ledger::open(m_folder->path()).value()->historyUse()->budget, budget);
    open();
    QCOMPARE(Ledger::open(m_folder->path()).value()->historyUse()->budget, budget);
}

void TestEngine::findsTheStateFolder_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("folder");
    QTest::addRow("set") << QByteArray("/var/state") << QStringLiteral("/var/state/penstock");
    QTest::addRow("relative: ignored") << QByteArray("state")
                                       << QDir::homePath() + QStringLiteral("/.local/state/penstock");
    QTest::addRow("empty") << QByteArray() << QDir::homePath() + QStringLiteral("/.local/state/penstock");
}

void TestEngine::findsTheStateFolder()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QString, folder);
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", variable);
    QCOMPARE(defaultDataFolder(), folder);
    qputenv("XDG_STATE_HOME", before);
}

void TestEngine::measuresTheRateOfTheLastSeconds()
{
    RateMeter meter;
    SteadyTime now(100s);
    for (int i = 0; i < 100; ++i, now += 100ms)
        meter.count(40, now);
    QVERIFY(qAbs(meter.perSecond(now) - 400) < 20);
    QCOMPARE(meter.perSecond(now + 10s), 0);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
