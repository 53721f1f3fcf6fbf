// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

//! The command line is a contract: exit codes, and which words go where.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitsWithTheDocumentedCode_data();
    void exitsWithTheDocumentedCode();
    void namesEveryKeyOfItsJson_data();
    void namesEveryKeyOfItsJson();
    void generatesTheSameForTheSameSeed();
    void keepsQuietOnStderrWithoutATerminal();
    void makesAStreamOfATicketAndBack();

private:
    QTemporaryDir m_folder;
};

void TestCommandLine::exitsWithTheDocumentedCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("words");

    const QString none = m_folder.filePath(QStringLiteral("none"));
    QTest::addRow("no command") << QStringList{} << 2 << QStringLiteral("redeliver");
    QTest::addRow("unknown command") << QStringList{QStringLiteral("fly")} << 2 << QStringLiteral("fly");
    QTest::addRow("unknown option") << QStringList{QStringLiteral("batches"), QStringLiteral("--fast")} << 2
                                    << QStringLiteral("--fast");
    QTest::addRow("help") << QStringList{QStringLiteral("--help")} << 0 << QStringLiteral("redeliver");
    QTest::addRow("config missing") << QStringList{QStringLiteral("run"), none} << 2 << none;
    QTest::addRow("check: config missing") << QStringList{QStringLiteral("check"), none} << 2 << none;
    QTest::addRow("no ledger yet") << QStringList{QStringLiteral("batches"), QStringLiteral("--data-dir"), none} << 1
                                   << none;
    QTest::addRow("unknown state") << QStringList{QStringLiteral("batches"), QStringLiteral("--state"),
                                                  QStringLiteral("lost")}
                                   << 2 << QStringLiteral("deadLettered");
    QTest::addRow("redeliver what") << QStringList{QStringLiteral("redeliver"), none} << 2 << QStringLiteral("--all");
    QTest::addRow("script missing") << QStringList{QStringLiteral("receive"), QStringLiteral("--script"), none} << 2
                                    << none;
    QTest::addRow("unknown certificate") << QStringList{QStringLiteral("receive"), QStringLiteral("--tls"),
                                                        QStringLiteral("fine")}
                                         << 2 << QStringLiteral("not-yet-valid");
    QTest::addRow("password in clear") << QStringList{QStringLiteral("receive"), QStringLiteral("--user"),
                                                      QStringLiteral("ann"), QStringLiteral("--password"),
                                                      QStringLiteral("hidden")}
                                       << 2 << QStringLiteral("--password names where the password is");
    QTest::addRow("ticket of what") << QStringList{QStringLiteral("ticket")} << 2 << QStringLiteral("--parse");
    QTest::addRow("ticket: config missing") << QStringList{QStringLiteral("ticket"), none} << 2 << none;
    QTest::addRow("ticket: text missing")
        << QStringList{QStringLiteral("ticket"), QStringLiteral("--parse"), none} << 2 << none;
    QTest::addRow("ticket: no ticket") << QStringList{QStringLiteral("ticket"), QStringLiteral("--parse"),
                                                      QStringLiteral("/dev/null")}
                                       << 2 << QStringLiteral("There is no text");
    QTest::addRow("ticket: unknown format")
        << QStringList{QStringLiteral("ticket"), writeStream(m_folder.path(), QStringLiteral("http://127.0.0.1:9/")),
                       QStringLiteral("--format"), QStringLiteral("yaml")}
        << 2 << QStringLiteral("json-schema");
    QTest::addRow("events missing") << QStringList{QStringLiteral("run"),
                                                   writeStream(m_folder.path(), QStringLiteral("http://127.0.0.1:9/"))}
                                    << 2 << QStringLiteral("events.ndjson");
}

void TestCommandLine::exitsWithTheDocumentedCode()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QString, words);
    const CliResult result = runCli(arguments);
    QCOMPARE(result.exitCode, exitCode);
    const QString text = QString::fromUtf8(exitCode == 0 ? result.out : result.err);
    QVERIFY2(text.contains(words), qPrintable(text));
}

void TestCommandLine::namesEveryKeyOfItsJson_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("keys");
    const auto keys = [](const char *names) { return QString::fromLatin1(names).split(u' '); };
    QTest::addRow("batches") << QStringLiteral("batches")
                             << keys("batchId requestId stream state attempts nextAttemptAt events bytes createdAt");
    QTest::addRow("attempts") << QStringLiteral("attempts")
                              << keys("batchId requestId stream attempt startedAt durationMs status outcome reason "
                                      "bytesSent events");
    QTest::addRow("rejects") << QStringLiteral("rejects") << keys("stream source line offset reason text");
}

