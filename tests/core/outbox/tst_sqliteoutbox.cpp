// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

class tst_sqliteoutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void givesIdsWithoutGaps();
    void answersInItsOwnThreadAndNeverInsideTheCall();
    void refusesAnIntakeAsAWhole();
    void keepsTheBodyByteForByte();
    void keepsWhatAnIntakeBrings();
    void forgetsAPosition();
    void knowsAStreamByItsName();
    void walksThroughTheStates();
    void refusesAWrongTransition_data();
    void refusesAWrongTransition();
    void keepsTheOrderOfCallsInAGroup();
    void oneFailureDoesNotHoldUpTheGroup();
    void runsEverythingBeforeItCloses();
    void restartKeepsEverything();
    void whatWasInFlightIsQueuedAndUnconfirmed();
    void sendAgainThenCrashLeavesOneUnconfirmedAttempt();
    void dueTimesAfterAReboot_data();
    void dueTimesAfterAReboot();
    void dueTimesAfterARestart();
    void countersAreWhatCountingGives();

private:
    [[nodiscard]] BatchId queuedBatch();
    [[nodiscard]] BatchId inFlightBatch();

    std::unique_ptr<Folder> m_folder;
    StreamId m_stream = 0;
};

void tst_sqliteoutbox::init()
{
    m_folder = std::make_unique<Folder>();
    const auto damage = m_folder->open();
    QVERIFY2(damage, damage ? "" : qPrintable(damage.error().message));
    QCOMPARE(damage->missingBatches, 0);
    m_stream = m_folder->outbox->stream(QStringLiteral("Orders")).value();
}

void tst_sqliteoutbox::cleanup()
{
    m_folder.reset();
}

BatchId tst_sqliteoutbox::queuedBatch()
{
    return accept(*m_folder->outbox, intakeOf(m_stream, {newBatch(1)}))->front().id;
}

BatchId tst_sqliteoutbox::inFlightBatch()
{
    const BatchId id = queuedBatch();
    const bool begun = begin(*m_folder->outbox, id, InFlight{1, m_folder->scheduler.now()}, 1).has_value();
    return begun ? id : 0;
}

void tst_sqliteoutbox::givesIdsWithoutGaps()
{
    const auto first = accept(*m_folder->outbox, intakeOf(m_stream, {newBatch(1), newBatch(2)}));
    QVERIFY(m_folder->reopen());
    const auto second = accept(*m_folder->outbox, intakeOf(m_stream, {newBatch(3)}));
    QCOMPARE(first->size(), 2u);
    QCOMPARE(first->at(0).id, 1);
    QCOMPARE(first->at(1).id, 2);
    QCOMPARE(second->at(0).id, 3);
    QCOMPARE(second->at(0).bytes, 2000);
    QCOMPARE(second->at(0).createdAt, m_folder->scheduler.now().wall);
    QCOMPARE(second->at(0).requestId, "request-3");
}

void tst_sqliteoutbox::answersInItsOwnThreadAndNeverInsideTheCall()
{
    std::promise<QThread *> promise;
    m_folder->outbox->accept(intakeOf(m_stream, {newBatch(1)}),
                             [&](const auto &) { promise.set_value(QThread::currentThread()); });
    const QThread *thread = promise.get_future().get();
    QVERIFY(thread != QThread::currentThread());
    QCOMPARE(thread->objectName(), QStringLiteral("outbox"));
}

void tst_sqliteoutbox::refusesAnIntakeAsAWhole()
{
    Intake intake = intakeOf(m_stream + 1, {newBatch(1)});
    intake.position = SourcePosition{.source = "file:/a", .fingerprint = {}, .offset = 7};
    QVERIFY(!accept(*m_folder->outbox, intake));
    QCOMPARE(m_folder->summaries().size(), 0u);
    QVERIFY(!m_folder->outbox->position(m_stream + 1, "file:/a").value());
    QCOMPARE(accept(*m_folder->outbox, intakeOf(m_stream, {newBatch(1)}))->front().id, 1);
}

