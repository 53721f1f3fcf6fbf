// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/username.h"
#include "core/exchange/clicommand.h"
#include "core/exchange/shellwords.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/time/bootclock.h"
#include "tests/integration/programs.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

//! What penstock-cli tells of a data folder, against what the practice endpoint saw.
class TestLedgerCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void takesTheCommandThatTheWindowCopies();
    void filters_data();
    void filters();
    void searchesTheEventsOfBatches();
    void saysWhatCannotBeSearched();
    void marksWhatIsWrongInAFilter_data();
    void marksWhatIsWrongInAFilter();
    void printsTheEventsOfBatches();
    void tellsWhoDidWhat();
    void tellsWhatPausesCost();
    void knowsNoOtherStream_data();
    void knowsNoOtherStream();

private:
    [[nodiscard]] QStringList withData(QStringList arguments) const
    {
        return arguments << QStringLiteral("--data-dir") << m_folder.filePath(QStringLiteral("data"));
    }

    QTemporaryDir m_folder;
};

// Batches 1 to 4 of 100 events and 5 of 50: the first answers fail one batch for good, one after the other in flight.
void TestLedgerCommands::initTestCase()
{
    (void)writeEvents(m_folder.path(), 450);
    Receiver receiver(R"({"version":1,"steps":[{"status":503,"times":5},{"status":200,"times":"forever"}]})");
    const QJsonObject delivery{{QStringLiteral("retryDelaysMs"), QJsonArray{20, 20, 20}},
                               {QStringLiteral("maxInFlight"), 1}};
    const QString config = writeStream(m_folder.path(), receiver.url(), {{QStringLiteral("delivery"), delivery}});
    QCOMPARE(runCli(withData({QStringLiteral("run"), config})).exitCode, 0);
    QCOMPARE(number(receiver.finish(), "events", "acceptedUnique"), 450);
}

void TestLedgerCommands::takesTheCommandThatTheWindowCopies()
{
    const BatchPlace place{m_folder.filePath(QStringLiteral("data")), QStringLiteral("Orders"), {}, 1};
    QStringList words;
    for (const ShellWord &word : splitShellCommand(attemptsCommand(place, Shell::Posix)).words)
        words.append(word.text);
    const CliResult attempts = runCli(words.mid(1));
    QCOMPARE(attempts.exitCode, 0);
    QVERIFY(!attempts.jsonLines().isEmpty());
    for (const QJsonObject &attempt : attempts.jsonLines())
        QCOMPARE(attempt[QStringLiteral("batchId")].toInt(), 1);
}

void TestLedgerCommands::filters_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("lines");
    const auto row = [](const char *command, const char *filter, int lines) {
        QTest::addRow("%s %s", command, filter) << QString::fromLatin1(command) << QString::fromLatin1(filter) << lines;
    };
    row("batches", "", 5);
    row("batches", "state:delivered", 5);
    row("batches", "-state:delivered", 0);
    row("batches", "events:<100", 1);
    row("batches", "id:2..4 status:2xx", 3);
    row("batches", "time:today,yesterday", 5);
    row("attempts", "", 10);
    row("attempts", "status:503", 5);
    row("attempts", "failed", 5);
    row("attempts", "-failed state:delivered", 5);
    row("attempts", "unavailable", 5);
}

void TestLedgerCommands::filters()
{
    QFETCH(const QString, command);
    QFETCH(const QString, filter);
    QFETCH(const int, lines);
    const QStringList arguments =
        withData({command, QStringLiteral("--stream"), QStringLiteral("Orders"), QStringLiteral("--filter"), filter});
    QCOMPARE(runCli(arguments).out.count('\n'), lines);
    QCOMPARE(runCli(arguments + QStringList{QStringLiteral("--json")}).jsonLines().size(), lines);
}

