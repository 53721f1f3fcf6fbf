// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sample/readsample.h"

#include "core/event/catalog.h"
#include "core/sample/samplereader.h"
#include "core/source/source.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace penstock;

namespace {

//! Never ends.
class EndlessSource final : public Source
{
public:
    QByteArray id() const override { return "endless"; }
    bool isReplayable() const override { return true; }
    Result<SourcePosition> open(const std::optional<SourcePosition> &) override { return SourcePosition{}; }
    Result<Chunk> read(char *, std::size_t, Milliseconds) override
    {
        ++reads;
        return Chunk{};
    }
    QByteArray fingerprint(qint64) override { return {}; }
    void interrupt() override {}

    int reads = 0;
};

QString texts(const QList<Sample::Reject> &rejects)
{
    QStringList lines;
    for (const Sample::Reject &reject : rejects)
        lines.append(QStringLiteral("%1: %2").arg(reject.line).arg(reject.reason));
    return lines.join(u'\n');
}

} // namespace

class TestReadSample final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatOddFilesHold_data();
    void countsWhatOddFilesHold();
    void weighsAttributesAsTheyStand();
    void readsUpToALimit_data();
    void readsUpToALimit();
    void endsWhenItIsTold();
    void takesGeneratedEventsAtOnce();
    void saysWhyAnInputCannotBeLookedInto_data();
    void saysWhyAnInputCannotBeLookedInto();

    void readerTakesTheFirstInputThatHoldsEvents();
    void readerSaysWhyThereIsNone();
    void readerAnswersOnlyTheLastQuestion();
    void readerIsSilentWhenCancelled();

private:
    QString write(const QByteArray &content, const QString &name = QStringLiteral("sample.ndjson"))
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }

    Result<Sample> read(const SampleInput &input, const SampleLimits &limits = {})
    {
        const auto source = openSample(input, m_catalog);
        if (!source)
            return Unexpected(source.error());
        return readSample(**source, input, m_catalog, limits, [] { return false; });
    }

    const Catalog m_catalog = Catalog::load().value();
    QTemporaryDir m_folder;
};

void TestReadSample::countsWhatOddFilesHold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("events");
    QTest::addColumn<qint64>("rejected");
    QTest::addColumn<QString>("rejects");

    const QByteArray one = R"({"event_code":"A"})";
    QTest::addRow("nothing") << QByteArray() << qint64(0) << qint64(0) << QString();
    QTest::addRow("blank lines") << QByteArray("\n \r\n\n") << qint64(0) << qint64(0) << QString();
    QTest::addRow("no newline at the end") << one << qint64(1) << qint64(0) << QString();
    QTest::addRow("a byte order mark") << "\xEF\xBB\xBF" + one + '\n' << qint64(1) << qint64(0) << QString();
    QTest::addRow("a whole request body")
        << R"({"app_name":"x","events":[)" + one + ',' + one + "]}\n" + one << qint64(3) << qint64(0) << QString();
    QTest::addRow("no JSON") << one + "\n\noops\n" + one << qint64(2) << qint64(1)
                             << QStringLiteral("3: not JSON: 'oops' is no value, at byte 1 of the line");
    QTest::addRow("too long") << QByteArray(2 * 1024 * 1024, 'x') + '\n' + one << qint64(1) << qint64(1)
                              << QStringLiteral("1: longer than 1 MiB");
}

void TestReadSample::countsWhatOddFilesHold()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, events);
    QFETCH(qint64, rejected);
    QFETCH(QString, rejects);

    const auto sample = read(SampleFile{write(content)});
    QVERIFY(sample);
    QCOMPARE(sample->facts.events, events);
    QCOMPARE(sample->rejected, rejected);
    QCOMPARE(texts(sample->rejects), rejects);
    QVERIFY(sample->isWhole);
    QCOMPARE(sample->facts.origin, QStringLiteral("sample.ndjson"));
}

void TestReadSample::weighsAttributesAsTheyStand()
{
    const auto sample = read(SampleFile{write(
        R"({"event_name":"Email Opened","user_attributes":{"u_em": "a@b.c","caf\u00e9":1},"device_attributes":{"os":{"a":[1, 2]}},"event_attributes":{"email_subject":"gone","own":true}})"
        "\n"
        R"({"event_code":"MOE_EMAIL_OPEN","user_attributes":{"u_em":null}})"
        "\n")});
    QVERIFY(sample);
    const SampleFacts &facts = sample->facts;
    QCOMPARE(facts.codes.value("MOE_EMAIL_OPEN"), 2); // filled in from the name
    QCOMPARE(facts.names.value("MOE_EMAIL_OPEN"), QByteArray("Email Opened"));
    QCOMPARE(facts.userAttributes.value("u_em").events, 2);
    QCOMPARE(facts.userAttributes.value("u_em").bytes, qint64(strlen(R"("u_em": "a@b.c")") + strlen(R"("u_em":null)")));
    QCOMPARE(facts.userAttributes.value("caf\xC3\xA9").bytes, qint64(strlen(R"("caf\u00e9":1)")));
    QCOMPARE(facts.deviceAttributes.value("os").bytes, qint64(strlen(R"("os":{"a":[1, 2]})")));
    QCOMPARE(facts.eventAttributes.keys(), QList<QByteArray>{"own"}); // the other is never exported
}