void tst_sqliteoutbox::keepsTheBodyByteForByte()
{
    const NewBatch large = newBatch(1, 100, 70'000);
    const NewBatch empty{.requestId = "empty", .events = 0, .body = {}};
    const auto batches = accept(*m_folder->outbox, intakeOf(m_stream, {large, empty}));
    QCOMPARE(m_folder->outbox->body(batches->at(0).id).value(), large.body);
    QCOMPARE(m_folder->outbox->body(batches->at(1).id).value(), QByteArray());
    QCOMPARE(m_folder->outbox->body(99).error().kind, Error::Kind::Damaged);
}

void tst_sqliteoutbox::keepsWhatAnIntakeBrings()
{
    const SourcePosition position{
        .source = "file:/a/é", .fingerprint = QByteArray("\0\1", 2), .offset = 4096, .line = 12, .eventsOfLine = 3};
    const Reject reject{.source = QStringLiteral("file:/a/é"),
                        .line = 11,
                        .offset = 4000,
                        .reason = QStringLiteral("not JSON"),
                        .text = QByteArray(100'000, 'x')};
    Intake intake = intakeOf(m_stream, {});
    intake.position = position;
    intake.rejects = {reject};
    intake.notCollected = {{.events = {{"Email Sent", 3}, {"", 1}}}};
    QVERIFY(accept(*m_folder->outbox, intake));
    intake.notCollected = {{.events = {{"Email Sent", 4}}}};
    QVERIFY(accept(*m_folder->outbox, intake));

    QVERIFY(m_folder->reopen());
    QCOMPARE(m_folder->outbox->position(m_stream, position.source).value(), std::optional(position));
    const QHash<QByteArray, qint64> expected{{"Email Sent", 7}, {"", 1}};
    QCOMPARE(m_folder->outbox->notCollected(m_stream).value(), expected);

    std::vector<RejectRecord> rejects;
    const auto ledger = Ledger::open(m_folder->path());
    QVERIFY((*ledger)->rejects({}, [&](const RejectRecord &record) {
        rejects.push_back(record);
        return true;
    }));
    QCOMPARE(rejects.size(), 2u);
    Reject kept = reject;
    kept.text.truncate(Reject::textLimit);
    QCOMPARE(rejects.front().reject, kept);
    QCOMPARE(rejects.front().stream, QStringLiteral("Orders"));
}

void tst_sqliteoutbox::forgetsAPosition()
{
    Intake intake = intakeOf(m_stream, {});
    intake.position = SourcePosition{.source = "stdin", .fingerprint = {}, .offset = 5};
    QVERIFY(accept(*m_folder->outbox, intake));
    QVERIFY(m_folder->outbox->forgetPosition(m_stream, "stdin"));
    QVERIFY(m_folder->outbox->forgetPosition(m_stream, "never seen"));
    QVERIFY(!m_folder->outbox->position(m_stream, "stdin").value());
}

void tst_sqliteoutbox::knowsAStreamByItsName()
{
    QCOMPARE(m_folder->outbox->stream(QStringLiteral("Orders")).value(), m_stream);
    QVERIFY(m_folder->outbox->stream(QStringLiteral("orders")).value() != m_stream);
    QVERIFY(m_folder->reopen());
    QCOMPARE(m_folder->outbox->stream(QStringLiteral("Orders")).value(), m_stream);
}

void tst_sqliteoutbox::walksThroughTheStates()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const BatchId id = queuedBatch();
    const auto state = [&] { return m_folder->summaries().front().state; };
    const auto summary = [&] { return m_folder->summaries().front(); };
    const Moment now = m_folder->scheduler.now();
    QCOMPARE(state(), BatchState(Queued{now}));

    const InFlight first{1, now + 1s};
    QVERIFY(begin(outbox, id, first, 1));
    QCOMPARE(state(), BatchState(first));
    QCOMPARE(summary().scheduled, 1);
    QCOMPARE(summary().attempts, 0);

    QVERIFY(await([&](auto done) { outbox.withdraw(id, Queued{now}, done); }));
    QCOMPARE(state(), BatchState(Queued{now}));

    QVERIFY(begin(outbox, id, first, 1));
    QVERIFY(await([&](auto done) { outbox.sendAgain(attemptOf(id, 1, 1, now, std::nullopt), first, done); }));
    QCOMPARE(summary().attempts, 1);
    QVERIFY(!summary().lastStatus);
    QCOMPARE(summary().lastDuration, std::optional(Milliseconds(250)));

    const BackingOff waiting{1, now + 30s, {503, QStringLiteral("503 Service Unavailable")}};
    QVERIFY(finish(outbox, attemptOf(id, 2, 1, now, 503), waiting));
    QCOMPARE(state(), BatchState(waiting));
    QCOMPARE(summary().lastStatus, std::optional(503));
    QCOMPARE(summary().attempts, 2);

    QVERIFY(begin(outbox, id, InFlight{2, now + 30s}, 3));
    QVERIFY(await([&](auto done) { outbox.withdraw(id, waiting, done); }));
    QCOMPARE(state(), BatchState(waiting));
    QVERIFY(begin(outbox, id, InFlight{2, now + 30s}, 3));
    const DeadLettered dead{2, {std::nullopt, QStringLiteral("no answer")}};
    QVERIFY(finish(outbox, attemptOf(id, 3, 2, now, std::nullopt), dead));
    QCOMPARE(state(), BatchState(dead));
    const auto deadLetters = outbox.deadLetters(m_stream).value();
    QCOMPARE(deadLetters.size(), 1u);
    QCOMPARE(deadLetters.front().batch.id, id);
    QCOMPARE(deadLetters.front().state, dead);
    QCOMPARE(deadLetters.front().attempts, 3);

    QVERIFY(await([&](auto done) { outbox.redeliver(id, Queued{now + 60s}, done); }));
    QCOMPARE(state(), BatchState(Queued{now + 60s}));
    QCOMPARE(summary().scheduled, 0);
    QVERIFY(begin(outbox, id, InFlight{1, now + 61s}, 4));
    const Delivered delivered{1, now + 62s};
    QVERIFY(finish(outbox, attemptOf(id, 4, 1, now), delivered));
    QCOMPARE(state(), BatchState(delivered));
    QCOMPARE(m_folder->attempts(id).size(), 4u);
    QCOMPARE(outbox.counts(m_stream)->eventsDelivered, 100);
    QVERIFY(outbox.unsettled(m_stream)->empty());
}

void tst_sqliteoutbox::refusesAWrongTransition_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("command");

    QTest::addRow("begin in flight") << QStringLiteral("inFlight") << QStringLiteral("begin");
    QTest::addRow("begin out of turn") << QStringLiteral("queued") << QStringLiteral("beginLater");
    QTest::addRow("withdraw queued") << QStringLiteral("queued") << QStringLiteral("withdraw");
    QTest::addRow("finish queued") << QStringLiteral("queued") << QStringLiteral("finish");
    QTest::addRow("finish another number") << QStringLiteral("inFlight") << QStringLiteral("finishLater");
    QTest::addRow("send again queued") << QStringLiteral("queued") << QStringLiteral("sendAgain");
    QTest::addRow("set aside in flight") << QStringLiteral("inFlight") << QStringLiteral("setAside");
    QTest::addRow("redeliver queued") << QStringLiteral("queued") << QStringLiteral("redeliver");
    QTest::addRow("unknown batch") << QStringLiteral("queued") << QStringLiteral("unknown");
}

void tst_sqliteoutbox::refusesAWrongTransition()
{
    QFETCH(QString, from);
    QFETCH(QString, command);
    SqliteOutbox &outbox = *m_folder->outbox;
    const BatchId id = from == QStringLiteral("queued") ? queuedBatch() : inFlightBatch();
    const Moment now = m_folder->scheduler.now();
    const auto before = m_folder->summaries().front().state;

    const std::map<QString, std::function<void(Outbox::Done)>> commands{
        {QStringLiteral("begin"),
         [&](auto done) {
             outbox.begin(id, InFlight{1, now}, 1, done);
         }},
        {QStringLiteral("beginLater"),
         [&](auto done) {
             outbox.begin(id, InFlight{1, now}, 2, done);
         }},
        {QStringLiteral("withdraw"), [&](auto done) { outbox.withdraw(id, Queued{now}, done); }},
        {QStringLiteral("finish"), [&](auto done) { outbox.finish(attemptOf(id, 1, 1, now), Delivered{}, done); }},
        {QStringLiteral("finishLater"), [&](auto done) { outbox.finish(attemptOf(id, 2, 1, now), Delivered{}, done); }},
        {QStringLiteral("sendAgain"), [&](auto done) { outbox.sendAgain(attemptOf(id, 1, 1, now), InFlight{}, done); }},
        {QStringLiteral("setAside"), [&](auto done) { outbox.setAside(id, DeadLettered{}, done); }},
        {QStringLiteral("redeliver"), [&](auto done) { outbox.redeliver(id, Queued{now}, done); }},
        {QStringLiteral("unknown"),
         [&](auto done) {
             outbox.begin(id + 1, InFlight{1, now}, 1, done);
         }},
    };
    const Result<> done = await(commands.at(command));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::InvalidInput);
    QVERIFY(done.error().message.contains(QString::number(command == QStringLiteral("unknown") ? id + 1 : id)));
    QCOMPARE(m_folder->summaries().front().state, before);
    QVERIFY(m_folder->attempts().empty());
}

