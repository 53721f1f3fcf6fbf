// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/historybudget.h"

#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

class tst_historybudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void isKeptInTheFolder();
    void forgetsWhatIsOldAndNothingElse();
    void forgetsInShortSteps();
    void givesTheSpaceOfBodiesBack();

private:
    [[nodiscard]] BatchId settled(bool delivered, const NewBatch &batch);
    [[nodiscard]] Result<PruneCursor> step(BatchId after, WallTime before);
    [[nodiscard]] int prune(Milliseconds age); //!< how many steps it took
    [[nodiscard]] QStringList bodyFiles() const
    {
        return QDir(m_folder->path()).entryList({QStringLiteral("outbox-*.bodies")});
    }

    std::unique_ptr<Folder> m_folder;
    StreamId m_stream = 0;
};

void tst_historybudget::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    m_stream = m_folder->outbox->stream(QStringLiteral("Orders")).value();
}

BatchId tst_historybudget::settled(bool delivered, const NewBatch &batch)
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const Moment now = m_folder->scheduler.now();
    const BatchId id = accept(outbox, intakeOf(m_stream, {batch}))->front().id;
    const Settlement settlement =
        delivered ? Settlement(Delivered{1, now}) : Settlement(DeadLettered{1, {400, QStringLiteral("400")}});
    const bool done = begin(outbox, id, InFlight{1, now}, 1) &&
                      finish(outbox, attemptOf(id, 1, 1, now, delivered ? 200 : 400), settlement);
    return done ? id : 0;
}

Result<PruneCursor> tst_historybudget::step(BatchId after, WallTime before)
{
    std::promise<Result<PruneCursor>> promise;
    m_folder->outbox->prune(after, before, [&promise](auto next) { promise.set_value(std::move(next)); });
    return promise.get_future().get();
}

int tst_historybudget::prune(Milliseconds age)
{
    int steps = 0;
    PruneCursor next = 0;
    while (next) {
        ++steps;
        const auto done = step(*next, m_folder->scheduler.now().wall - age);
        if (!done)
            return -1;
        next = *done;
    }
    return steps;
}

void tst_historybudget::isKeptInTheFolder()
{
    QCOMPARE(m_folder->outbox->historyBudget().value(), HistoryBudget());
    const HistoryBudget budget{.bytes = 5'000'000, .days = 7};
    QVERIFY(await([&](auto done) { m_folder->outbox->setHistoryBudget(budget, done); }));
    QVERIFY(m_folder->reopen());
    QCOMPARE(m_folder->outbox->historyBudget().value(), budget);
    QCOMPARE(Ledger::open(m_folder->path()).value()->historyUse()->budget, budget);
}

void tst_historybudget::forgetsWhatIsOldAndNothingElse()
{
    SqliteOutbox &outbox = *m_folder->outbox;
    const BatchId delivered = settled(true, newBatch(1));
    const BatchId dead = settled(false, newBatch(2));
    const BatchId discarded = settled(false, newBatch(3));
    const Moment then = m_folder->scheduler.now();
    QVERIFY(await([&](auto done) { outbox.discard(discarded, Discarded{1, {}, then}, done); }));
    const BatchId waiting = accept(outbox, intakeOf(m_stream, {newBatch(4)}))->front().id;
    const BatchId late = settled(false, newBatch(5)); // made long ago, discarded now
    m_folder->scheduler.advance(31 * 24h);
    const Moment now = m_folder->scheduler.now();
    QVERIFY(await([&](auto done) { outbox.discard(late, Discarded{1, {}, now}, done); }));
    const BatchId young = settled(true, newBatch(6));
    const BatchCounts before = outbox.counts(m_stream).value();

    QCOMPARE(prune(30 * 24h), 1);
    QList<BatchId> left;
    for (const BatchSummary &batch : m_folder->summaries())
        left.append(batch.batch.id);
    QCOMPARE(left, QList<BatchId>({dead, waiting, late, young}));
    QVERIFY(m_folder->attempts(delivered).empty() && m_folder->attempts(discarded).empty());
    QCOMPARE(m_folder->attempts(dead).size(), 1u);

    // What is counted stays, nothing is taken for lost, and no id is given twice.
    const auto damage = m_folder->reopen();
    QCOMPARE(damage->missingBatches, 0);
    const BatchCounts after = m_folder->outbox->counts(m_stream).value();
    QCOMPARE(after.delivered, before.delivered);
    QCOMPARE(after.discarded, before.discarded);
    QCOMPARE(after.eventsDeadLettered, before.eventsDeadLettered);
    QCOMPARE(Ledger::open(m_folder->path()).value()->historyUse()->pruned, 2);
    QCOMPARE(settled(true, newBatch(7)), young + 1);
    QCOMPARE(m_folder->outbox->body(dead).value(), newBatch(2).body);
}

void tst_historybudget::forgetsInShortSteps()
{
    for (int i = 0; i < 1200; i += 50) {
        std::vector<NewBatch> batches;
        for (int j = 0; j < 50; ++j)
            batches.push_back(newBatch(j, 1, 10));
        const auto accepted = accept(*m_folder->outbox, intakeOf(m_stream, batches));
        for (const Batch &batch : *accepted) {
            const Moment now = m_folder->scheduler.now();
            m_folder->outbox->begin(batch.id, InFlight{1, now}, 1, [](const Result<> &) {});
            m_folder->outbox->finish(attemptOf(batch.id, 1, 1, now), Delivered{1, now}, [](const Result<> &) {});
        }
    }
    m_folder->scheduler.advance(31 * 24h);
    const auto first = step(0, m_folder->scheduler.now().wall - 30 * 24h);
    QCOMPARE(first.value(), PruneCursor(500)); // a delivery waits for no more than these
    QCOMPARE(m_folder->summaries().size(), 700u);
    QCOMPARE(prune(30 * 24h), 2);
    QVERIFY(m_folder->summaries().empty());
    QCOMPARE(m_folder->outbox->counts(m_stream)->delivered, 1200);
    QCOMPARE(m_folder->reopen()->missingBatches, 0);
    QCOMPARE(settled(true, newBatch(1)), 1201);
}

void tst_historybudget::givesTheSpaceOfBodiesBack()
{
    constexpr qsizetype large = 20 * 1024 * 1024;
    const BatchId dead = settled(false, newBatch(1));
    for (int i = 0; i < 7; ++i)
        QVERIFY(settled(true, newBatch(i, 100, large)) > 0);
    QCOMPARE(bodyFiles().size(), 3);

    // Too old: the first file goes, and the dead letter in it moves.
    m_folder->scheduler.advance(31 * 24h);
    QVERIFY(prune(30 * 24h) > 0);
    QCOMPARE(m_folder->outbox->body(dead).value(), newBatch(1).body);
    QCOMPARE(m_folder->outbox->deadLetters(m_stream)->size(), 1u);
    QVERIFY(Ledger::open(m_folder->path()).value()->historyUse()->bytes <= 2 * 64 * 1024 * 1024);
    const qsizetype files = bodyFiles().size();
    QVERIFY2(files <= 2, QByteArray::number(files).constData()); // the one that grows, and the one of what is kept
}

QTEST_GUILESS_MAIN(tst_historybudget)
#include "tst_historybudget.moc"
