// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamfolder.h"

#include "core/stream/streamfilename.h"
#include "tests/core/stream/exampleconfig.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;
using penstock::test::exampleConfig;

//! Real files, changed as other programs do.
class TestStreamFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void namesAFileAfterItsStream_data();
    void namesAFileAfterItsStream();
    void numbersAFileWhoseNameIsTaken();
    void findsTheDefaultFolder_data();
    void findsTheDefaultFolder();

    void makesTheFolderAndReadsIt();
    void saysWhyAFolderCannotBeOpened();
    void seesWhatOthersDo();
    void readsAFileThatIsWrittenInPlaceAsAWhole();
    void followsAFileFromElsewhere();
    void saysThatAFollowedFileIsNotThere();
    void letsTheFilesOfTheFormerFolderGo();
    void reportsAFileThatCannotBeRead();
    void makesNoNewsOfItsOwnChanges();
    void createsAFile();
    void savesUnderAnotherName_data();
    void savesUnderAnotherName();
    void saysWhyItCannotSave();
    void movesAFileToTheTrash();
    void finishesWhatWasAskedBeforeItGoes();

private:
    [[nodiscard]] QString path(const char *name) const { return m_files->filePath(QLatin1String(name)); }
    void write(const QString &path, const char *name) const;
    [[nodiscard]] QStringList files() const { return QDir(m_files->path()).entryList(QDir::Files, QDir::Name); }
    void open();

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<StreamFolder> m_folder;
    QStringList m_found;
    QStringList m_vanished;
    QString m_error;
};

namespace {

QByteArray configNamed(const char *name)
{
    return exampleConfig().replace("Orders to warehouse", name);
}

StreamConfig parsedNamed(const char *name)
{
    return parseStreamConfig(configNamed(name)).config;
}

} // namespace

void TestStreamFolder::init()
{
    m_files = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<StreamFolder>();
    m_found.clear();
    m_vanished.clear();
    m_error.clear();
    connect(m_folder.get(), &StreamFolder::changed, this, [this](const StreamFolderNews &news) {
        for (const FoundStreamFile &found : news.found)
            m_found.append(found.file ? found.file->parsed.config.name : found.file.error().message);
        m_vanished += news.vanished;
    });
    connect(m_folder.get(), &StreamFolder::failed, this,
            [this](const QString &file, const QString &reason) { m_error = file + QStringLiteral(": ") + reason; });
}

void TestStreamFolder::cleanup()
{
    m_folder.reset();
}

void TestStreamFolder::write(const QString &path, const char *name) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(configNamed(name)) > 0);
}

void TestStreamFolder::open()
{
    QSignalSpy opened(m_folder.get(), &StreamFolder::opened);
    m_folder->open(m_files->path());
    QTRY_COMPARE(opened.size(), 1);
    QCoreApplication::processEvents();
}

void TestStreamFolder::namesAFileAfterItsStream_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("file");

    QTest::addRow("words") << QStringLiteral("Orders to warehouse") << QStringLiteral("orders-to-warehouse");
    QTest::addRow("signs") << QStringLiteral(" ../Orders:  (EU)/2 ") << QStringLiteral("orders-eu-2");
    QTest::addRow("letters of others") << QStringLiteral("Bestellungen für Käufer")
                                       << QStringLiteral("bestellungen-für-käufer");
    QTest::addRow("no letter at all") << QStringLiteral("…/…") << QStringLiteral("stream");
    QTest::addRow("long") << QString(300, u'x') << QString(48, u'x');
}

void TestStreamFolder::namesAFileAfterItsStream()
{
    QFETCH(const QString, stream);
    QFETCH(const QString, file);
    QCOMPARE(streamFileName(stream), file + streamFileSuffix);
    QVERIFY(isNamedAfter(QStringLiteral("/x/%1-12.stream.json").arg(file), stream));
    QVERIFY(!isNamedAfter(QStringLiteral("/x/my-%1.stream.json").arg(file), stream));
}

void TestStreamFolder::numbersAFileWhoseNameIsTaken()
{
    write(path("orders.stream.json"), "Orders");
    write(path("orders-2.stream.json"), "Orders");
    QCOMPARE(freeStreamFile(m_files->path(), QStringLiteral("Orders")), path("orders-3.stream.json"));
}