void tst_sqliteoutbox::keepsTheOrderOfCallsInAGroup()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const Moment now = m_folder->scheduler.now();
    QList<int> order;
    std::promise<void> last;
    for (int i = 1; i <= 200; ++i) {
        const auto note = [&order, i](const auto &done) { order.append(done ? i : -i); };
        outbox.accept(intakeOf(m_stream, {newBatch(i)}), note);
        outbox.begin(i, InFlight{1, now}, 1, note);
        outbox.finish(attemptOf(i, 1, 1, now), Delivered{1, now}, note);
    }
    outbox.begin(1, InFlight{}, 1, [&](const auto &) { last.set_value(); });
    last.get_future().wait();
    QCOMPARE(order.size(), 600);
    for (int i = 0; i < 600; ++i)
        QCOMPARE(order.at(i), i / 3 + 1);
    QCOMPARE(outbox.counts(m_stream)->delivered, 200);
}

void tst_sqliteoutbox::oneFailureDoesNotHoldUpTheGroup()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const Moment now = m_folder->scheduler.now();
    QStringList answers;
    std::promise<void> last;
    const auto note = [&answers](const auto &done) {
        answers += done ? QStringLiteral("done") : QStringLiteral("refused");
    };
    outbox.accept(intakeOf(m_stream, {newBatch(1), newBatch(2)}), note);
    outbox.redeliver(1, Queued{now}, note);
    outbox.begin(1, InFlight{1, now}, 1, note);
    outbox.accept(intakeOf(77, {newBatch(3)}), note);
    outbox.finish(attemptOf(2, 1, 1, now), Delivered{}, note);
    outbox.finish(attemptOf(1, 1, 1, now), Delivered{1, now}, [&](const auto &done) {
        note(done);
        last.set_value();
    });
    last.get_future().wait();
    QCOMPARE(answers.join(u' '), QStringLiteral("done refused done refused refused done"));
    QCOMPARE(m_folder->summaries().at(0).state, BatchState(Delivered{1, now}));
    QCOMPARE(m_folder->summaries().at(1).state, BatchState(Queued{now}));
}

