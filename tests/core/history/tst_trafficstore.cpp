// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficstore.h"

#include "core/history/trafficfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace penstock;

class TestTrafficStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void findsWhatItWrote();
    void replacesWhatIsWrittenAgain();
    void forgetsWhatIsTooOld();
    void writesWhatWaitsWhenItEnds();
    void startsEmptyWhenTheFileIsDamaged_data();
    void startsEmptyWhenTheFileIsDamaged();
    void leavesAnotherVersionAlone();
    void saysThatItCannotWrite();
    void goesOnWhenTheDiskHasSpaceAgain();
    void keepsTheFilePrivate();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr qint64 noonSecond = 1'700'049'600;
const WallTime noon = wallTimeFromEpochMs(noonSecond * 1000);

TrafficSlot fullSlot(qint64 second)
{
    TrafficSlot slot{.second = second,
                     .eventsDelivered = 1,
                     .eventsFailed = 2,
                     .batchesDelivered = 3,
                     .attemptsFailed = 4,
                     .batchesDeadLettered = 5,
                     .highestBacklog = Backlog{6, 7},
                     .lastBacklog = Backlog{8, 9},
                     .answers = {}};
    slot.answers.count(Milliseconds(10));
    slot.answers.count(Milliseconds(12'345));
    return slot;
}

TrafficSlot bareSlot(qint64 second)
{
    TrafficSlot slot;
    slot.second = second;
    return slot;
}

TrafficRecord sample()
{
    return {.streams = {{.stream = 1,
                         .seconds = {fullSlot(noonSecond), bareSlot(noonSecond + 1)},
                         .minutes = {fullSlot(noonSecond)}},
                        {.stream = 7, .seconds = {fullSlot(noonSecond + 2)}, .minutes = {bareSlot(noonSecond)}}},
            .marks = {{1, TrafficMark::Kind::Paused, noon, noon + Milliseconds(1500)},
                      {7, TrafficMark::Kind::Held, noon, noon + Milliseconds(2500)}},
            .running = {{noonSecond - 100, noonSecond - 50}, {noonSecond, noonSecond + 2}}};
}

//! A store, and what it says.
struct Opened
{
    explicit Opened(const QString &folder, WallTime now = noon)
        : store(folder, now)
        , loaded(&store, &TrafficStore::loaded)
        , noticed(&store, &TrafficStore::noticed)
    {
    }

    [[nodiscard]] bool isLoaded() { return !loaded.isEmpty() || loaded.wait(); }
    [[nodiscard]] QString notice()
    {
        return noticed.isEmpty() && !noticed.wait() ? QString() : noticed[0][0].toString();
    }
    [[nodiscard]] TrafficRecord stored() { return isLoaded() ? loaded[0][0].value<TrafficRecord>() : TrafficRecord(); }

    TrafficStore store;
    QSignalSpy loaded;
    QSignalSpy noticed;
};

void writeTo(const QString &folder, const TrafficRecord &record)
{
    Opened opened(folder);
    QVERIFY(opened.isLoaded());
    opened.store.write(record, noon);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void execute(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

} // namespace

void TestTrafficStore::findsWhatItWrote()
{
    {
        Opened first(m_folder->path());
        QCOMPARE(first.stored(), TrafficRecord());
    }
    writeTo(m_folder->path(), sample());
    Opened again(m_folder->path());
    QCOMPARE(again.stored(), sample());
    QVERIFY(again.noticed.isEmpty());
}

void TestTrafficStore::replacesWhatIsWrittenAgain()
{
    writeTo(m_folder->path(), sample());
    TrafficRecord later = sample();
    later.streams[0].minutes[0].eventsDelivered = 77;
    later.marks[0].to += Milliseconds(5000);
    later.running[1].to += 5;
    writeTo(m_folder->path(),
            {.streams = {later.streams[0]}, .marks = {later.marks[0]}, .running = {later.running[1]}});
    std::swap(later.marks[0], later.marks[1]); // in the order they ended in
    Opened again(m_folder->path());
    QCOMPARE(again.stored(), later);
}

void TestTrafficStore::forgetsWhatIsTooOld()
{
    writeTo(m_folder->path(), sample());
    const qint64 hours = 3600 * 1000;
    {
        Opened later(m_folder->path(), noon + Milliseconds(2 * hours));
        QVERIFY(later.isLoaded());
    }
    Opened again(m_folder->path(), noon + Milliseconds(25 * hours));
    TrafficRecord expected = sample();
    expected.streams[0].seconds.clear();
    expected.streams[1].seconds.clear();
    QCOMPARE(again.stored(), expected);
    Opened empty(m_folder->path(), noon + Milliseconds(25 * hours));
    QCOMPARE(empty.stored(), TrafficRecord());
}

void TestTrafficStore::writesWhatWaitsWhenItEnds()
{
    {
        Opened opened(m_folder->path());
        QVERIFY(opened.isLoaded());
        for (int i = 0; i < 50; ++i)
            opened.store.write({.streams = {{.stream = i, .seconds = {fullSlot(noonSecond)}, .minutes = {}}},
                                .marks = {},
                                .running = {}},
                               noon);
    }
    Opened again(m_folder->path());
    QCOMPARE(again.stored().streams.size(), 50U);
}

void TestTrafficStore::startsEmptyWhenTheFileIsDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("no database") << QByteArray(5000, 'x');
    QTest::addRow("cut off") << QByteArray();
    QTest::addRow("another program's") << QByteArray("another");
}

void TestTrafficStore::startsEmptyWhenTheFileIsDamaged()
{
    QFETCH(QByteArray, bytes);
    if (bytes.isEmpty()) {
        writeTo(m_folder->path(), sample());
        QFile file(path("history.sqlite"));
        QVERIFY(file.resize(file.size() / 2 + 100));
    } else if (bytes == "another") {
        execute(path("history.sqlite"), "CREATE TABLE theirs (a)");
    } else {
        writeFile(path("history.sqlite"), bytes);
    }
    {
        Opened opened(m_folder->path());
        QCOMPARE(opened.stored(), TrafficRecord());
        QVERIFY2(opened.notice().startsWith(QStringLiteral("The charts start empty: ")), qPrintable(opened.notice()));
        QVERIFY(QFile::exists(path("history.damaged.sqlite")));
        opened.store.write(sample(), noon);
    }
    Opened again(m_folder->path());
    QCOMPARE(again.stored(), sample());
}

void TestTrafficStore::leavesAnotherVersionAlone()
{
    writeTo(m_folder->path(), sample());
    execute(path("history.sqlite"), "PRAGMA user_version = 2");
    Opened opened(m_folder->path());
    QVERIFY2(opened.notice().contains(QStringLiteral("another version")), qPrintable(opened.notice()));
    QVERIFY(opened.loaded.isEmpty());
    QVERIFY(!QFile::exists(path("history.damaged.sqlite")));
}

void TestTrafficStore::saysThatItCannotWrite()
{
    QVERIFY(QDir().mkdir(path("history.sqlite"))); // as a folder nobody can write it, root neither
    Opened opened(m_folder->path());
    QVERIFY2(opened.notice().startsWith(QStringLiteral("The charts start empty, and are kept until Penstock ends: ")),
             qPrintable(opened.notice()));
    QVERIFY(opened.loaded.isEmpty());
}

void TestTrafficStore::goesOnWhenTheDiskHasSpaceAgain()
{
    {
        Opened opened(m_folder->path());
        QVERIFY(opened.isLoaded());
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(path("history.sqlite").toUtf8().constData(), &other), SQLITE_OK);
        // A trigger refuses what a full disk would.
        QCOMPARE(sqlite3_exec(other, "CREATE TRIGGER full BEFORE INSERT ON slot BEGIN SELECT RAISE(ABORT, 'full'); END",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        TrafficRecord first = sample();
        first.running.clear();
        opened.store.write(first, noon);
        QVERIFY(opened.notice().contains(QStringLiteral("cannot be written")));
        opened.store.write(TrafficRecord(), noon);
        QCOMPARE(sqlite3_exec(other, "DROP TRIGGER full", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(other);
        opened.store.write({.streams = {}, .marks = {}, .running = sample().running}, noon);
    }
    Opened again(m_folder->path());
    QCOMPARE(again.stored(), sample());
}

void TestTrafficStore::keepsTheFilePrivate()
{
    writeTo(m_folder->path(), sample());
    for (const QFileInfo &file : QDir(m_folder->path()).entryInfoList({QStringLiteral("history*")}, QDir::Files)) {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(TestTrafficStore)
#include "tst_trafficstore.moc"