void TestReadSample::readsUpToALimit_data()
{
    QTest::addColumn<qint64>("events");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("expected");
    QTest::addRow("of events") << qint64(10) << qint64(1'000'000) << qint64(10);
    QTest::addRow("of bytes") << qint64(1000) << qint64(19 * 5) << qint64(5);
}

void TestReadSample::readsUpToALimit()
{
    QFETCH(qint64, events);
    QFETCH(qint64, bytes);
    QFETCH(qint64, expected);
    const QByteArray line = "{\"event_code\":\"A\"}\n"; // 19 bytes
    const auto sample = read(SampleFile{write(line.repeated(100))}, {.events = events, .bytes = bytes});
    QVERIFY(sample);
    QCOMPARE(sample->facts.events, expected);
    QCOMPARE(sample->lines, line.repeated(int(expected)));
    QVERIFY(!sample->isWhole);
    QCOMPARE(sample->facts.origin, QStringLiteral("sample.ndjson, first %1 events").arg(expected));
}

void TestReadSample::endsWhenItIsTold()
{
    EndlessSource source;
    const auto sample = readSample(source, SampleFile{}, m_catalog, {}, [&source] { return source.reads == 3; });
    QVERIFY(sample);
    QCOMPARE(source.reads, 3);
    QVERIFY(!sample->isWhole);
}

void TestReadSample::takesGeneratedEventsAtOnce()
{
    const auto sample = read(GeneratorSource{.seed = 7, .eventsPerSecond = 1}, {.events = 500});
    QVERIFY(sample);
    QCOMPARE(sample->facts.events, 500);
    QCOMPARE(sample->facts.origin, QStringLiteral("generated events"));
}

void TestReadSample::saysWhyAnInputCannotBeLookedInto_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::addRow("missing") << QStringLiteral("none.ndjson") << QStringLiteral("none.ndjson is not there.");
    QTest::addRow("folder") << QStringLiteral("folder") << QStringLiteral("folder is a folder.");
    QTest::addRow("pipe") << QStringLiteral("pipe")
                          << QStringLiteral("pipe is a pipe: a look into it would take events from the stream.");
    QTest::addRow("no name") << QString() << QStringLiteral("The stream's source names no file.");
}

void TestReadSample::saysWhyAnInputCannotBeLookedInto()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    QDir(m_folder.path()).mkdir(QStringLiteral("folder"));
    ::mkfifo(QFile::encodeName(m_folder.filePath(QStringLiteral("pipe"))).constData(), 0600);
    const auto sample = read(SampleFile{name.isEmpty() ? QString() : m_folder.filePath(name)});
    QVERIFY(!sample);
    QCOMPARE(sample.error().message, reason);
}

void TestReadSample::readerTakesTheFirstInputThatHoldsEvents()
{
    SampleReader reader(m_catalog);
    QSignalSpy read(&reader, &SampleReader::sampleRead);
    reader.read({SampleFile{m_folder.filePath(QStringLiteral("none"))}, SampleFile{write("\n")}, GeneratorSource()});
    QVERIFY(read.wait());
    const auto sample = read.first().first().value<Sample>();
    QCOMPARE(sample.facts.events, 1000);
    QCOMPARE(sample.passedOver,
             (QStringList{QStringLiteral("none is not there."), QStringLiteral("sample.ndjson holds no event.")}));
}

void TestReadSample::readerSaysWhyThereIsNone()
{
    SampleReader reader(m_catalog);
    QSignalSpy failed(&reader, &SampleReader::sampleFailed);
    reader.read({SampleFile{write("oops\n")}});
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().toString(),
             QStringLiteral("sample.ndjson holds no event that can be used. Line 1: not JSON: 'oops' is no value, at "
                            "byte 1 of the line."));
}

void TestReadSample::readerAnswersOnlyTheLastQuestion()
{
    SampleReader reader(m_catalog);
    QSignalSpy read(&reader, &SampleReader::sampleRead);
    for (qint64 seed = 1; seed <= 20; ++seed)
        reader.read({GeneratorSource{.seed = seed}});
    QVERIFY(read.wait());
    QCOMPARE(std::get<GeneratorSource>(read.first().first().value<Sample>().input).seed, 20);
    QCoreApplication::processEvents();
    QCOMPARE(read.count(), 1);
}

void TestReadSample::readerIsSilentWhenCancelled()
{
    QSignalSpy *read = nullptr;
    {
        SampleReader reader(m_catalog);
        read = new QSignalSpy(&reader, &SampleReader::sampleRead);
        reader.read({GeneratorSource()});
        reader.cancel();
    } // waits for its thread
    QCoreApplication::processEvents();
    QCOMPARE(read->count(), 0);
    delete read;
}

QTEST_GUILESS_MAIN(TestReadSample)
#include "tst_readsample.moc"
