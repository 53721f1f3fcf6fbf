// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/filekeeper.h"

#include "core/stream/streamfile.h"
#include "tests/core/stream/exampleconfig.h"
#include "tests/core/stream/files.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;
using penstock::test::read;
using penstock::test::write;

namespace {

StreamConfig example()
{
    return parseStreamConfig(penstock::test::exampleConfig()).config;
}

StreamConfig named(const QString &name)
{
    StreamConfig config = example();
    config.name = name;
    return config;
}

} // namespace

class TestFileKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesDurablyAndSaysSo();
    void saysWhyItCannotSave();
    void tellsWhatAnotherProgramWrote_data();
    void tellsWhatAnotherProgramWrote();
    void hearsOfAReplacedFile();
    void doesNotTellOfItsOwnSaves();
    void doesNotTellOfOtherSpaces();
    void tellsWhenTheFileIsAsItWas();
    void savesNothingOverWhatNobodyHasSeen();
    void overwritesWhenTold();
    void savesWhatWasAskedBeforeItEnds();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("orders.stream.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFileKeeper::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    write(path(), writeStreamConfig(example()));
}

void TestFileKeeper::savesDurablyAndSaysSo()
{
    FileKeeper keeper;
    QSignalSpy saved(&keeper, &FileKeeper::saved);
    keeper.watch(path(), example());
    keeper.save(path(), named(QStringLiteral("Renamed")));
    QCOMPARE(saved.count(), 0);
    QVERIFY(saved.wait());
    QCOMPARE(saved.first().at(0).toString(), path());
    QCOMPARE(saved.first().at(1).value<StreamConfig>(), named(QStringLiteral("Renamed")));
    QCOMPARE(read(path()), writeStreamConfig(named(QStringLiteral("Renamed"))));
}

void TestFileKeeper::saysWhyItCannotSave()
{
    const QString file = m_folder->filePath(QStringLiteral("no/such/folder.stream.json"));
    FileKeeper keeper;
    QSignalSpy failed(&keeper, &FileKeeper::saveFailed);
    keeper.save(file, example());
    QVERIFY(failed.wait());
    QVERIFY2(failed.first().at(1).toString().contains(file), qPrintable(failed.first().at(1).toString()));
}

void TestFileKeeper::tellsWhatAnotherProgramWrote_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("complete");
    QTest::addRow("another stream") << writeStreamConfig(named(QStringLiteral("Other"))) << true;
    QTest::addRow("a draft") << writeStreamConfig(named({})) << true;
    QTest::addRow("no JSON") << QByteArray("{") << false;
    QTest::addRow("an unknown key") << QByteArray(writeStreamConfig(example())).replace("\"events\"", "\"evnts\"")
                                    << false;
}

void TestFileKeeper::tellsWhatAnotherProgramWrote()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, complete);
    FileKeeper keeper;
    QSignalSpy changed(&keeper, &FileKeeper::changedOutside);
    keeper.watch(path(), example());
    write(path(), content);
    // A reader may come while the file is being written: the last word counts.
    const auto last = [&] { return changed.last().at(1).value<Result<ParsedStreamConfig>>(); };
    QTRY_VERIFY(!changed.isEmpty() && last() && *last() == parseStreamConfig(content));
    QCOMPARE(last()->complete, complete);
}

void TestFileKeeper::hearsOfAReplacedFile()
{
    FileKeeper keeper;
    QSignalSpy changed(&keeper, &FileKeeper::changedOutside);
    keeper.watch(path(), example());
    for (const QString &name : {QStringLiteral("First"), QStringLiteral("Second")}) {
        QVERIFY(saveStreamFile(path(), named(name)));
        QTRY_VERIFY(!changed.isEmpty() &&
                    changed.last().at(1).value<Result<ParsedStreamConfig>>()->config.name == name);
    }
    QVERIFY(QFile::remove(path()));
    QTRY_VERIFY(!changed.last().at(1).value<Result<ParsedStreamConfig>>());
}

void TestFileKeeper::doesNotTellOfItsOwnSaves()
{
    FileKeeper keeper;
    QSignalSpy saved(&keeper, &FileKeeper::saved);
    QSignalSpy changed(&keeper, &FileKeeper::changedOutside);
    keeper.watch(path(), example());
    for (int count = 0; count < 20; ++count)
        keeper.save(path(), named(QString::number(count)));
    QTRY_COMPARE(saved.count(), 20);
    // What another program does afterwards is heard, and only that.
    write(path(), "{");
    QTRY_VERIFY(!changed.isEmpty());
    for (const auto &each : changed)
        QVERIFY(!each.at(1).value<Result<ParsedStreamConfig>>()->complete);
}

void TestFileKeeper::doesNotTellOfOtherSpaces()
{
    FileKeeper keeper;
    QSignalSpy saved(&keeper, &FileKeeper::saved);
    QSignalSpy changed(&keeper, &FileKeeper::changedOutside);
    keeper.watch(path(), example());
    QVERIFY(saveStreamFile(path(), example()));
    QByteArray spaced = writeStreamConfig(example());
    spaced.replace("\n", "\n\n");
    const QString aside = m_folder->filePath(QStringLiteral("aside"));
    write(aside, spaced);
    QVERIFY(QFile::remove(path()) && QFile::rename(aside, path()));
    keeper.save(path(), named(QStringLiteral("Mine")), FileKeeper::Conflict::Ask);
    QVERIFY(saved.wait());
    for (const auto &each : changed)
        QVERIFY(!each.at(1).value<Result<ParsedStreamConfig>>()); // the moment in which it was gone, if it was seen
}

void TestFileKeeper::tellsWhenTheFileIsAsItWas()
{
    FileKeeper keeper;
    QSignalSpy changed(&keeper, &FileKeeper::changedOutside);
    QSignalSpy restored(&keeper, &FileKeeper::restoredOutside);
    keeper.watch(path(), example());
    write(path(), "{");
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(saveStreamFile(path(), example()));
    QTRY_COMPARE(restored.count(), 1);
}

void TestFileKeeper::savesNothingOverWhatNobodyHasSeen()
{
    FileKeeper keeper;
    QSignalSpy saved(&keeper, &FileKeeper::saved);
    QSignalSpy changed(&keeper, &FileKeeper::changedOutside);
    const QByteArray theirs = writeStreamConfig(named(QStringLiteral("Theirs")));
    write(path(), theirs);
    keeper.watch(path(), example());
    keeper.save(path(), named(QStringLiteral("Mine")));
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(changed.last().at(1).value<Result<ParsedStreamConfig>>()->config.name, QStringLiteral("Theirs"));
    QCOMPARE(read(path()), theirs);
    QCOMPARE(saved.count(), 0);
}

void TestFileKeeper::overwritesWhenTold()
{
    FileKeeper keeper;
    QSignalSpy saved(&keeper, &FileKeeper::saved);
    write(path(), "{");
    keeper.watch(path(), example());
    keeper.save(path(), example(), FileKeeper::Conflict::Overwrite);
    QVERIFY(saved.wait());
    QCOMPARE(read(path()), writeStreamConfig(example()));
}

void TestFileKeeper::savesWhatWasAskedBeforeItEnds()
{
    {
        FileKeeper keeper;
        keeper.save(path(), named(QStringLiteral("Last")));
    }
    QCOMPARE(read(path()), writeStreamConfig(named(QStringLiteral("Last"))));
}

QTEST_GUILESS_MAIN(TestFileKeeper)
#include "tst_filekeeper.moc"
