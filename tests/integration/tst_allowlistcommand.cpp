// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

//! `penstock-cli allowlist`: rules out, rule sets in.
class TestAllowlistCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitsWithTheDocumentedCode_data();
    void exitsWithTheDocumentedCode();
    void takesARegionAsPeopleWriteIt_data();
    void takesARegionAsPeopleWriteIt();
    void writesTheRulesAndNothingElse();
    void listsTheRegions();
    void verifies_data();
    void verifies();
    void verifiesWhatItWrites();
    void readsAFile();
    void keepsTheTerminalSafe();
};

namespace {

QStringList words(const char *arguments)
{
    return QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts);
}

CliResult allowlist(const char *arguments, const QByteArray &input = {})
{
    return runCli(QStringList(QStringLiteral("allowlist")) + words(arguments), input);
}

} // namespace

void TestAllowlistCommand::exitsWithTheDocumentedCode_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::addRow("nothing") << QByteArray() << QByteArray("--list");
    QTest::addRow("no format") << QByteArray("DC-03") << QByteArray("aws-cli, terraform");
    QTest::addRow("unknown format") << QByteArray("DC-03 --format excel") << QByteArray("cloudflare");
    QTest::addRow("unknown region") << QByteArray("DC-77 --format ufw") << QByteArray("DC-06 (Indonesia), DC-101.");
    QTest::addRow("nearly a region") << QByteArray("Indai --format ufw") << QByteArray("did you mean India?");
    QTest::addRow("two regions") << QByteArray("US --format ufw") << QByteArray("DC-01 or DC-04");
    QTest::addRow("no address is published")
        << QByteArray("DC-101 --format ufw") << QByteArray("No address is published for DC-101");
    QTest::addRow("none to verify") << QByteArray("DC-101 --verify -") << QByteArray("--address");
    QTest::addRow("no port") << QByteArray("DC-03 --format ufw --port 0") << QByteArray("65535");
    QTest::addRow("address of nothing") << QByteArray("DC-03 --address 10.0.0.1") << QByteArray("--verify");
    QTest::addRow("JSON of rules") << QByteArray("DC-03 --format ufw --json") << QByteArray("--verify");
    QTest::addRow("file missing") << QByteArray("DC-03 --verify /nowhere/rules") << QByteArray("/nowhere/rules");
    QTest::addRow("no file") << QByteArray("DC-03 --verify /") << QByteArray("cannot be read");
    QTest::addRow("no end") << QByteArray("DC-03 --verify /dev/zero") << QByteArray("longer than");
    QTest::addRow("no rule set") << QByteArray("DC-03 --verify -") << QByteArray("no rule set");
    QTest::addRow("no format to verify") << QByteArray("DC-03 --verify /proc/self/status --format azure")
                                         << QByteArray("nftables");
    QTest::addRow("a name is no address")
        << QByteArray("--verify /proc/self/status --format ufw --address example.com") << QByteArray("example.com");
}

void TestAllowlistCommand::exitsWithTheDocumentedCode()
{
    QFETCH(const QByteArray, arguments);
    QFETCH(const QByteArray, said);
    const CliResult result = allowlist(arguments.constData());
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.out, QByteArray());
    QVERIFY2(result.err.contains(said), result.err.constData());
}

void TestAllowlistCommand::takesARegionAsPeopleWriteIt_data()
{
    QTest::addColumn<QByteArray>("region");
    for (const char *region : {"DC-03", "dc-03", "dc3", "3", "03", "India", "india"})
        QTest::addRow("%s", region) << QByteArray(region);
}

void TestAllowlistCommand::takesARegionAsPeopleWriteIt()
{
    QFETCH(const QByteArray, region);
    const CliResult result = allowlist((region + " --format nginx").constData());
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.contains("\nallow 3.6.251.95;\n"), result.out.constData());
}

void TestAllowlistCommand::writesTheRulesAndNothingElse()
{
    const CliResult result = allowlist("DC-03 --format ufw --port 8443 --stream Orders");
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.err, QByteArray());
    QVERIFY(result.out.contains("\n# Stream: Orders\n"));
    QList<QByteArray> rules = result.out.split('\n');
    QCOMPARE(rules.takeLast(), QByteArray());
    rules.removeIf([](const QByteArray &line) { return line.startsWith('#'); });
    QCOMPARE(rules.size(), 1);
    QVERIFY(rules.first().startsWith("ufw allow proto tcp from 3.6.251.95 to any port 8443 comment 'Penstock DC-03 "));
    QVERIFY(rules.first().endsWith(" Orders'"));
}

