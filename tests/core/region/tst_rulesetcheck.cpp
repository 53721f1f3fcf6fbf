// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/rulesetcheck.h"

#include "core/region/allowlist.h"
#include "tests/core/region/ruledumps.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace penstock;

//! What all the checkers share: which is asked, what is refused, our own rules, and texts that nobody wrote.
class TestRuleSetCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesTheFormat_data();
    void recognisesTheFormat();
    void refusesWhatIsNoQuestion_data();
    void refusesWhatIsNoQuestion();
    void readsTheFormatItIsTold();
    void judgesWhatPenstockWrites_data();
    void judgesWhatPenstockWrites();
    void keepsOthersOut_data();
    void keepsOthersOut();
    void survivesAnyText_data();
    void survivesAnyText();
    void endsInTime_data();
    void endsInTime();
};

namespace {

using Kind = RuleVerdict::Kind;

const auto dc03 = QStringLiteral("3.6.251.95");
const auto other = QStringLiteral("198.51.100.7");

Kind kindOf(const QString &text, const QString &address)
{
    return checkRuleSet(text, {.address = address, .port = 8443, .format = {}}).value().kind;
}

QString written(const QString &format, const QString &stream)
{
    const AllowRequest request{.region = QStringLiteral("DC-03"),
                               .place = QStringLiteral("India"),
                               .asOf = QStringLiteral("2026-11"),
                               .addresses = {dc03, QStringLiteral("2001:db8::/64")},
                               .port = 8443,
                               .host = QStringLiteral("www.example.com"),
                               .stream = stream,
                               .date = QDate(2026, 11, 24)};
    return findAllowFormat(format)->write(request);
}

void addFormats()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : ruleSetFormatNames())
        QTest::addRow("%s", qPrintable(format)) << format;
}

} // namespace

void TestRuleSetCheck::recognisesTheFormat_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::addRow("nothing") << QString() << QString();
    QTest::addRow("prose") << QStringLiteral("Please allow our address.\nThank you; see the server room.\n")
                           << QString();
    QTest::addRow("AWS") << written(QStringLiteral("aws-cli"), {}) << QString();
    QTest::addRow("Terraform") << written(QStringLiteral("terraform"), {}) << QString();
    QTest::addRow("comments only") << QStringLiteral("# ufw allow 22\n") << QString();
    QTest::addRow("nginx") << QString::fromUtf8(nginxSite) << QStringLiteral("nginx");
    QTest::addRow("ufw status") << QString::fromUtf8(ufwNumbered) << QStringLiteral("ufw");
    QTest::addRow("ufw, rows only") << QStringLiteral("22/tcp    ALLOW IN    Anywhere\n") << QStringLiteral("ufw");
    QTest::addRow("iptables-save") << QString::fromUtf8(dockerSave) << QStringLiteral("iptables");
    QTest::addRow("iptables -L") << QString::fromUtf8(iptablesListed) << QStringLiteral("iptables");
    QTest::addRow("nftables") << QString::fromUtf8(nftServer) << QStringLiteral("nftables");
    QTest::addRow("a mark of the byte order")
        << QChar(QChar::ByteOrderMark) + QStringLiteral("Status: active\n") << QStringLiteral("ufw");
}

void TestRuleSetCheck::recognisesTheFormat()
{
    QFETCH(const QString, text);
    QFETCH(const QString, format);
    QCOMPARE(recogniseRuleSet(text).value_or(QString()), format);
}

void TestRuleSetCheck::refusesWhatIsNoQuestion_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("words");
    const QString rules = QStringLiteral("allow all;\n");
    QTest::addRow("no text") << QStringLiteral(" \n") << dc03 << QString() << QStringLiteral("no rule set");
    QTest::addRow("no rule set") << QStringLiteral("hello\n") << dc03 << QString() << QStringLiteral("nftables");
    QTest::addRow("a name") << rules << QStringLiteral("example.com") << QString() << QStringLiteral("example.com");
    QTest::addRow("no address") << rules << QString() << QString() << QStringLiteral("no IP address");
    QTest::addRow("another format") << rules << dc03 << QStringLiteral("azure") << QStringLiteral("azure");
    QTest::addRow("too long") << QString(longestRuleSet + 1, u' ') << dc03 << QString()
                              << QStringLiteral("longer than");
}

