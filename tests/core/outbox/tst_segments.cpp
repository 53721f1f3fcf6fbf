// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/segments.h"

#include "core/outbox/recovery.h"
#include "core/outbox/store.h"
#include "core/outbox/transitions.h"
#include "tests/core/outbox/faultydisk.h"
#include "tests/core/outbox/outboxkit.h"
#include "tests/core/outbox/version1.h"

#include <sqlite3.h>

using namespace penstock;
using namespace penstock::outboxkit;

namespace {

constexpr qsizetype megabyte = 1024 * 1024;

QStringList bodyFiles(const Folder &folder)
{
    return QDir(folder.path()).entryList({QStringLiteral("*.bodies")}, QDir::Files, QDir::Name);
}

//! The writer's store without its thread.
class OpenStore
{
public:
    explicit OpenStore(const Folder &folder)
    {
        QDir().mkpath(folder.path());
        store = Store::open(folder.path()).value();
        const auto recovered = recover(*store, {}, {}, "boot-1");
        Q_ASSERT(recovered);
        change([](Store &s) { return s.database().execute("INSERT OR IGNORE INTO stream VALUES (1, 'a')"); });
    }

    void change(const std::function<Result<>(Store &)> &what)
    {
        const Result<> done =
            store->begin().and_then([&] { return what(*store); }).and_then([&] { return store->commit(); });
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    }

    void accept(const NewBatch &batch)
    {
        change([&](Store &s) { return applyAccept(s, intakeOf(1, {batch}), {}).map([](const auto &) {}); });
    }

    void settle(BatchId id, const Settlement &settlement)
    {
        change([&](Store &s) { return applyBegin(s, id, InFlight{1, {}}, 1); });
        change([&](Store &s) { return applyFinish(s, attemptOf(id, 1, 1, {}), settlement); });
    }

    //! One step, with a budget of so many bytes.
    Result<bool> reclaim(qint64 bytes)
    {
        change([bytes](Store &s) { return s.setHistoryBudget({.bytes = bytes}); });
        return store->reclaim();
    }

    std::unique_ptr<Store> store;
};

NewBatch large(int seed)
{
    NewBatch batch = newBatch(seed);
    batch.body = QByteArray(16 * megabyte - 1000, char('a' + seed));
    return batch;
}

} // namespace

class tst_segments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void goesOnInTheFileOfTheLastRun();
    void writesOverWhatWasNotCommitted();
    void leavesAFileWhoseSyncFailed();
    void staysInTheFileWhileTheDiskIsFull();
    void beginsOneFileWhileTheDiskIsFull();
    void removesFilesOfNobodyBetweenItsOwn();
    void leavesBodiesOfADatabaseThatWasMovedAway();
    void givesBackTheSpaceOfDeliveredBatches();
    void movesWhatIsNotDeliveredOutOfTheWay();
    void readsABodyThatHasMoved();
    void leavesAFileAloneThatCannotBeRead();
    void keepsWhatFitsTheBudget();
    void countsWaitingBatchesWithoutABody();
    void takesBodiesOverFromVersion1();
};

void tst_segments::initTestCase()
{
    faultydisk::install();
}

void tst_segments::cleanup()
{
    faultydisk::full = false;
    faultydisk::failingSyncs = 0;
}

void tst_segments::goesOnInTheFileOfTheLastRun()
{
    Folder folder;
    for (int run = 1; run <= 3; ++run) {
        QVERIFY(folder.reopen());
        const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
        QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(run)})));
    }
    QCOMPARE(bodyFiles(folder).size(), 1);
    for (int batch = 1; batch <= 3; ++batch)
        QCOMPARE(folder.outbox->body(batch).value(), newBatch(batch).body);
}

void tst_segments::writesOverWhatWasNotCommitted()
{
    Folder folder;
    OpenStore open(folder);
    open.accept(newBatch(1));
    QVERIFY(open.store->begin());
    QVERIFY(applyAccept(*open.store, intakeOf(1, {newBatch(7), newBatch(8)}), {}));
    open.store->rollback();
    open.accept(newBatch(2));
    QCOMPARE(open.store->segments().settledBytes(), 0);
    open.store->close();

    QVERIFY(folder.open());
    QCOMPARE(folder.outbox->body(1).value(), newBatch(1).body);
    QCOMPARE(folder.outbox->body(2).value(), newBatch(2).body);
    QCOMPARE(QFileInfo(folder.file(bodyFiles(folder).front())).size(), 6000);
}

void tst_segments::leavesAFileWhoseSyncFailed()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    faultydisk::failingSyncs = 1;
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(2)})));
    QCOMPARE(faultydisk::failingSyncs, 0);
    QCOMPARE(bodyFiles(folder).size(), 2);
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(3)})));
    QCOMPARE(bodyFiles(folder).size(), 2);
    for (int batch = 1; batch <= 3; ++batch)
        QCOMPARE(folder.outbox->body(batch).value(), newBatch(batch).body);
}