void TestAllowlistCommand::listsTheRegions()
{
    const CliResult text = allowlist("--list");
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("DC-03   India      3.6.251.95\n"));
    QVERIFY(text.out.contains("no address is published"));
    const CliResult json = allowlist("--list --json");
    QCOMPARE(json.jsonLines().size(), qsizetype(text.out.count('\n')));
    const QJsonObject last = json.lastJson();
    QCOMPARE(last.keys(), words("addresses asOf place region"));
    QCOMPARE(last[QLatin1String("region")].toString(), QStringLiteral("DC-101"));
    QVERIFY(last[QLatin1String("place")].isNull());
    QVERIFY(last[QLatin1String("addresses")].toArray().isEmpty());
}

void TestAllowlistCommand::verifies_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<int>("line");
    const QByteArray rules = "allow 3.6.251.95;\ndeny all;\n";
    QTest::addRow("passes") << rules << QByteArray("DC-03") << 0 << QStringLiteral("passes") << 1;
    QTest::addRow("blocked") << rules << QByteArray("DC-01") << 3 << QStringLiteral("blocked") << 2;
    QTest::addRow("unknown") << QByteArray("include x;\n") + rules << QByteArray("DC-03 --format nginx") << 3
                             << QStringLiteral("unknown") << 1;
    QTest::addRow("an address by hand") << rules << QByteArray("DC-101 --address 3.6.251.95") << 0
                                        << QStringLiteral("passes") << 1;
    QTest::addRow("without a region") << rules << QByteArray("--address 10.0.0.0/8") << 3 << QStringLiteral("blocked")
                                      << 2;
    QTest::addRow("at a port") << QByteArray("Status: active\n8443/tcp  ALLOW IN  Anywhere\n")
                               << QByteArray("DC-03 --port 8443") << 0 << QStringLiteral("passes") << 2;
    QTest::addRow("no line decides") << QByteArray("Status: active\n8443/tcp  ALLOW IN  Anywhere\n")
                                     << QByteArray("DC-03") << 3 << QStringLiteral("unknown") << 0;
}

void TestAllowlistCommand::verifies()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const QByteArray, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QString, verdict);
    QFETCH(const int, line);
    const CliResult json = allowlist((arguments + " --verify - --json").constData(), rules);
    QVERIFY2(json.exitCode == exitCode, json.err.constData());
    QCOMPARE(json.jsonLines().size(), 1);
    const QJsonObject said = json.lastJson();
    QCOMPARE(said.keys(), words("address format line port reason region rule verdict"));
    QCOMPARE(said[QLatin1String("verdict")].toString(), verdict);
    QCOMPARE(said[QLatin1String("line")].toInt(), line);
    QCOMPARE(said[QLatin1String("line")].isNull(), line == 0);
    QCOMPARE(said[QLatin1String("region")].isNull(), !arguments.startsWith("DC-"));
    const QString rule = QString::fromUtf8(rules.split('\n').value(line - 1));
    QCOMPARE(said[QLatin1String("rule")].toString(), line > 0 ? rule : QString());

    const CliResult text = allowlist((arguments + " --verify -").constData(), rules);
    QCOMPARE(text.exitCode, exitCode);
    QVERIFY2(QString::fromUtf8(text.out).contains(verdict), text.out.constData());
    QVERIFY(QString::fromUtf8(text.out).contains(said[QLatin1String("reason")].toString()));
}

void TestAllowlistCommand::verifiesWhatItWrites()
{
    for (const char *format : {"nginx", "ufw", "iptables", "nftables"}) {
        const CliResult rules = allowlist((QByteArray("DC-05 --format ") + format).constData());
        const CliResult verdict = allowlist("DC-05 --verify - --json", rules.out);
        QVERIFY2(verdict.exitCode == 0, verdict.out.constData());
        QCOMPARE(verdict.lastJson()[QLatin1String("format")].toString(), QLatin1String(format));
    }
}

void TestAllowlistCommand::readsAFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("rules with a space")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Status: inactive\n");
    file.close();
    const CliResult result =
        runCli({QStringLiteral("allowlist"), QStringLiteral("DC-03"), QStringLiteral("--verify"), file.fileName()});
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.out.startsWith("3.6.251.95, TCP port 443: unknown (ufw, line 1)\n  Status: inactive\n"),
             result.out.constData());
}

// What stands in a rule set is printed, and may not draw on the terminal.
void TestAllowlistCommand::keepsTheTerminalSafe()
{
    const CliResult result = allowlist("DC-03 --verify -", "deny all; # \x1b[2J\x07\n");
    QCOMPARE(result.exitCode, 3);
    QVERIFY(!result.out.contains('\x1b') && !result.out.contains('\x07'));
}

QTEST_GUILESS_MAIN(TestAllowlistCommand)
#include "tst_allowlistcommand.moc"