void tst_sqliteoutbox::runsEverythingBeforeItCloses()
{
    int answered = 0;
    for (int i = 1; i <= 300; ++i)
        m_folder->outbox->accept(intakeOf(m_stream, {newBatch(i)}),
                                 [&](const auto &done) { answered += done ? 1 : 0; });
    m_folder->outbox.reset();
    QCOMPARE(answered, 300);
    QVERIFY(!QFile::exists(m_folder->database() + QStringLiteral("-wal")));
    QCOMPARE(m_folder->summaries().size(), 300u);
}

void tst_sqliteoutbox::restartKeepsEverything()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const Moment now = m_folder->scheduler.now();
    QVERIFY(accept(outbox, intakeOf(m_stream, {newBatch(1), newBatch(2), newBatch(3), newBatch(4)})));
    const BackingOff waiting{1, now + 30s, {503, QStringLiteral("busy")}};
    const DeadLettered dead{4, {std::nullopt, QStringLiteral("refused")}};
    for (int id = 1; id <= 3; ++id)
        QVERIFY(begin(outbox, id, InFlight{1, now}, 1));
    const Attempt attempt = attemptOf(1, 1, 1, now, 503);
    QVERIFY(finish(outbox, attempt, waiting));
    QVERIFY(finish(outbox, attemptOf(2, 1, 1, now), Delivered{1, now}));
    QVERIFY(finish(outbox, attemptOf(3, 1, 1, now, std::nullopt), dead));

    QVERIFY(m_folder->reopen());
    const auto batches = m_folder->summaries();
    QCOMPARE(batches.at(0).state, BatchState(waiting));
    QCOMPARE(batches.at(1).state, BatchState(Delivered{1, now}));
    QCOMPARE(batches.at(2).state, BatchState(dead));
    QCOMPARE(batches.at(3).state, BatchState(Queued{now}));
    QCOMPARE(m_folder->attempts(1).front().attempt.outcome, attempt.outcome);
    QCOMPARE(m_folder->attempts(1).front().requestId, "request-1");
    QCOMPARE(m_folder->attempts(1).front().events, 100);

    const auto unsettled = m_folder->outbox->unsettled(m_stream).value();
    QCOMPARE(unsettled.size(), 2u);
    QCOMPARE(unsettled.at(0).batch.id, 1);
    QCOMPARE(unsettled.at(0).state, Waiting(waiting));
    QCOMPARE(unsettled.at(0).attempts, 1);
    QCOMPARE(unsettled.at(1).batch.id, 4);
}