// Against the file that the stream read: batch 1 has its first hundred lines.
void TestLedgerCommands::searchesTheEventsOfBatches()
{
    QFile file(m_folder.filePath(QStringLiteral("events.ndjson")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<QJsonObject> events;
    for (const QByteArray &line : file.readAll().trimmed().split('\n'))
        events.append(QJsonDocument::fromJson(line).object());
    const auto batchesWith = [&events](const char *key, const QString &value) {
        QStringList batches;
        for (int i = 0; i < int(events.size()); ++i) {
            const QString batch = QString::number(i / 100 + 1);
            if (events[i][QLatin1String(key)].toString() == value && !batches.contains(batch))
                batches.append(batch);
        }
        return batches;
    };
    const auto found = [this](const char *command, const QString &filter) {
        QStringList batches;
        for (const QJsonObject &line :
             runCli(withData({QLatin1String(command), QStringLiteral("--json"), QStringLiteral("--filter"), filter}))
                 .jsonLines()) {
            const QString batch = QString::number(line[QStringLiteral("batchId")].toInteger());
            if (!batches.contains(batch))
                batches.append(batch);
        }
        batches.sort();
        return batches;
    };
    for (const char *command : {"batches", "attempts"}) {
        const QString uuid = events[234][QLatin1String("event_uuid")].toString();
        QCOMPARE(found(command, QStringLiteral("uuid:") + uuid), QStringList(QStringLiteral("3")));
        QCOMPARE(found(command, QStringLiteral("-id:1..2 -uuid:") + uuid),
                 QStringList({QStringLiteral("4"), QStringLiteral("5")}));
        const QString uid = events[449][QLatin1String("uid")].toString();
        QCOMPARE(found(command, QStringLiteral("uid:") + uid), batchesWith("uid", uid));
        const QString code = events[10][QLatin1String("event_code")].toString();
        QCOMPARE(found(command, QStringLiteral("event:\"%1\"").arg(code)), batchesWith("event_code", code));
        QCOMPARE(found(command, QStringLiteral("uuid:there-is-none")), QStringList());
    }
}

void TestLedgerCommands::saysWhatCannotBeSearched()
{
    const QString copy = m_folder.filePath(QStringLiteral("copy"));
    QVERIFY(QDir().mkpath(copy));
    const QDir data(m_folder.filePath(QStringLiteral("data")));
    for (const QFileInfo &file : data.entryInfoList({QStringLiteral("outbox.sqlite*")}, QDir::Files))
        QVERIFY(QFile::copy(file.filePath(), copy + u'/' + file.fileName()));
    const QStringList command{QStringLiteral("batches"), QStringLiteral("--data-dir"), copy,
                              QStringLiteral("--filter")};
    const CliResult searched = runCli(command + QStringList{QStringLiteral("-uuid:x id:1..2")});
    QCOMPARE(searched.exitCode, 3);
    QCOMPARE(searched.out, QByteArray());
    QVERIFY2(searched.err.startsWith("The events of 2 batches cannot be searched: "), searched.err);
    // Who asks for nothing of events needs no body.
    QCOMPARE(runCli(command + QStringList{QStringLiteral("id:1..2")}).exitCode, 0);
}

void TestLedgerCommands::marksWhatIsWrongInAFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("mark"); //!< the last two lines on stderr
    const auto row = [](const char *filter, const char *mark) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(mark);
    };
    row("status:abc", "  status:abc\n         ^~~\n");
    row("-took:<1s stat:queued", "  -took:<1s stat:queued\n            ^~~~\n");
    row("\"not closed", "  \"not closed\n  ^~~~~~~~~~~\n");
    row("state:", "  state:\n        ^\n");
    row("😀 state:lost", "  😀 state:lost\n           ^~~~\n");
    row("word\tstate:lost", "  word state:lost\n             ^~~~\n");
}

void TestLedgerCommands::marksWhatIsWrongInAFilter()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, mark);
    for (const char *command : {"batches", "attempts"}) {
        const CliResult result = runCli(withData({QLatin1String(command), QStringLiteral("--filter"), filter}));
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.out, QByteArray());
        const QString words = QString::fromUtf8(result.err);
        QVERIFY2(words.startsWith(QStringLiteral("--filter: ")), qPrintable(words));
        QCOMPARE(words.section(u'\n', 1), mark);
    }
}