void TestCommandLine::namesEveryKeyOfItsJson()
{
    QFETCH(const QString, command);
    QFETCH(const QStringList, keys);
    const QString data = m_folder.filePath(QStringLiteral("data"));
    Receiver receiver;
    const QString config = writeStream(m_folder.path(), receiver.url());
    (void)runCli({QStringLiteral("run"), config, QStringLiteral("--input"), QStringLiteral("-"),
                  QStringLiteral("--data-dir"), data},
                 "{\"event_name\":\"one\"}\n{}\n");

    const CliResult result = runCli({command, QStringLiteral("--data-dir"), data, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!result.jsonLines().isEmpty());
    QStringList sorted = keys;
    sorted.sort();
    QCOMPARE(result.lastJson().keys(), sorted);
    const QString human = QString::fromUtf8(runCli({command, QStringLiteral("--data-dir"), data}).out);
    QCOMPARE(human.count(u'\n'), result.jsonLines().size());
}

void TestCommandLine::generatesTheSameForTheSameSeed()
{
    const auto generate = [](const char *seed) {
        return runCli({QStringLiteral("generate"), QStringLiteral("--events"), QStringLiteral("500"),
                       QStringLiteral("--seed"), QLatin1String(seed)})
            .out;
    };
    const QByteArray first = generate("7");
    QCOMPARE(first.count('\n'), 500);
    QCOMPARE(generate("7"), first);
    QVERIFY(generate("8") != first);
}

void TestCommandLine::keepsQuietOnStderrWithoutATerminal()
{
    Receiver receiver;
    const QString config = writeStream(m_folder.path(), receiver.url());
    const CliResult result = runCli({QStringLiteral("run"), config, QStringLiteral("--input"), QStringLiteral("-"),
                                     QStringLiteral("--data-dir"), m_folder.filePath(QStringLiteral("quiet"))},
                                    "{\"event_name\":\"one\"}\n");
    QCOMPARE(result.err, QByteArray());
    QVERIFY(result.out.contains("1 delivered"));
}

void TestCommandLine::makesAStreamOfATicketAndBack()
{
    const QByteArray pasted =
        "> Workspace Region: DC-03\n> API Endpiont: https://in.acme.test/x\n> Method: Basic Auth\n"
        "> Basic Auth username: bob\n> Basic Auth password: canary\n> Events to export: SMS Sent\n";
    const QString file = m_folder.filePath(QStringLiteral("pasted.stream.json"));
    const CliResult parsed = runCli({QStringLiteral("ticket"), QStringLiteral("--parse"), QStringLiteral("-"),
                                     QStringLiteral("--json"), QStringLiteral("--output"), file},
                                    pasted);
    QCOMPARE(parsed.exitCode, 0);
    QCOMPARE(parsed.out, QByteArray());
    QVERIFY(!parsed.err.contains("canary"));
    const QJsonObject said = QJsonDocument::fromJson(parsed.err).object();
    QCOMPARE(said[QLatin1String("kind")].toString(), QStringLiteral("ticket"));
    QCOMPARE(said[QLatin1String("remarks")][0][QLatin1String("line")].toInt(), 2);
    QCOMPARE(said[QLatin1String("secrets")][0][QLatin1String("command")].toString(),
             QStringLiteral("penstock-cli secret set in-acme-test-password"));

    const CliResult inClear =
        runCli({QStringLiteral("ticket"), QStringLiteral("--parse"), QStringLiteral("-")}, pasted);
    QCOMPARE(inClear.exitCode, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(inClear.out, written.readAll());
    QVERIFY(!inClear.out.contains("canary") && !inClear.err.contains("canary"));
    QVERIFY2(inClear.err.contains("line 2: assumed: "), inClear.err.constData());

    const QString stream = writeStream(m_folder.path(), QStringLiteral("https://in.acme.test/x"));
    const CliResult ticket = runCli({QStringLiteral("ticket"), stream});
    QCOMPARE(ticket.exitCode, 0);
    QVERIFY(ticket.out.contains("\nAPI Endpoint: https://in.acme.test/x\n"));
    for (const QString &format :
         {QStringLiteral("postman"), QStringLiteral("json-schema"), QStringLiteral("openapi")}) {
        const CliResult json = runCli({QStringLiteral("ticket"), stream, QStringLiteral("--format"), format});
        QVERIFY2(QJsonDocument::fromJson(json.out).isObject(), qPrintable(format));
    }
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