void TestRuleSetCheck::refusesWhatIsNoQuestion()
{
    QFETCH(const QString, text);
    QFETCH(const QString, address);
    QFETCH(const QString, format);
    QFETCH(const QString, words);
    const auto verdict = checkRuleSet(text, {.address = address, .port = 443, .format = format});
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(verdict.error().message.contains(words), qPrintable(verdict.error().message));
}

void TestRuleSetCheck::readsTheFormatItIsTold()
{
    const auto verdict =
        checkRuleSet(QStringLiteral("allow all;\n"), {.address = dc03, .port = 443, .format = QStringLiteral("ufw")});
    QVERIFY(verdict);
    QCOMPARE(verdict->format, QStringLiteral("ufw"));
    QCOMPARE(verdict->kind, Kind::Unknown);
}

void TestRuleSetCheck::judgesWhatPenstockWrites_data()
{
    addFormats();
}

void TestRuleSetCheck::judgesWhatPenstockWrites()
{
    QFETCH(const QString, format);
    for (const QString &name :
         {QString(), QStringLiteral("Orders"), QStringLiteral("deny all; DROP # 'x'\nufw reset")}) {
        const QString text = written(format, name);
        QCOMPARE(recogniseRuleSet(text), std::optional(format));
        QCOMPARE(kindOf(text, dc03), Kind::Passes);
        QCOMPARE(kindOf(text, QStringLiteral("2001:db8::5")), Kind::Passes);
    }
}

void TestRuleSetCheck::keepsOthersOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("nginx")
        << written(QStringLiteral("nginx"), {}).replace(QLatin1String("# deny"), QLatin1String("deny"));
    QTest::addRow("ufw") << QStringLiteral("ufw default deny incoming\n") + written(QStringLiteral("ufw"), {});
    QTest::addRow("iptables") << QStringLiteral("iptables -P INPUT DROP\nip6tables -P INPUT DROP\n") +
                                     written(QStringLiteral("iptables"), {});
    QTest::addRow("nftables") << QStringLiteral("add table inet filter\nadd chain inet filter input { type filter hook "
                                                "input priority 0; policy drop; }\n") +
                                     written(QStringLiteral("nftables"), {});
}

void TestRuleSetCheck::keepsOthersOut()
{
    QFETCH(const QString, text);
    QCOMPARE(kindOf(text, dc03), Kind::Passes);
    QCOMPARE(kindOf(text, other), Kind::Blocked);
    QCOMPARE(kindOf(text, QStringLiteral("2001:db8:1::5")), Kind::Blocked);
}

void TestRuleSetCheck::survivesAnyText_data()
{
    QTest::addColumn<QString>("text");
    const std::pair<const char *, const char *> dumps[] = {
        {"nginx", nginxSite},   {"ufw verbose", ufwVerbose}, {"ufw numbered", ufwNumbered}, {"ufw added", ufwAdded},
        {"docker", dockerSave}, {"cloud", cloudRules},       {"-L", iptablesListed},        {"-L -v", iptablesVerbose},
        {"nft", nftServer},     {"firewalld", nftFirewalld},
    };
    for (const auto &[name, text] : dumps)
        QTest::addRow("%s", name) << QString::fromUtf8(text);
}