void TestLedgerCommands::printsTheEventsOfBatches()
{
    QFile file(m_folder.filePath(QStringLiteral("events.ndjson")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto uuids = [](const QByteArray &lines) {
        QStringList found;
        for (const QByteArray &line : lines.trimmed().split('\n'))
            found << QJsonDocument::fromJson(line).object()[QLatin1String("event_uuid")].toString();
        return found;
    };
    const CliResult all = runCli(withData({QStringLiteral("events")}));
    QCOMPARE(all.exitCode, 0);
    QCOMPARE(all.err, QByteArray());
    QCOMPARE(uuids(all.out), uuids(file.readAll())); // each event, in the order it was read

    const CliResult last =
        runCli(withData({QStringLiteral("events"), QStringLiteral("--filter"), QStringLiteral("id:5"),
                         QStringLiteral("--state"), QStringLiteral("delivered")}));
    QCOMPARE(uuids(last.out), uuids(all.out).mid(400));
}

void TestLedgerCommands::tellsWhoDidWhat()
{
    const CliResult result = runCli(withData({QStringLiteral("log"), QStringLiteral("--json")}));
    QCOMPARE(result.exitCode, 0);
    QStringList lines;
    qint64 last = 0;
    for (const QJsonObject &line : result.jsonLines()) {
        QCOMPARE(line.keys().join(u' '), QStringLiteral("action actor at detail program stream"));
        QCOMPARE(line[QLatin1String("stream")].toString(), QStringLiteral("Orders"));
        QCOMPARE(line[QLatin1String("program")].toString(), QStringLiteral("cli"));
        const qint64 at = line[QLatin1String("at")].toInteger();
        QVERIFY(at >= last && qAbs(at - QDateTime::currentMSecsSinceEpoch()) < 600'000);
        last = at;
        const QString actor = line[QLatin1String("actor")].toString();
        lines << (actor == userName() ? QStringLiteral("user") : actor) + u' ' +
                     line[QLatin1String("action")].toString();
    }
    QCOMPARE(lines, QStringList({QStringLiteral("user started"), QStringLiteral("engine finished")}));
    const CliResult human =
        runCli(withData({QStringLiteral("log"), QStringLiteral("--stream"), QStringLiteral("Orders")}));
    QCOMPARE(human.out.count('\n'), 2);
    QVERIFY(human.out.contains((userName() + QStringLiteral(" (cli)  Orders  started")).toUtf8()));
}

void TestLedgerCommands::tellsWhatPausesCost()
{
    const QString folder = m_folder.filePath(QStringLiteral("paused"));
    const WallTime begun = wallTimeFromEpochMs(1'795'442'400'000);
    {
        const auto outbox = SqliteOutbox::open(folder, currentMoment(), currentBootId()).value().outbox;
        const StreamId stream = outbox->stream(QStringLiteral("Orders")).value();
        outbox->enterState(stream, QStringLiteral("paused"), begun);
        Intake intake;
        intake.stream = stream;
        intake.notCollected = {{.pausedAt = begun, .events = {{"Email Sent", 3}, {"é", 4}}}};
        outbox->accept(intake, [](const auto &) {});
        outbox->enterState(stream, QStringLiteral("running"), begun + Milliseconds(60'000));
        outbox->enterState(stream, QStringLiteral("paused"), begun + Milliseconds(90'000));
    }
    const QStringList command{QStringLiteral("pauses"), QStringLiteral("--data-dir"), folder};
    const CliResult result = runCli(command + QStringList{QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    const QByteArrayList lines = result.out.split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QByteArray(R"({"stream":"Orders","from":1795442400000,"to":1795442460000,)"
                                  R"("events":{"Email Sent":3,"é":4},"total":7})"));
    QCOMPARE(lines[1], QByteArray(R"({"stream":"Orders","from":1795442490000,"to":null,"events":{},"total":0})"));
    const QByteArray human = runCli(command).out;
    QCOMPARE(human.count('\n'), 2);
    QVERIFY(human.contains("7 events not collected: Email Sent 3, é 4"));
}

void TestLedgerCommands::knowsNoOtherStream_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"batches", "attempts", "rejects", "pauses", "log"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void TestLedgerCommands::knowsNoOtherStream()
{
    QFETCH(const QString, command);
    const CliResult result = runCli(withData({command, QStringLiteral("--stream"), QStringLiteral("Sales")}));
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains("Orders"));
}

QTEST_GUILESS_MAIN(TestLedgerCommands)
#include "tst_ledgercommands.moc"
