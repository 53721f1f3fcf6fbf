// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "core/outbox/bodyplace.h"
#include "core/outbox/highwatermark.h"
#include "tests/core/outbox/outboxkit.h"

#include <QCoreApplication>
#include <QDirIterator>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace penstock;
using namespace penstock::outboxkit;

namespace {

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &file : QDir(from).entryInfoList(QDir::Files))
        QVERIFY(QFile::copy(file.filePath(), QDir(to).filePath(file.fileName())));
}

void execute(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

class tst_outboxdamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detectsAFlippedByteInABody();
    void detectsABodyUnderAnotherBatch();
    void countsBatchesLostWithTheLog();
    void countsBatchesLostInTheMiddle();
    void countsBatchesLostWithTheWholeDatabase();
    void saysWhenOnlyChangesAreLost();
    void ignoresAMarkThatIsDamaged_data();
    void ignoresAMarkThatIsDamaged();
    void refusesASecondProcess();
    void refusesANewerSchema();
    void refusesAForeignFile_data();
    void refusesAForeignFile();
    void keepsEverythingPrivate();
};

void tst_outboxdamage::detectsAFlippedByteInABody()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    NewBatch batch = newBatch(1, 100, 60'000);
    batch.body.replace(30'000, 8, "HERE->|0");
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {batch, newBatch(2)})));
    folder.outbox.reset();

    QFile file(segmentPath(folder.path(), 1));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 at = file.readAll().indexOf("HERE->|0");
    QVERIFY(at > 0);
    QVERIFY(file.seek(at + 7));
    file.write("1");
    file.close();

    QVERIFY(folder.open());
    const auto body = folder.outbox->body(1);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, Error::Kind::Damaged);
    QVERIFY2(body.error().message.contains(QStringLiteral("batch 1")), qPrintable(body.error().message));
    QCOMPARE(folder.outbox->body(2).value(), newBatch(2).body);
}

void tst_outboxdamage::detectsABodyUnderAnotherBatch()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1), newBatch(2)})));
    folder.outbox.reset();
    execute(folder.database(), "UPDATE batch SET (place, checksum) = (SELECT place, checksum FROM batch WHERE id = 2)"
                               " WHERE id = 1");
    QVERIFY(folder.open());
    QCOMPARE(folder.outbox->body(1).error().kind, Error::Kind::Damaged);
    QCOMPARE(folder.outbox->body(2).value(), newBatch(2).body);
}

void tst_outboxdamage::countsBatchesLostWithTheLog()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    for (int i = 1; i <= 20; ++i)
        QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(i)})));

    // What a crash leaves behind, with half of the write-ahead log.
    Folder crashed;
    copyFolder(folder.path(), crashed.path());
    QFile log(crashed.database() + QStringLiteral("-wal"));
    QVERIFY(log.size() > 0);
    QVERIFY(log.resize(log.size() / 2));
    QVERIFY(QFile::remove(crashed.database() + QStringLiteral("-shm")));

    const auto damage = crashed.open();
    QVERIFY2(damage, damage ? "" : qPrintable(damage.error().message));
    const auto left = qint64(crashed.summaries().size());
    QVERIFY(left > 0 && left < 20);
    QCOMPARE(damage->missingBatches, 20 - left);
    QVERIFY2(damage->detail.contains(QStringLiteral("%1 – 20").arg(left + 1)), qPrintable(damage->detail));

    // Lost ids are not given again, and a loss is told once.
    QCOMPARE(accept(*crashed.outbox, intakeOf(stream, {newBatch(1)}))->front().id, 21);
    QCOMPARE(crashed.reopen()->missingBatches, 0);
    QVERIFY(QFile::remove(crashed.file(QStringLiteral("outbox.mark"))));
    QCOMPARE(crashed.reopen()->missingBatches, 0);
}

void tst_outboxdamage::countsBatchesLostInTheMiddle()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    for (int i = 1; i <= 9; ++i)
        QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(i)})));
    folder.outbox.reset();
    execute(folder.database(), "DELETE FROM batch WHERE id IN (1, 4, 5, 9)");

    const auto damage = folder.open();
    QCOMPARE(damage->missingBatches, 4);
    QVERIFY2(damage->detail.contains(QStringLiteral("1, 4 – 5, 9")), qPrintable(damage->detail));
    QCOMPARE(accept(*folder.outbox, intakeOf(stream, {newBatch(1)}))->front().id, 10);
    QCOMPARE(folder.reopen()->missingBatches, 0);
}