// Mutations of real rule sets: a piece is cut out, moved, doubled, or a sign is put in.
void TestRuleSetCheck::survivesAnyText()
{
    QFETCH(const QString, text);
    static const QString signs = QStringLiteral("{};:!,#\"'\\$@/-*()[]\n\r\t \u00e9");
    QRandomGenerator random(20261124);
    const auto below = [&](qsizetype end) { return qsizetype(random.bounded(qint64(std::max<qsizetype>(end, 1)))); };
    for (int round = 0; round < 300; ++round) {
        QString changed = text;
        for (qsizetype change = below(8); change >= 0; --change) {
            const qsizetype at = below(changed.size());
            const QString piece = changed.mid(at, below(60));
            if (random.bounded(2) == 0)
                changed.remove(at, piece.size());
            if (random.bounded(2) == 0)
                changed.insert(below(changed.size()), piece);
            if (random.bounded(2) == 0)
                changed.insert(below(changed.size()), signs[below(signs.size())]);
        }
        for (const QString &format : ruleSetFormatNames()) {
            const auto verdict = checkRuleSet(changed, {.address = dc03, .port = 443, .format = format});
            QVERIFY(verdict);
            QVERIFY(verdict->line >= 0 && verdict->line <= changed.count(u'\n') + 1);
            QVERIFY(!verdict->reason.isEmpty());
        }
    }
}

void TestRuleSetCheck::endsInTime_data()
{
    QTest::addColumn<QString>("text");
    const auto filled = [](const QString &head, const QString &line, const QString &tail) {
        return head + line.repeated((longestRuleSet - head.size() - tail.size()) / line.size()) + tail;
    };
    QString doubling = QStringLiteral("*filter\n:INPUT ACCEPT\n-A INPUT -j c0\n");
    for (int i = 0; i < 100; ++i)
        doubling += QStringLiteral("-A c%1 -j c%2\n").arg(i).arg(i + 1).repeated(2);
    QTest::addRow("nginx: rules") << filled({}, QStringLiteral("allow 10.0.0.1;\n"), {});
    QTest::addRow("nginx: braces") << filled({}, QStringLiteral("server{"), {});
    QTest::addRow("nginx: blocks") << filled(QStringLiteral("server {\nlisten 443;\n") +
                                                 QStringLiteral("deny 10.0.0.1;\n").repeated(20000),
                                             QStringLiteral("location /a { }\n"), QStringLiteral("}\n"));
    QTest::addRow("ufw") << filled(QStringLiteral("ufw enable\n"), QStringLiteral("ufw allow from 10.0.0.1\n"), {});
    QString different;
    for (int i = 0; different.size() < longestRuleSet - 100; ++i)
        different += QStringLiteral("ufw allow %1\n").arg(i);
    QTest::addRow("ufw: all different") << different;
    QTest::addRow("ufw: one line") << filled(QStringLiteral("ufw allow "), QStringLiteral("a b "), {});
    QTest::addRow("iptables") << filled(QStringLiteral("*filter\n:INPUT ACCEPT\n"),
                                        QStringLiteral("-A INPUT -s 10.0.0.1 -j DROP\n"), {});
    QTest::addRow("iptables: inserted") << filled({}, QStringLiteral("iptables -I INPUT -s 10.0.0.1 -j DROP\n"), {});
    QTest::addRow("iptables: tables that double") << filled({}, doubling, {});
    QTest::addRow("nft: braces") << filled(QStringLiteral("table ip a {\n"), QStringLiteral("chain a { type {"), {});
    QTest::addRow("nft: a map for each rule") << filled(
        QStringLiteral("table ip a {\nset s {\nelements = { ") + QStringLiteral("10.0.0.1, ").repeated(40000) +
            QStringLiteral("}\n}\nchain i {\ntype filter hook input priority 0;\n"),
        QStringLiteral("tcp dport vmap @s\n"), QStringLiteral("}\n}\n"));
    QTest::addRow("nft: chains") << filled(QStringLiteral("table ip a {\n"),
                                           QStringLiteral("chain i { type filter hook input priority 0; }\n"), {});
    QTest::addRow("nft: lists of lists") << QStringLiteral("define a = 1,1,1,1,1,1,1,1\n") +
                                                QStringLiteral("define a = $a $a $a $a $a $a\n").repeated(2000);
}

void TestRuleSetCheck::endsInTime()
{
    QFETCH(const QString, text);
    for (const QString &format : ruleSetFormatNames()) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(checkRuleSet(text, {.address = dc03, .port = 443, .format = format}));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(format + QString::number(timer.elapsed())));
    }
}

QTEST_GUILESS_MAIN(TestRuleSetCheck)
#include "tst_rulesetcheck.moc"
