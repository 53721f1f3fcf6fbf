// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QFile>
#include <QJsonArray>
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

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