void tst_sqliteoutbox::whatWasInFlightIsQueuedAndUnconfirmed()
{
    const Moment startedAt = m_folder->scheduler.now();
    const BatchId id = inFlightBatch();
    m_folder->scheduler.advance(5s);
    QVERIFY(m_folder->reopen());

    const BatchSummary batch = m_folder->summaries().front();
    QCOMPARE(batch.state, BatchState(Queued{m_folder->scheduler.now()}));
    QCOMPARE(batch.attempts, 1);
    QCOMPARE(batch.scheduled, 0);
    const auto attempts = m_folder->attempts(id);
    QCOMPARE(attempts.size(), 1u);
    QCOMPARE(attempts.front().attempt.outcome.kind, Outcome::Kind::Unconfirmed);
    QCOMPARE(attempts.front().attempt.outcome.startedAt, startedAt);
    QVERIFY(attempts.front().attempt.outcome.reason.contains(QStringLiteral("before the answer")));
    QCOMPARE(m_folder->outbox->counts(m_stream)->queued, 1);

    QVERIFY(m_folder->reopen());
    QCOMPARE(m_folder->attempts(id).size(), 1u);
    QVERIFY(begin(*m_folder->outbox, id, InFlight{1, startedAt}, 2));
}

void tst_sqliteoutbox::sendAgainThenCrashLeavesOneUnconfirmedAttempt()
{
    const Moment now = m_folder->scheduler.now();
    const BatchId id = inFlightBatch();
    const Attempt lost = attemptOf(id, 1, 1, now, std::nullopt);
    QVERIFY(await([&](auto done) { m_folder->outbox->sendAgain(lost, InFlight{1, now}, done); }));
    QVERIFY(m_folder->reopen());
    const auto attempts = m_folder->attempts(id);
    QCOMPARE(attempts.size(), 2u);
    QCOMPARE(attempts.at(0).attempt.outcome.kind, Outcome::Kind::Failed);
    QCOMPARE(attempts.at(1).attempt.outcome.kind, Outcome::Kind::Unconfirmed);
    QCOMPARE(attempts.at(1).attempt.number, 2);
    QCOMPARE(m_folder->summaries().front().attempts, 2);
}

void tst_sqliteoutbox::dueTimesAfterAReboot_data()
{
    QTest::addColumn<Milliseconds>("wallPassed");
    QTest::addColumn<Milliseconds>("left");

    QTest::addRow("part of the wait is over") << Milliseconds(10s) << Milliseconds(20s);
    QTest::addRow("all of it is over") << Milliseconds(1h) << Milliseconds(0);
    QTest::addRow("the wall clock went back") << Milliseconds(-1h) << Milliseconds(30s);
}