void TestStreamFolder::findsTheDefaultFolder_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("folder");
    const QString home = QDir::homePath() + QStringLiteral("/.config/penstock/streams");
    QTest::addRow("set") << QByteArray("/etc/mine") << QStringLiteral("/etc/mine/penstock/streams");
    QTest::addRow("relative: ignored") << QByteArray("mine") << home;
    QTest::addRow("empty") << QByteArray() << home;
}

void TestStreamFolder::findsTheDefaultFolder()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QString, folder);
    const QByteArray before = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", variable);
    QCOMPARE(defaultStreamFolder(), folder);
    qputenv("XDG_CONFIG_HOME", before);
}

void TestStreamFolder::makesTheFolderAndReadsIt()
{
    QSignalSpy opened(m_folder.get(), &StreamFolder::opened);
    m_folder->open(path("new/streams"));
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(QFileInfo(path("new/streams")).isDir());

    write(path("b.stream.json"), "B");
    write(path("a.stream.json"), "A");
    write(path("notes.json"), "N");
    open();
    QTRY_COMPARE(m_found, QStringList({QStringLiteral("A"), QStringLiteral("B")}));
}

void TestStreamFolder::saysWhyAFolderCannotBeOpened()
{
    write(path("file"), "A");
    m_folder->open(path("file/streams"));
    QTRY_VERIFY2(m_error.contains(path("file/streams")), qPrintable(m_error));
}

void TestStreamFolder::seesWhatOthersDo()
{
    open();
    write(path("a.stream.json"), "A");
    QTRY_COMPARE(m_found, QStringList(QStringLiteral("A")));

    write(path("a.stream.json"), "B");
    QTRY_COMPARE(m_found.size(), 2);
    QCOMPARE(m_found.last(), QStringLiteral("B"));

    // As editors and git do: another file takes its place, and is changed in its turn.
    write(path("a.tmp"), "C");
    QCOMPARE(std::rename(qPrintable(path("a.tmp")), qPrintable(path("a.stream.json"))), 0);
    QTRY_COMPARE(m_found.size(), 3);
    QCOMPARE(m_found.last(), QStringLiteral("C"));
    write(path("a.stream.json"), "D");
    QTRY_COMPARE(m_found.size(), 4);

    QVERIFY(QFile::rename(path("a.stream.json"), path("b.stream.json")));
    QTRY_COMPARE(m_vanished, QStringList(path("a.stream.json")));
    QCOMPARE(m_found.size(), 5);
    QVERIFY(QFile::remove(path("b.stream.json")));
    QTRY_COMPARE(m_vanished.size(), 2);
}