void tst_segments::staysInTheFileWhileTheDiskIsFull()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    faultydisk::full = true;
    folder.outbox->setPatient(false);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!accept(*folder.outbox, intakeOf(stream, {newBatch(9)})));
    faultydisk::full = false;
    folder.outbox->setPatient(true);
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(2)})));
    QCOMPARE(bodyFiles(folder).size(), 1);
    QCOMPARE(folder.outbox->body(2).value(), newBatch(2).body);
}

void tst_segments::beginsOneFileWhileTheDiskIsFull()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    faultydisk::full = true;
    folder.outbox->setPatient(false);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!accept(*folder.outbox, intakeOf(stream, {newBatch(9, 1, 300'000)})));
    QCOMPARE(bodyFiles(folder).size(), 1);
    faultydisk::full = false;
    folder.outbox->setPatient(true);
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    QCOMPARE(bodyFiles(folder).size(), 1);
    QCOMPARE(folder.outbox->body(1).value(), newBatch(1).body);
}

void tst_segments::removesFilesOfNobodyBetweenItsOwn()
{
    Folder folder;
    OpenStore open(folder);
    for (int i = 1; i <= 9; ++i)
        open.accept(large(i));
    for (const int i : {5, 6, 7, 8})
        open.settle(i, Delivered{1, {}});
    const QString second = segmentPath(folder.path(), 2);
    const QString copy = folder.file(QStringLiteral("outbox-00000002-copy.bodies"));
    QVERIFY(QFile::copy(second, copy));
    while (open.reclaim(0).value()) {
    }
    open.store->close();
    QVERIFY(!QFile::exists(second));
    QVERIFY(QFile::copy(copy, second)); // as if it could not be removed
    QVERIFY(folder.open());
    QVERIFY(!QFile::exists(second));
    QVERIFY(QFile::exists(copy));
}

void tst_segments::leavesBodiesOfADatabaseThatWasMovedAway()
{
    Folder folder;
    QVERIFY(folder.open());
    StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    folder.outbox.reset();
    const QString away = folder.file(QStringLiteral("away"));
    QVERIFY(QFile::rename(folder.database(), away));
    for (int run = 0; run < 2; ++run) {
        QVERIFY(folder.reopen());
        stream = folder.outbox->stream(QStringLiteral("a")).value();
        QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(7)})));
    }
    folder.outbox.reset();
    QVERIFY(QFile::remove(folder.database()));
    QVERIFY(QFile::rename(away, folder.database()));
    QVERIFY(folder.open());
    QCOMPARE(folder.outbox->body(1).value(), newBatch(1).body);
}

void tst_segments::givesBackTheSpaceOfDeliveredBatches()
{
    Folder folder;
    OpenStore open(folder);
    for (int i = 1; i <= 9; ++i) {
        open.accept(large(i));
        open.settle(i, Delivered{1, {}});
    }
    QCOMPARE(bodyFiles(folder).size(), 3);
    QVERIFY(open.store->segments().settledBytes() > 100 * megabyte);
    QVERIFY(open.reclaim(70 * megabyte).value());
    QCOMPARE(open.reclaim(70 * megabyte).value(), true);
    QCOMPARE(open.reclaim(70 * megabyte).value(), false);
    QVERIFY(open.store->segments().settledBytes() <= 70 * megabyte);
    open.store->close();

    QCOMPARE(bodyFiles(folder).size(), 1);
    QVERIFY(folder.open());
    const auto gone = folder.outbox->body(1);
    QVERIFY(!gone);
    QVERIFY2(gone.error().message.contains(QStringLiteral("no longer kept")), qPrintable(gone.error().message));
    QCOMPARE(folder.outbox->body(9).value(), large(9).body);
    QCOMPARE(folder.summaries().size(), 9u);
    QCOMPARE(folder.attempts().size(), 9u);
}

void tst_segments::movesWhatIsNotDeliveredOutOfTheWay()
{
    Folder folder;
    OpenStore open(folder);
    for (int i = 1; i <= 9; ++i)
        open.accept(large(i));
    for (const int i : {1, 3, 5, 7, 9})
        open.settle(i, Delivered{1, {}});
    open.settle(2, DeadLettered{1, {500, QStringLiteral("x")}});
    open.settle(4, Delivered{1, {}});
    int steps = 0;
    while (open.reclaim(0).value())
        QVERIFY(++steps < 20);
    open.store->close();

    QVERIFY(folder.open());
    for (const int i : {2, 6, 8})
        QCOMPARE(folder.outbox->body(i).value(), large(i).body);
    QVERIFY(!folder.outbox->body(1));
    // One that was moved is not moved again, and goes at last when it is delivered.
    QVERIFY(begin(*folder.outbox, 6, InFlight{1, {}}, 1));
    QVERIFY(finish(*folder.outbox, attemptOf(6, 1, 1, {}), Delivered{1, {}}));
    folder.outbox.reset();
    OpenStore again(folder);
    while (again.reclaim(0).value())
        QVERIFY(++steps < 20);
    again.store->close();
    QVERIFY(folder.open());
    QCOMPARE(folder.outbox->body(2).value(), large(2).body);
    QCOMPARE(folder.outbox->body(8).value(), large(8).body);
}