void tst_outboxdamage::countsBatchesLostWithTheWholeDatabase()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1), newBatch(2)})));
    folder.outbox.reset();
    QVERIFY(QFile::remove(folder.database()));
    QCOMPARE(folder.open()->missingBatches, 2);
    QVERIFY(folder.outbox->stream(QStringLiteral("a")));
    QCOMPARE(accept(*folder.outbox, intakeOf(1, {newBatch(1)}))->front().id, 3);
}

void tst_outboxdamage::saysWhenOnlyChangesAreLost()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    folder.outbox.reset();
    Folder restored;
    copyFolder(folder.path(), restored.path());
    QVERIFY(folder.open());
    QVERIFY(begin(*folder.outbox, 1, InFlight{1, folder.scheduler.now()}, 1));
    folder.outbox.reset();

    const QString mark = restored.file(QStringLiteral("outbox.mark"));
    QVERIFY(QFile::remove(mark));
    QVERIFY(QFile::copy(folder.file(QStringLiteral("outbox.mark")), mark));
    const auto damage = restored.open();
    QCOMPARE(damage->missingBatches, 0);
    QVERIFY(damage->detail.contains(QStringLiteral("second time")));
    QVERIFY(restored.reopen()->detail.isEmpty());
}

void tst_outboxdamage::ignoresAMarkThatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("words") << QByteArray("not a mark at all");
    QTest::addRow("wrong sum") << QByteArray("00000000000000009999 00000000000000009999 00000\n");
    QTest::addRow("torn") << QByteArray("000000000000000099");
}

void tst_outboxdamage::ignoresAMarkThatIsDamaged()
{
    QFETCH(QByteArray, text);
    Folder folder;
    QVERIFY(folder.open());
    folder.outbox.reset();
    QFile mark(folder.file(QStringLiteral("outbox.mark")));
    QVERIFY(mark.open(QIODevice::WriteOnly | QIODevice::Truncate));
    mark.write(text);
    mark.close();
    const auto damage = folder.open();
    QCOMPARE(damage->missingBatches, 0);
    QVERIFY(damage->detail.isEmpty());
}

void tst_outboxdamage::refusesASecondProcess()
{
    Folder folder;
    QVERIFY(folder.open());
    const auto second = SqliteOutbox::open(folder.path(), folder.scheduler.now(), "boot-1");
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Busy);
    QVERIFY2(second.error().message.contains(QString::number(QCoreApplication::applicationPid())),
             qPrintable(second.error().message));
    QVERIFY(folder.reopen());
}

void tst_outboxdamage::refusesANewerSchema()
{
    Folder folder;
    QVERIFY(folder.open());
    folder.outbox.reset();
    execute(folder.database(), "PRAGMA user_version = 1000");
    const auto opened = folder.open();
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(QStringLiteral("newer")), qPrintable(opened.error().message));
    const auto ledger = Ledger::open(folder.path());
    QVERIFY(!ledger);
    QVERIFY(ledger.error().message.contains(QStringLiteral("newer")));
}

void tst_outboxdamage::refusesAForeignFile_data()
{
    QTest::addColumn<bool>("isDatabase");
    QTest::addRow("a database of something else") << true;
    QTest::addRow("no database") << false;
}

void tst_outboxdamage::refusesAForeignFile()
{
    QFETCH(bool, isDatabase);
    Folder folder;
    QVERIFY(QDir().mkpath(folder.path()));
    if (isDatabase) {
        execute(folder.database(), "CREATE TABLE addresses (name TEXT)");
    } else {
        QFile file(folder.database());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
    }
    const auto opened = folder.open();
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(QStringLiteral("outbox.sqlite")), qPrintable(opened.error().message));
    QVERIFY(!Ledger::open(folder.path()));
}

void tst_outboxdamage::keepsEverythingPrivate()
{
    const mode_t before = ::umask(0);
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    ::umask(before);

    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFile::permissions(folder.path()), owner | QFile::ExeOwner | QFile::ExeUser);
    QStringList names;
    for (const QFileInfo &file : QDir(folder.path()).entryInfoList(QDir::Files)) {
        names += file.fileName();
        QCOMPARE(QFile::permissions(file.filePath()), owner);
    }
    names.sort();
    QCOMPARE(names.join(u' '),
             QStringLiteral("outbox-00000001.bodies outbox.ballast outbox.lock outbox.mark outbox.running "
                            "outbox.sqlite outbox.sqlite-shm outbox.sqlite-wal"));
}

QTEST_GUILESS_MAIN(tst_outboxdamage)
#include "tst_outboxdamage.moc"
