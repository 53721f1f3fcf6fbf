// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "core/outbox/ballast.h"
#include "core/outbox/groupcommit.h"
#include "core/outbox/recovery.h"
#include "core/outbox/streamnames.h"
#include "core/outbox/transitions.h"
#include "tests/core/outbox/faultydisk.h"
#include "tests/core/outbox/outboxkit.h"

#include <QStorageInfo>

#include <mutex>

#include <sched.h>
#include <sys/mount.h>

using namespace penstock;
using namespace penstock::outboxkit;

namespace {

//! What the outbox told about being blocked; "" is "it goes on".
class Notices
{
public:
    explicit Notices(SqliteOutbox &outbox)
    {
        outbox.onBlocked([this](const Result<> &state) {
            const std::lock_guard lock(m_mutex);
            m_errors.append(state ? Error{Error::Kind::Failed, {}} : state.error());
        });
    }

    [[nodiscard]] QList<Error> all()
    {
        const std::lock_guard lock(m_mutex);
        return m_errors;
    }

    [[nodiscard]] bool areOver() { return !all().isEmpty() && all().last().message.isEmpty(); }

private:
    std::mutex m_mutex;
    QList<Error> m_errors;
};

//! Answers as they come, in the outbox's thread.
class Answers
{
public:
    template <typename Value>
    [[nodiscard]] std::function<void(Result<Value>)> note(const QString &name)
    {
        return [this, name](const Result<Value> &done) {
            const std::lock_guard lock(m_mutex);
            m_names += done ? name : name + QStringLiteral(" failed");
        };
    }
    [[nodiscard]] Outbox::Accepted accepted(const QString &name) { return note<std::vector<Batch>>(name); }
    [[nodiscard]] Outbox::Done done(const QString &name) { return note<void>(name); }