void tst_segments::readsABodyThatHasMoved()
{
    Folder folder;
    OpenStore open(folder);
    for (int i = 1; i <= 6; ++i)
        open.accept(large(i));
    const auto ledger = Ledger::open(folder.path());
    QVERIFY(ledger);
    QCOMPARE((*ledger)->body(1).value(), large(1).body);
    for (const int i : {2, 3, 4})
        open.settle(i, Delivered{1, {}});
    while (open.reclaim(0).value()) {
    }
    QCOMPARE(open.store->segments().settledBytes(), 0);
    QVERIFY(!QFile::exists(segmentPath(folder.path(), 1)));
    QCOMPARE((*ledger)->body(1).value(), large(1).body);
    open.store->close();
}

void tst_segments::leavesAFileAloneThatCannotBeRead()
{
    Folder folder;
    OpenStore open(folder);
    for (int i = 1; i <= 9; ++i)
        open.accept(large(i));
    for (const int i : {2, 3, 4, 5, 6, 7})
        open.settle(i, Delivered{1, {}});
    const QString elsewhere = folder.file(QStringLiteral("elsewhere"));
    QVERIFY(QFile::rename(segmentPath(folder.path(), 1), elsewhere));
    int steps = 0;
    while (open.reclaim(0).value())
        QVERIFY(++steps < 20);
    QVERIFY(QFile::rename(elsewhere, segmentPath(folder.path(), 1)));
    open.store->close();
    QVERIFY(folder.open());
    QCOMPARE(folder.outbox->body(1).value(), large(1).body);
    QCOMPARE(folder.outbox->body(8).value(), large(8).body);
    QVERIFY(!folder.outbox->body(5));
}

void tst_segments::keepsWhatFitsTheBudget()
{
    Folder folder;
    OpenStore open(folder);
    for (int i = 1; i <= 9; ++i) {
        open.accept(large(i));
        open.settle(i, Delivered{1, {}});
    }
    QCOMPARE(open.reclaim(200 * megabyte).value(), false);
    QCOMPARE(bodyFiles(folder).size(), 3);
    open.store->close();
}

void tst_segments::countsWaitingBatchesWithoutABody()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1), newBatch(2), newBatch(3)})));
    QVERIFY(begin(*folder.outbox, 3, InFlight{1, {}}, 1));
    QVERIFY(finish(*folder.outbox, attemptOf(3, 1, 1, {}), Delivered{1, {}}));
    folder.outbox.reset();
    QFile file(folder.file(bodyFiles(folder).front()));
    QVERIFY(file.resize(3000));

    const auto damage = folder.open();
    QCOMPARE(damage->missingBatches, 0);
    QCOMPARE(damage->damagedBatches, 1);
    QVERIFY2(damage->detail.contains(u'1'), qPrintable(damage->detail));
    QCOMPARE(folder.outbox->body(1).value(), newBatch(1).body);
    QCOMPARE(folder.outbox->body(2).error().kind, Error::Kind::Damaged);
}

void tst_segments::takesBodiesOverFromVersion1()
{
    Folder folder;
    QVERIFY(QDir().mkpath(folder.path()));
    const QByteArray waiting = newBatch(1).body;
    const QByteArray delivered = newBatch(2).body;
    QVERIFY(writeVersion1(folder.database(), {{waiting, "queued"}, {delivered, "delivered"}}));

    const auto damage = folder.open();
    QVERIFY2(damage, damage ? "" : qPrintable(damage.error().message));
    QCOMPARE(folder.outbox->body(1).value(), waiting);
    QCOMPARE(folder.outbox->body(2).value(), delivered);
    QCOMPARE(folder.outbox->unsettled(1)->size(), 1u);
    QCOMPARE(accept(*folder.outbox, intakeOf(1, {newBatch(3)}))->front().id, 3);
    QVERIFY(folder.reopen());
    QCOMPARE(folder.outbox->body(3).value(), newBatch(3).body);
    folder.outbox.reset();
    QCOMPARE(OpenStore(folder).store->segments().settledBytes(), delivered.size());
}

QTEST_GUILESS_MAIN(tst_segments)
#include "tst_segments.moc"
