// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamfile.h"
#include "tests/core/stream/exampleconfig.h"
#include "tests/core/stream/files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;
using penstock::test::exampleConfig;
using penstock::test::read;
using penstock::test::write;

class TestStreamFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void loadsWhatWasSaved();
    void keepsPermissionsAndLinks();
    void leavesTheOldFileWhenTheNewOneCannotBeWritten();
    void saysWhichFileCannotBeRead();
    void refusesAFileThatIsTooLong();
    void handsOverTheProblemsOfAFile();
    void resolvesPathsFromTheFilesFolder();
    void samplesHoldEvents();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStreamFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestStreamFile::loadsWhatWasSaved()
{
    const StreamConfig config = parseStreamConfig(exampleConfig()).config;
    QVERIFY(saveStreamFile(path("a.stream.json"), config));
    QCOMPARE(read(path("a.stream.json")), exampleConfig());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("a.stream.json")});

    const auto loaded = loadStreamFile(path("a.stream.json"));
    QVERIFY(loaded);
    QVERIFY(loaded->parsed.usable());
    QVERIFY(loaded->parsed.config == config);
    QCOMPARE(loaded->path, path("a.stream.json"));
    QCOMPARE(loaded->baseFolder, m_folder->path());
}

void TestStreamFile::keepsPermissionsAndLinks()
{
    constexpr auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("kept")));
    write(path("kept/a"), "old");
    QVERIFY(QFile::setPermissions(path("kept/a"), mode));
    QVERIFY(QFile::link(path("kept/a"), path("link")));
    QVERIFY(saveStreamFile(path("link"), parseStreamConfig(exampleConfig()).config));
    QVERIFY(QFileInfo(path("link")).isSymLink());
    QCOMPARE(read(path("kept/a")), exampleConfig());
    QCOMPARE(QFile::permissions(path("kept/a")), mode);
}

void TestStreamFile::leavesTheOldFileWhenTheNewOneCannotBeWritten()
{
    const auto saved = saveStreamFile(path("missing/a.stream.json"), {});
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains(path("missing/a.stream.json")), qPrintable(saved.error().message));

    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QVERIFY(!saveStreamFile(path("folder"), {}));
    QVERIFY(QFileInfo(path("folder")).isDir());
}

void TestStreamFile::saysWhichFileCannotBeRead()
{
    for (const QString &unreadable : {path("missing"), m_folder->path()}) {
        const auto loaded = loadStreamFile(unreadable);
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().message.contains(unreadable), qPrintable(loaded.error().message));
    }
}

void TestStreamFile::refusesAFileThatIsTooLong()
{
    const QByteArray json = exampleConfig();
    write(path("full"), json + QByteArray(1024 * 1024 - json.size(), '\n'));
    const auto full = loadStreamFile(path("full"));
    QVERIFY(full && full->parsed.usable());

    write(path("long"), json + QByteArray(1024 * 1024 - json.size() + 1, '\n'));
    const auto tooLong = loadStreamFile(path("long"));
    QVERIFY(!tooLong);
    QVERIFY(tooLong.error().message.contains(QStringLiteral("1 MiB")));
}

void TestStreamFile::handsOverTheProblemsOfAFile()
{
    write(path("a"), "{}");
    const auto loaded = loadStreamFile(path("a"));
    QVERIFY(loaded);
    QVERIFY(!loaded->parsed.usable());
}

void TestStreamFile::resolvesPathsFromTheFilesFolder()
{
    const QString folder = QStringLiteral("/etc/streams");
    QCOMPARE(resolvedPath(QStringLiteral("e.ndjson"), folder), QStringLiteral("/etc/streams/e.ndjson"));
    QCOMPARE(resolvedPath(QStringLiteral("../e.ndjson"), folder), QStringLiteral("/etc/e.ndjson"));
    QCOMPARE(resolvedPath(QStringLiteral("/data/e.ndjson"), folder), QStringLiteral("/data/e.ndjson"));
}

void TestStreamFile::samplesHoldEvents()
{
    const auto sample = loadStreamFile(QStringLiteral(SAMPLES "/orders.stream.json"));
    QVERIFY(sample && sample->parsed.usable());
    const auto source = std::get<FileSource>(sample->parsed.config.source);
    const auto lines = read(resolvedPath(source.path, sample->baseFolder)).split('\n');
    QCOMPARE(lines.last(), QByteArray());
    for (const QByteArray &line : lines.mid(0, lines.size() - 1))
        QVERIFY2(QJsonDocument::fromJson(line).object().contains(u"event_name"), line.constData());
}

QTEST_GUILESS_MAIN(TestStreamFile)

#include "tst_streamfile.moc"
