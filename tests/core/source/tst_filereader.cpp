// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/filereader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

class TestFileReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFromTheStart();
    void goesOnWhereItStopped();
    void seesThatAFileGrew();
    void startsAnewWhenTheFileWasReplaced_data();
    void startsAnewWhenTheFileWasReplaced();
    void saysWhichFileIsMissing();

private:
    [[nodiscard]] QString write(const QByteArray &content)
    {
        QFile file(m_folder.filePath(QStringLiteral("events.ndjson")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }

    [[nodiscard]] static QByteArray readAll(Source &source)
    {
        QByteArray all;
        char buffer[7];
        while (true) {
            const auto chunk = source.read(buffer, sizeof(buffer), Milliseconds(0));
            if (!chunk || chunk->reading != Source::Reading::Data)
                return all;
            all.append(buffer, qsizetype(chunk->bytes));
        }
    }

    // Reads `path` to its end and gives the position behind it.
    [[nodiscard]] static SourcePosition readToEnd(const QString &path)
    {
        FileReader reader(path);
        auto position = reader.open({}).value();
        position.offset = readAll(reader).size();
        position.fingerprint = reader.fingerprint(position.offset);
        return position;
    }

    QTemporaryDir m_folder;
};

void TestFileReader::readsFromTheStart()
{
    FileReader reader(write("one\ntwo\n"));
    const auto position = reader.open({});
    QVERIFY(position);
    QCOMPARE(position->offset, 0);
    QCOMPARE(readAll(reader), QByteArray("one\ntwo\n"));
}

void TestFileReader::goesOnWhereItStopped()
{
    const QString path = write("one\ntwo\n");
    SourcePosition position = readToEnd(path);
    position.offset = 4;
    position.line = 1;
    FileReader again(path);
    QCOMPARE(again.open(position).value(), position);
    QCOMPARE(readAll(again), QByteArray("two\n"));
}

void TestFileReader::seesThatAFileGrew()
{
    const SourcePosition end = readToEnd(write("one\n"));
    FileReader again(write("one\n" + QByteArray(10'000, 'x')));
    QCOMPARE(again.open(end).value().offset, 4);
    QCOMPARE(readAll(again).size(), 10'000);
}

void TestFileReader::startsAnewWhenTheFileWasReplaced_data()
{
    QTest::addColumn<QByteArray>("replacement");
    QTest::addRow("other content") << QByteArray("uno\ndos\n");
    QTest::addRow("shorter") << QByteArray("one\n");
    QTest::addRow("empty") << QByteArray();
}

void TestFileReader::startsAnewWhenTheFileWasReplaced()
{
    QFETCH(const QByteArray, replacement);
    const SourcePosition end = readToEnd(write("one\ntwo\n"));
    FileReader again(write(replacement));
    QCOMPARE(again.open(end).value().offset, 0);
    QCOMPARE(readAll(again), replacement);
}

void TestFileReader::saysWhichFileIsMissing()
{
    FileReader reader(m_folder.filePath(QStringLiteral("nowhere.ndjson")));
    const auto opened = reader.open({});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::InvalidInput);
    QVERIFY(opened.error().message.contains(QStringLiteral("nowhere.ndjson")));
}

QTEST_GUILESS_MAIN(TestFileReader)
#include "tst_filereader.moc"