    [[nodiscard]] QString all()
    {
        const std::lock_guard lock(m_mutex);
        return m_names.join(u' ');
    }

private:
    std::mutex m_mutex;
    QStringList m_names;
};

//! A small file system of its own; it goes with the process, which has its own view of what is mounted.
class SmallDisk
{
public:
    SmallDisk()
    {
        m_isThere = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                    ::mount("none", m_folder.path().toUtf8().constData(), "tmpfs", 0, "size=32m") == 0;
    }
    ~SmallDisk()
    {
        if (m_isThere)
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    //! Takes all of its space but `left`.
    [[nodiscard]] bool fill(qint64 left)
    {
        const qint64 size = QStorageInfo(m_folder.path()).bytesAvailable() - left;
        QFile file(path(QStringLiteral("filler")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return false;
        const QByteArray chunk(64 * 1024, 'x');
        for (qint64 written = 0; written < size; written += chunk.size())
            file.write(chunk.constData(), std::min<qint64>(chunk.size(), size - written));
        return true;
    }
    void clear() { QFile::remove(path(QStringLiteral("filler"))); }

private:
    QTemporaryDir m_folder;
    bool m_isThere = false;
};

} // namespace

class tst_outboxdisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void waitsForSpaceAndLosesNothing();
    void settlesWithTheBallastWhileTheDiskIsFull();
    void startsBlockedOnAFullDisk();
    void aFailedSyncIsNotTriedAgainOnTheSameConnection();
    void aCommitThatIsInTheFileIsNotMadeTwice();
    void waitsWhileTheFileIsOutOfReach();
    void questionsDoNotWait();
    void nothingOvertakesItsOwnBatch();
    void whatCannotBeDoneFailsAtTheEnd();
    void doesNotWaitForSpaceWhenToldNotTo();
};

void tst_outboxdisk::initTestCase()
{
    faultydisk::install();
}

void tst_outboxdisk::cleanup()
{
    faultydisk::full = false;
    faultydisk::unreachable = false;
    faultydisk::soundSyncs = 0;
    faultydisk::failingSyncs = 0;
}

void tst_outboxdisk::waitsForSpaceAndLosesNothing()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    Notices notices(*folder.outbox);
    Answers answers;
    faultydisk::full = true;
    for (int i = 1; i <= 3; ++i)
        folder.outbox->accept(intakeOf(stream, {newBatch(i, 1, 300'000)}), answers.accepted(QString::number(i)));
    QTRY_COMPARE(notices.all().size(), 1);
    QCOMPARE(notices.all().front().kind, Error::Kind::DiskFull);
    QVERIFY2(notices.all().front().message.contains(folder.path()), qPrintable(notices.all().front().message));
    QCOMPARE(answers.all(), QString());

    faultydisk::full = false;
    QTRY_COMPARE(answers.all(), QStringLiteral("1 2 3"));
    QTRY_VERIFY(notices.areOver());
    QVERIFY(folder.reopen());
    QCOMPARE(folder.summaries().size(), 3u);
    QCOMPARE(folder.outbox->body(3).value(), newBatch(3, 1, 300'000).body);
}

void tst_outboxdisk::settlesWithTheBallastWhileTheDiskIsFull()
{
    SmallDisk disk;
    if (!disk.isThere())
        QSKIP("mounting a small file system is not permitted here");
    const QString path = disk.path(QStringLiteral("data"));
    FakeScheduler scheduler;
    const Moment now = scheduler.now();
    auto outbox = std::move(SqliteOutbox::open(path, now, "boot-1")->outbox);
    const StreamId stream = outbox->stream(QStringLiteral("a")).value();
    Notices notices(*outbox);
    for (int i = 1; i <= 6; ++i) {
        QVERIFY(accept(*outbox, intakeOf(stream, {newBatch(i, 1, 60'000)})));
        QVERIFY(begin(*outbox, i, InFlight{1, now}, 1));
    }

    Answers answers;
    QVERIFY(disk.fill(256 * 1024));
    for (int i = 7; i <= 16; ++i)
        outbox->accept(intakeOf(stream, {newBatch(i, 1, 60'000)}), answers.accepted(QString::number(i)));
    QTRY_COMPARE(notices.all().size(), 1);
    QCOMPARE(notices.all().front().kind, Error::Kind::DiskFull);
    const QString ballast = QDir(path).filePath(QStringLiteral("outbox.ballast"));
    QVERIFY(!QFile::exists(ballast));
    const QString before = answers.all();

    // What is in flight is settled although the disk is full, large answers included.
    Attempt attempt = attemptOf(1, 1, 1, now);
    attempt.outcome.answer.body = QByteArray(Answer::bodyLimit, 'a');
    for (int i = 1; i <= 6; ++i) {
        attempt.batch = i;
        QVERIFY(finish(*outbox, attempt, Delivered{1, now}));
    }
    QCOMPARE(answers.all(), before);
    QCOMPARE(notices.all().size(), 1);

    disk.clear();
    QTRY_VERIFY(answers.all().endsWith(QStringLiteral("15 16")));
    QTRY_VERIFY(notices.areOver());
    QCOMPARE(QFileInfo(ballast).size(), Ballast::size);
    QCOMPARE(answers.all(), QStringLiteral("7 8 9 10 11 12 13 14 15 16"));
    QCOMPARE(outbox->counts(stream)->delivered, 6);
    QCOMPARE(outbox->counts(stream)->queued, 10);
    outbox.reset();
}

void tst_outboxdisk::startsBlockedOnAFullDisk()
{
    SmallDisk disk;
    if (!disk.isThere())
        QSKIP("mounting a small file system is not permitted here");
    const QString path = disk.path(QStringLiteral("data"));
    QVERIFY(SqliteOutbox::open(path, {}, "boot-1"));
    QVERIFY(QFile::remove(QDir(path).filePath(QStringLiteral("outbox.ballast"))));
    QVERIFY(disk.fill(2 * 1024 * 1024));
    auto opened = SqliteOutbox::open(path, {}, "boot-1");
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    Notices notices(*opened->outbox);
    QTRY_COMPARE(notices.all().size(), 1);
    QCOMPARE(notices.all().front().kind, Error::Kind::DiskFull);
    disk.clear();
    QTRY_VERIFY(notices.areOver());
    opened->outbox.reset();
}

void tst_outboxdisk::aFailedSyncIsNotTriedAgainOnTheSameConnection()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    Notices notices(*folder.outbox);
    faultydisk::failingSyncs = 1;
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(2)})));
    QCOMPARE(accept(*folder.outbox, intakeOf(stream, {newBatch(3)}))->front().id, 3);
    QCOMPARE(faultydisk::failingSyncs, 0);
    QVERIFY(notices.all().isEmpty());
    QCOMPARE(folder.reopen()->missingBatches, 0);
    QCOMPARE(folder.summaries().size(), 3u);
}

void tst_outboxdisk::aCommitThatIsInTheFileIsNotMadeTwice()
{
    Folder folder;
    QVERIFY(folder.open());
    folder.outbox.reset();
    auto store = Store::open(folder.path()).value();
    QVERIFY(recover(*store, {}, folder.scheduler.now(), "boot-1"));
    std::vector<Command> first(1);
    first[0].run = [](Store &s) { return streamByName(s.database(), QStringLiteral("a")).map([](StreamId) {}); };
    QVERIFY(std::holds_alternative<Committed>(commitGroup(*store, first)));
    int runs = 0;
    std::vector<Command> group(1);
    group[0].run = [&](Store &s) {
        ++runs;
        return applyAccept(s, intakeOf(1, {newBatch(1)}), {}).map([](const auto &) {});
    };

    // The log has the whole commit when its sync fails: nobody else holds it open, so the next connection finds it.
    faultydisk::soundSyncs = 1; // of the bodies
    faultydisk::failingSyncs = 1;
    const int before = faultydisk::syncs;
    QVERIFY(std::holds_alternative<Committed>(commitGroup(*store, group)));
    QCOMPARE(runs, 1);
    QVERIFY(group[0].result);
    QVERIFY2(faultydisk::syncs >= before + 4, "what the failed sync left unsure is written again");
    store->close();
    QCOMPARE(folder.summaries().size(), 1u);
    QCOMPARE(folder.open()->missingBatches, 0);
    QCOMPARE(folder.outbox->body(1).value(), newBatch(1).body);
}

void tst_outboxdisk::waitsWhileTheFileIsOutOfReach()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    Notices notices(*folder.outbox);
    Answers answers;
    faultydisk::unreachable = true;
    folder.outbox->accept(intakeOf(stream, {newBatch(1)}), answers.accepted(QStringLiteral("accept")));
    folder.outbox->begin(1, InFlight{}, 1, answers.done(QStringLiteral("begin")));
    folder.outbox->finish(attemptOf(1, 1, 1, {}), Delivered{}, answers.done(QStringLiteral("finish")));
    QTRY_COMPARE(notices.all().size(), 1);
    QVERIFY(notices.all().front().kind != Error::Kind::DiskFull);
    QCOMPARE(answers.all(), QString());
    faultydisk::unreachable = false;
    QTRY_COMPARE(answers.all(), QStringLiteral("accept begin finish"));
    QTRY_VERIFY(notices.areOver());
    QCOMPARE(folder.summaries().size(), 1u);
    QCOMPARE(folder.attempts().size(), 1u);
}

void tst_outboxdisk::questionsDoNotWait()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    Answers answers;
    faultydisk::unreachable = true;
    folder.outbox->accept(intakeOf(stream, {newBatch(1)}), answers.accepted(QStringLiteral("accept")));
    QVERIFY(!folder.outbox->counts(stream));
    QVERIFY(!folder.outbox->stream(QStringLiteral("b")));
    faultydisk::unreachable = false;
    QTRY_COMPARE(answers.all(), QStringLiteral("accept"));
    QTRY_VERIFY(folder.outbox->counts(stream));
}

void tst_outboxdisk::nothingOvertakesItsOwnBatch()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    QVERIFY(accept(*folder.outbox, intakeOf(stream, {newBatch(1)})));
    Notices notices(*folder.outbox);
    Answers answers;
    faultydisk::full = true;
    folder.outbox->accept(intakeOf(stream, {newBatch(2, 1, 5'000'000)}), answers.accepted(QStringLiteral("accept")));
    QTRY_COMPARE(notices.all().size(), 1);
    folder.outbox->begin(1, InFlight{1, {}}, 1, answers.done(QStringLiteral("begin")));
    folder.outbox->withdraw(1, Queued{}, answers.done(QStringLiteral("withdraw")));
    faultydisk::full = false;
    QTRY_COMPARE(answers.all(), QStringLiteral("accept begin withdraw"));
}

void tst_outboxdisk::whatCannotBeDoneFailsAtTheEnd()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    Answers answers;
    faultydisk::unreachable = true;
    folder.outbox->accept(intakeOf(stream, {newBatch(1)}), answers.accepted(QStringLiteral("accept")));
    folder.outbox->redeliver(1, Queued{}, answers.done(QStringLiteral("redeliver")));
    folder.outbox.reset();
    QCOMPARE(answers.all(), QStringLiteral("accept failed redeliver failed"));
    faultydisk::unreachable = false;
    QCOMPARE(folder.open()->missingBatches, 0);
}

void tst_outboxdisk::doesNotWaitForSpaceWhenToldNotTo()
{
    Folder folder;
    QVERIFY(folder.open());
    const StreamId stream = folder.outbox->stream(QStringLiteral("a")).value();
    Notices notices(*folder.outbox);
    Answers answers;
    faultydisk::full = true;
    folder.outbox->accept(intakeOf(stream, {newBatch(1, 1, 300'000)}), answers.accepted(QStringLiteral("waiting")));
    QTRY_COMPARE(notices.all().size(), 1);
    QCOMPARE(answers.all(), QString());
    folder.outbox->setPatient(false);
    QTRY_COMPARE(answers.all(), QStringLiteral("waiting failed"));
    folder.outbox->accept(intakeOf(stream, {newBatch(2, 1, 300'000)}), answers.accepted(QStringLiteral("later")));
    QTRY_COMPARE(answers.all(), QStringLiteral("waiting failed later failed"));

    faultydisk::full = false;
    QTRY_VERIFY(notices.areOver());
    folder.outbox->accept(intakeOf(stream, {newBatch(3)}), answers.accepted(QStringLiteral("space")));
    QTRY_COMPARE(answers.all(), QStringLiteral("waiting failed later failed space"));
}

QTEST_GUILESS_MAIN(tst_outboxdisk)
#include "tst_outboxdisk.moc"
