// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

//! What can become of a dead letter beside another delivery: nothing, or two halves.
class tst_outboxdeadletters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void discardsAndBringsBack();
    void putsTwoHalvesInThePlaceOfTheWhole();
    void neverMovesAnythingElse_data();
    void neverMovesAnythingElse();

private:
    [[nodiscard]] BatchId givenUp(const NewBatch &batch);
    [[nodiscard]] Result<std::vector<Batch>> halve(BatchId id, const std::vector<NewBatch> &parts);
    [[nodiscard]] BatchCounts counts() { return m_folder->outbox->counts(m_stream).value(); }

    const Failure m_failure{413, QStringLiteral("too large")};
    std::unique_ptr<Folder> m_folder;
    StreamId m_stream = 0;
};

void tst_outboxdeadletters::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    m_stream = m_folder->outbox->stream(QStringLiteral("Orders")).value();
}

BatchId tst_outboxdeadletters::givenUp(const NewBatch &batch)
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const Moment now = m_folder->scheduler.now();
    const BatchId id = accept(outbox, intakeOf(m_stream, {batch}))->front().id;
    const bool done = begin(outbox, id, InFlight{1, now}, 1) &&
                      finish(outbox, attemptOf(id, 1, 1, now, 413), DeadLettered{1, m_failure});
    return done ? id : 0;
}

Result<std::vector<Batch>> tst_outboxdeadletters::halve(BatchId id, const std::vector<NewBatch> &parts)
{
    std::promise<Result<std::vector<Batch>>> promise;
    m_folder->outbox->halve(id, Halved{1, m_failure, m_folder->scheduler.now()}, parts,
                            [&promise](auto made) { promise.set_value(std::move(made)); });
    return promise.get_future().get();
}

void tst_outboxdeadletters::discardsAndBringsBack()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const NewBatch batch = newBatch(1, 70);
    const BatchId id = givenUp(batch);
    const DeadLettered dead{1, m_failure};
    const Moment now = m_folder->scheduler.now();

    QVERIFY(await([&](auto done) { outbox.discard(id, discard(dead, now), done); }));
    QVERIFY(outbox.deadLetters(m_stream)->empty());
    QCOMPARE(outbox.discarded(m_stream)->front().batch.id, id);
    QCOMPARE(counts().deadLettered, 0);
    QCOMPARE(counts().discarded, 1);
    QCOMPARE(counts().eventsDiscarded, 70);
    QCOMPARE(counts().eventsWaiting, 0);

    // A restart does not send it.
    QVERIFY(m_folder->reopen());
    QVERIFY(m_folder->outbox->unsettled(m_stream)->empty());
    QCOMPARE(m_folder->summaries().front().state, BatchState(discard(dead, now)));
    QCOMPARE(m_folder->outbox->body(id).value(), batch.body);

    QVERIFY(await([&](auto done) { m_folder->outbox->restore(id, dead, done); }));
    QCOMPARE(m_folder->outbox->deadLetters(m_stream)->front().state, dead);
    QVERIFY(m_folder->outbox->discarded(m_stream)->empty());
    QCOMPARE(counts().deadLettered, 1);
    QCOMPARE(counts().discarded, 0);
    QCOMPARE(m_folder->outbox->body(id).value(), batch.body);
}

void tst_outboxdeadletters::putsTwoHalvesInThePlaceOfTheWhole()
{
    const BatchId id = givenUp(newBatch(1, 100));
    const std::vector<NewBatch> parts{newBatch(2, 50, 900), newBatch(3, 50, 800)};
    const auto made = halve(id, parts);
    QVERIFY(made);
    QCOMPARE(made->size(), 2u);
    QCOMPARE(counts().deadLettered, 2);
    QCOMPARE(counts().eventsDeadLettered, 100);

    QVERIFY(m_folder->reopen());
    const auto dead = m_folder->outbox->deadLetters(m_stream).value();
    QCOMPARE(dead.size(), 2u);
    for (std::size_t i = 0; i < dead.size(); ++i) {
        QCOMPARE(dead[i].batch.origin, id);
        QCOMPARE(dead[i].batch.requestId, parts[i].requestId);
        QCOMPARE(dead[i].batch.events, 50);
        QCOMPARE(dead[i].state, (DeadLettered{0, m_failure}));
        QCOMPARE(m_folder->outbox->body(dead[i].batch.id).value(), parts[i].body);
    }
    QVERIFY(std::holds_alternative<Halved>(m_folder->summaries().front().state));
    QCOMPARE(m_folder->attempts(id).size(), 1u);

    // The whole is gone for good: neither sent, nor brought back, nor halved again.
    QVERIFY(!await([&](auto done) { m_folder->outbox->redeliver(id, Queued{}, done); }));
    QVERIFY(!await([&](auto done) { m_folder->outbox->restore(id, DeadLettered{}, done); }));
    QVERIFY(!halve(id, parts));
    QCOMPARE(m_folder->summaries().size(), 3u);
}

void tst_outboxdeadletters::neverMovesAnythingElse_data()
{
    QTest::addColumn<bool>("delivered");
    QTest::addRow("queued") << false;
    QTest::addRow("delivered") << true;
}

void tst_outboxdeadletters::neverMovesAnythingElse()
{
    QFETCH(const bool, delivered);
    SqliteOutbox &outbox = *m_folder->outbox;
    const Moment now = m_folder->scheduler.now();
    const BatchId id = accept(outbox, intakeOf(m_stream, {newBatch(1)}))->front().id;
    if (delivered) {
        QVERIFY(begin(outbox, id, InFlight{1, now}, 1));
        QVERIFY(finish(outbox, attemptOf(id, 1, 1, now), Delivered{1, now}));
    }
    const BatchState before = m_folder->summaries().front().state;
    QVERIFY(!await([&](auto done) { outbox.discard(id, Discarded{1, m_failure, now}, done); }));
    QVERIFY(!await([&](auto done) { outbox.restore(id, DeadLettered{}, done); }));
    QVERIFY(!halve(id, {newBatch(2), newBatch(3)}));
    QCOMPARE(m_folder->summaries().size(), 1u);
    QCOMPARE(m_folder->summaries().front().state, before);
}

QTEST_GUILESS_MAIN(tst_outboxdeadletters)
#include "tst_outboxdeadletters.moc"
