// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace penstock;

//! `penstock-cli test`, against `penstock-cli receive`.
class TestTestCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void passesAGoodEndpoint();
    void failsARefusingEndpoint();
    void writesTheReports();
    void leavesStepsOut();
    void refusesAnUnknownStep();
    void listsTheSteps();
    void measuresAnswers();
    void asksBeforeItMeasuresAnotherMachine();

private:
    [[nodiscard]] CliResult test(const QString &url, const QStringList &arguments = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTestCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

CliResult TestTestCommand::test(const QString &url, const QStringList &arguments) const
{
    return runCli(QStringList{QStringLiteral("test"), writeStream(m_folder->path(), url)} + arguments);
}

void TestTestCommand::passesAGoodEndpoint()
{
    Receiver receiver;
    const CliResult result = test(receiver.url(), {QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject report = result.lastJson();
    QCOMPARE(report.value(QLatin1String("wouldTake")), QJsonValue(true));
    QCOMPARE(report.value(QLatin1String("failed")), QJsonValue(0));

    const QJsonObject counters = receiver.finish();
    QCOMPARE(number(counters, "events", "received"), report.value(QLatin1String("eventsSent")).toInt());
    QCOMPARE(number(counters, "requests", "malformed"), 0);
}

void TestTestCommand::failsARefusingEndpoint()
{
    Receiver receiver(R"({"version":1,"steps":[{"status":404}]})");
    const CliResult result = test(receiver.url());
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.out.contains("404"));
    QVERIFY(result.out.contains("Mend the path in the address"));
    QCOMPARE(receiver.requests().size(), 1); // the empty batch; nothing else would come through
}

void TestTestCommand::writesTheReports()
{
    Receiver receiver;
    const QString junit = m_folder->filePath(QStringLiteral("junit.xml"));
    const QString html = m_folder->filePath(QStringLiteral("report.html"));
    QCOMPARE(test(receiver.url(), {QStringLiteral("--junit"), junit, QStringLiteral("--html"), html}).exitCode, 0);

    QFile xmlFile(junit);
    QVERIFY(xmlFile.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&xmlFile);
    int cases = 0;
    while (!xml.atEnd())
        cases += xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("testcase") ? 1 : 0;
    QVERIFY(!xml.hasError());
    QCOMPARE(cases, 16);

    QFile page(html);
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(page.readAll().contains("This endpoint would take the stream."));
}

void TestTestCommand::leavesStepsOut()
{
    Receiver receiver;
    const CliResult result =
        test(receiver.url(), {QStringLiteral("--skip"), QStringLiteral("largeAttributes"), QStringLiteral("--skip"),
                              QStringLiteral("fullBatch"), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    for (const QJsonValue &step : result.lastJson().value(QLatin1String("steps")).toArray()) {
        const QString name = step.toObject().value(QLatin1String("step")).toString();
        const bool leftOut = name == QLatin1String("largeAttributes") || name == QLatin1String("fullBatch");
        if (leftOut)
            QCOMPARE(step.toObject().value(QLatin1String("verdict")).toString(), QStringLiteral("notRun"));
    }
}

void TestTestCommand::refusesAnUnknownStep()
{
    const CliResult result =
        test(QStringLiteral("http://127.0.0.1:1/"), {QStringLiteral("--skip"), QStringLiteral("tls")});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains("--list"));
}

void TestTestCommand::listsTheSteps()
{
    const CliResult result = runCli({QStringLiteral("test"), QStringLiteral("--list")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out.count('\n'), 16);
    QVERIFY(result.out.contains("wrongCredentials"));
}

void TestTestCommand::measuresAnswers()
{
    Receiver receiver;
    const CliResult result =
        test(receiver.url(), {QStringLiteral("--latency"), QStringLiteral("10"), QStringLiteral("--rate"),
                              QStringLiteral("50"), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.lastJson().value(QLatin1String("answers")), QJsonValue(10));
    QCOMPARE(receiver.requests().size(), 10);
}

void TestTestCommand::asksBeforeItMeasuresAnotherMachine()
{
    const CliResult result =
        test(QStringLiteral("https://example.invalid/"), {QStringLiteral("--latency"), QStringLiteral("10")});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains("--yes"));
}

QTEST_GUILESS_MAIN(TestTestCommand)
#include "tst_testcommand.moc"