void tst_sqliteoutbox::dueTimesAfterAReboot()
{
    QFETCH(Milliseconds, wallPassed);
    QFETCH(Milliseconds, left);
    const BatchId id = inFlightBatch();
    const Moment failedAt = m_folder->scheduler.now() + 250ms;
    const Attempt attempt = attemptOf(id, 1, 1, m_folder->scheduler.now(), 500);
    QVERIFY(finish(*m_folder->outbox, attempt, BackingOff{1, failedAt + 30s, {500, QStringLiteral("x")}}));
    m_folder->outbox.reset();

    const Moment boot{.wall = failedAt.wall + wallPassed, .steady = SteadyTime(3s)};
    auto opened = SqliteOutbox::open(m_folder->path(), boot, "boot-2");
    QVERIFY(opened);
    const auto unsettled = opened->outbox->unsettled(m_stream).value();
    QCOMPARE(std::get<BackingOff>(unsettled.front().state).retryAt, boot + left);
    QCOMPARE(std::get<BackingOff>(unsettled.front().state).failure.status, std::optional(500));
}

void tst_sqliteoutbox::dueTimesAfterARestart()
{
    const BatchId id = inFlightBatch();
    const BackingOff waiting{1, m_folder->scheduler.now() + 30s, {500, QStringLiteral("x")}};
    QVERIFY(finish(*m_folder->outbox, attemptOf(id, 1, 1, m_folder->scheduler.now(), 500), waiting));
    m_folder->scheduler.advance(10s);
    m_folder->scheduler.jumpWallClock(-5h);
    QVERIFY(m_folder->reopen());
    QCOMPARE(m_folder->outbox->unsettled(m_stream)->front().state, Waiting(waiting));
}

void tst_sqliteoutbox::countersAreWhatCountingGives()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const StreamId other = outbox.stream(QStringLiteral("Other")).value();
    const Moment now = m_folder->scheduler.now();
    for (int i = 1; i <= 40; ++i) {
        QVERIFY(accept(outbox, intakeOf(i % 3 ? m_stream : other, {newBatch(i, i)})));
        if (i % 2)
            QVERIFY(begin(outbox, i, InFlight{1, now}, 1));
        if (i % 4 == 1)
            QVERIFY(finish(outbox, attemptOf(i, 1, 1, now), Delivered{1, now}));
        if (i % 8 == 3)
            QVERIFY(finish(outbox, attemptOf(i, 1, 1, now, 500), DeadLettered{1, {}}));
    }
    for (const StreamId stream : {m_stream, other}) {
        BatchCounts counted;
        for (const BatchSummary &batch : m_folder->summaries()) {
            if (batch.batch.stream != stream)
                continue;
            counted.queued += std::holds_alternative<Queued>(batch.state);
            counted.inFlight += std::holds_alternative<InFlight>(batch.state);
            counted.delivered += std::holds_alternative<Delivered>(batch.state);
            counted.deadLettered += std::holds_alternative<DeadLettered>(batch.state);
            counted.eventsDelivered += std::holds_alternative<Delivered>(batch.state) ? batch.batch.events : 0;
            counted.eventsDeadLettered += std::holds_alternative<DeadLettered>(batch.state) ? batch.batch.events : 0;
        }
        const BatchCounts kept = outbox.counts(stream).value();
        QCOMPARE(kept.queued, counted.queued);
        QCOMPARE(kept.inFlight, counted.inFlight);
        QCOMPARE(kept.backingOff, 0);
        QCOMPARE(kept.delivered, counted.delivered);
        QCOMPARE(kept.deadLettered, counted.deadLettered);
        QCOMPARE(kept.eventsDelivered, counted.eventsDelivered);
        QCOMPARE(kept.eventsDeadLettered, counted.eventsDeadLettered);
    }
}

QTEST_GUILESS_MAIN(tst_sqliteoutbox)
#include "tst_sqliteoutbox.moc"