void TestStreamFolder::readsAFileThatIsWrittenInPlaceAsAWhole()
{
    open();
    QFile file(path("a.stream.json"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray json = configNamed("A");
    file.write(json.left(40));
    QCoreApplication::processEvents();
    file.write(json.mid(40));
    file.close();
    QTRY_COMPARE(m_found, QStringList(QStringLiteral("A")));
}

void TestStreamFolder::followsAFileFromElsewhere()
{
    QVERIFY(QDir(m_files->path()).mkpath(QStringLiteral("elsewhere")));
    open();
    const QString file = path("elsewhere/a.stream.json");
    write(file, "A");
    write(path("elsewhere/b.stream.json"), "B");
    m_folder->follow(file);
    QTRY_COMPARE(m_found, QStringList(QStringLiteral("A")));
    write(file, "C");
    QTRY_COMPARE(m_found.size(), 2);
    QVERIFY(QFile::remove(file));
    QTRY_COMPARE(m_vanished, QStringList(file));
    write(file, "D");
    QTRY_COMPARE(m_found.size(), 3);
}

void TestStreamFolder::saysThatAFollowedFileIsNotThere()
{
    m_folder->follow(path("gone.stream.json"));
    QTRY_COMPARE(m_vanished, QStringList(path("gone.stream.json")));
}

void TestStreamFolder::letsTheFilesOfTheFormerFolderGo()
{
    QTemporaryDir other;
    write(path("a.stream.json"), "A");
    open();
    QTRY_COMPARE(m_found.size(), 1);
    QSignalSpy opened(m_folder.get(), &StreamFolder::opened);
    m_folder->open(other.path());
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(QFile::remove(path("a.stream.json")));
    write(other.filePath(QStringLiteral("b.stream.json")), "B");
    QTRY_COMPARE(m_found.size(), 2);
    QVERIFY(m_vanished.isEmpty());
}

void TestStreamFolder::reportsAFileThatCannotBeRead()
{
    QFile file(path("long.stream.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(2 * 1024 * 1024, ' '));
    file.close();
    open();
    QTRY_COMPARE(m_found.size(), 1);
    QVERIFY2(m_found.front().contains(file.fileName()), qPrintable(m_found.front()));
}

void TestStreamFolder::makesNoNewsOfItsOwnChanges()
{
    open();
    QSignalSpy created(m_folder.get(), &StreamFolder::created);
    QSignalSpy saved(m_folder.get(), &StreamFolder::saved);
    QSignalSpy discarded(m_folder.get(), &StreamFolder::discarded);
    m_folder->create(m_files->path(), parsedNamed("A"));
    m_folder->save(path("a.stream.json"), parsedNamed("B"), QStringLiteral("A"));
    QTRY_COMPARE(created.size() + saved.size(), 2);
    // The end of its news is another's file that comes after them.
    write(path("other.stream.json"), "Other");
    QTRY_COMPARE(m_found, QStringList(QStringLiteral("Other")));
    QVERIFY(m_vanished.isEmpty());
}

void TestStreamFolder::createsAFile()
{
    open();
    write(path("orders.stream.json"), "Other");
    QSignalSpy created(m_folder.get(), &StreamFolder::created);
    m_folder->create(m_files->path(), parsedNamed("Orders"));
    QTRY_COMPARE(created.size(), 1);
    const auto file = created.front().front().value<StreamFile>();
    QCOMPARE(file.path, path("orders-2.stream.json"));
    QVERIFY(file.parsed.config == parsedNamed("Orders"));
    QVERIFY(loadStreamFile(file.path)->parsed.config == parsedNamed("Orders"));
}

void TestStreamFolder::savesUnderAnotherName_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addRow("called after the stream")
        << QStringLiteral("orders.stream.json") << QStringLiteral("sales-2.stream.json");
    QTest::addRow("with a number") << QStringLiteral("orders-7.stream.json") << QStringLiteral("sales-2.stream.json");
    QTest::addRow("called otherwise") << QStringLiteral("mine.stream.json") << QStringLiteral("mine.stream.json");
}

void TestStreamFolder::savesUnderAnotherName()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    write(path("sales.stream.json"), "Taken");
    write(m_files->filePath(before), "Orders");
    open();
    QSignalSpy saved(m_folder.get(), &StreamFolder::saved);
    m_folder->save(m_files->filePath(before), parsedNamed("Sales"), QStringLiteral("Orders"));
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.front().at(0).toString(), m_files->filePath(before));
    QCOMPARE(saved.front().at(1).value<StreamFile>().path, m_files->filePath(after));
    QCOMPARE(QFile::exists(m_files->filePath(before)), before == after);
    QCOMPARE(loadStreamFile(path("sales.stream.json"))->parsed.config.name, QStringLiteral("Taken"));
    QCOMPARE(loadStreamFile(m_files->filePath(after))->parsed.config.name, QStringLiteral("Sales"));
}

void TestStreamFolder::saysWhyItCannotSave()
{
    const QString file = path("nowhere/orders.stream.json");
    m_folder->save(file, parsedNamed("Orders"), QStringLiteral("Orders"));
    QTRY_VERIFY2(m_error.contains(file), qPrintable(m_error));
}

void TestStreamFolder::movesAFileToTheTrash()
{
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", data.path().toUtf8());
    write(path("a.stream.json"), "A");
    open();
    QTRY_COMPARE(m_found.size(), 1);
    QSignalSpy discarded(m_folder.get(), &StreamFolder::discarded);
    m_folder->discard(path("a.stream.json"));
    QTRY_VERIFY(discarded.size() == 1 || !m_error.isEmpty());
    qunsetenv("XDG_DATA_HOME");
    QVERIFY2(m_error.isEmpty(), qPrintable(m_error));
    QVERIFY(!QFile::exists(path("a.stream.json")));

    m_folder->discard(path("a.stream.json"));
    QTRY_VERIFY2(m_error.contains(path("a.stream.json")), qPrintable(m_error));
    QVERIFY(m_vanished.isEmpty());
}

void TestStreamFolder::finishesWhatWasAskedBeforeItGoes()
{
    m_folder->create(m_files->path(), parsedNamed("Orders"));
    m_folder.reset();
    QCOMPARE(files(), QStringList(QStringLiteral("orders.stream.json")));
}

QTEST_GUILESS_MAIN(TestStreamFolder)
#include "tst_streamfolder.moc"
