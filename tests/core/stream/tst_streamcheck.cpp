// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamcheck.h"

#include "core/stream/addresscheck.h"
#include "tests/core/stream/exampleconfig.h"

#include <QTest>
#include <QUrl>

using namespace penstock;
using penstock::test::toLines;

namespace {

StreamConfig soundConfig()
{
    StreamConfig config;
    config.name = QStringLiteral("orders");
    config.source = StdinSource{};
    config.destination.url = QStringLiteral("https://example.com/in");
    return config;
}

BasicAuth basicAuth()
{
    return {QStringLiteral("u"), {SecretRef::Kind::Env, QStringLiteral("PASSWORD")}};
}

} // namespace

class TestStreamCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInASoundConfig();
    void checksTheAddress_data();
    void checksTheAddress();
    void knowsLoopback_data();
    void knowsLoopback();
    void checksHeaders_data();
    void checksHeaders();
    void namesTheSecondOfTwoHeaders();
    void refusesAuthorizationTwice();
    void refusesTextThatIsNotUnicode();
    void checksWhatTheWindowCanSet();
    void warnsOfSecretsOnAnOpenWay_data();
    void warnsOfSecretsOnAnOpenWay();
};

void TestStreamCheck::findsNothingInASoundConfig()
{
    QCOMPARE(toLines(checkStreamConfig(soundConfig())), QStringList());
}

void TestStreamCheck::checksTheAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("word");

    const auto row = [](const char *address, const char *word) {
        QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(word);
    };
    row("https://example.com", "");
    row("http://example.com:8080/a/b?c=d&e=%20f", "");
    row("HTTPS://EXAMPLE.com/", "");
    row("https://[2001:db8::1]:443/", "");
    row("https://bücher.example/ä", "");
    row("https://example.com:65535", "");
    row("https://example.com:/in", "");
    row("https://example.com/@home?mail=a@b.c", "");
    row("", "missing");
    row("example.com/in", "does not start with http");
    row("/in", "does not start with http");
    row("ftp://example.com", "does not start with http");
    row("https:/example.com", "does not start with http");
    row(" https://example.com", "blank");
    row("https://example.com/a b", "blank");
    row("https://example.com/\r\nHost:x", "blank");
    row("https://", "no host");
    row("https:///in", "no host");
    row("https://:443/in", "no host");
    row("https://u@example.com", "user name or password");
    row("https://u:p@example.com", "user name or password");
    row("https://@example.com", "user name or password");
    row("https://u:p@example.com:99999", "user name or password");
    row("https://example.com#top", "fragment");
    row("https://example.com/#", "fragment");
    row("https://example.com:0", "Port 0");
    row("https://example.com:65536", "not valid");
    row("https://example.com:http", "not valid");
    row("https://example.com/%zz", "not valid");
    row("https://exa<mple.com/", "not valid");
    row("https://[::1", "not valid");
    row("https://example.com/?api_key=1", "looks like a secret");
    row("https://example.com/?api_key=", "");
}

void TestStreamCheck::checksTheAddress()
{
    QFETCH(QString, address);
    QFETCH(QString, word);
    const auto problems = checkAddress(address, QStringLiteral("$.destination.url"));
    QVERIFY2(problems.size() == (word.isEmpty() ? 0 : 1), qPrintable(toLines(problems).join(u'\n')));
    if (problems.isEmpty())
        return;
    QCOMPARE(problems.first().path, QStringLiteral("$.destination.url"));
    QVERIFY2(problems.first().message.contains(word), qPrintable(problems.first().message));
    QVERIFY(!problems.first().mend.isEmpty());
}

void TestStreamCheck::knowsLoopback_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("loopback");

    QTest::addRow("name") << QStringLiteral("http://localhost:1/") << true;
    QTest::addRow("a name below it") << QStringLiteral("http://a.localhost/") << true;
    QTest::addRow("IPv4") << QStringLiteral("http://127.3.2.1/") << true;
    QTest::addRow("IPv6") << QStringLiteral("http://[::1]:80/") << true;
    QTest::addRow("another host") << QStringLiteral("http://localhost.example.com/") << false;
    QTest::addRow("another IPv4") << QStringLiteral("http://128.0.0.1/") << false;
    QTest::addRow("every IPv4") << QStringLiteral("http://0.0.0.0/") << false;
}

void TestStreamCheck::knowsLoopback()
{
    QFETCH(QString, address);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopback(QUrl(address)), loopback);
}

void TestStreamCheck::checksHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("path");

    const QString sound;
    const QString inName = QStringLiteral("$.destination.headers[0].name");
    const QString inValue = QStringLiteral("$.destination.headers[0].value");
    QTest::addRow("sound") << QStringLiteral("X-Tenant") << QStringLiteral("a b\tc") << sound;
    QTest::addRow("beyond ASCII") << QStringLiteral("X-Tenant") << QStringLiteral("Zürich") << sound;
    QTest::addRow("no name") << QString() << QStringLiteral("a") << inName;
    QTest::addRow("a space in the name") << QStringLiteral("X Tenant") << QStringLiteral("a") << inName;
    QTest::addRow("a name beyond ASCII") << QStringLiteral("X-Ä") << QStringLiteral("a") << inName;
    QTest::addRow("a line break in the name") << QStringLiteral("X\r\nY") << QStringLiteral("a") << inName;
    for (const char *forbidden :
         {"Host", "content-length", "Transfer-Encoding", "Connection", "Upgrade", "Expect", "Proxy-Connection", "TE",
          "Trailer", "Keep-Alive", "Content-Type", "Content-Encoding", "Accept-Encoding", "User-Agent"})
        QTest::addRow("%s", forbidden) << QString::fromUtf8(forbidden) << QStringLiteral("a") << inName;
    QTest::addRow("CR LF in the value") << QStringLiteral("X") << QStringLiteral("a\r\nHost: b") << inValue;
    QTest::addRow("NUL in the value") << QStringLiteral("X") << QString(QChar(u'\0')) << inValue;
    QTest::addRow("a space before the value") << QStringLiteral("X") << QStringLiteral(" a") << inValue;
    QTest::addRow("a tab after the value") << QStringLiteral("X") << QStringLiteral("a\t") << inValue;
    QTest::addRow("DEL in the value") << QStringLiteral("X") << QStringLiteral("a\x7f") << inValue;
    QTest::addRow("half a character in the value") << QStringLiteral("X") << QString(QChar(0xd800)) << inValue;
}

void TestStreamCheck::checksHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, path);
    StreamConfig config = soundConfig();
    config.destination.headers = {{name, value}};
    const auto problems = checkStreamConfig(config);
    QVERIFY2(problems.size() == (path.isEmpty() ? 0 : 1), qPrintable(toLines(problems).join(u'\n')));
    if (problems.isEmpty())
        return;
    QCOMPARE(problems.first().severity, Problem::Severity::Error);
    QCOMPARE(problems.first().path, path);
}

void TestStreamCheck::namesTheSecondOfTwoHeaders()
{
    StreamConfig config = soundConfig();
    config.destination.headers = {{QStringLiteral("X-A"), QStringLiteral("1")},
                                  {QStringLiteral("X-B"), QStringLiteral("2")},
                                  {QStringLiteral("x-a"), QStringLiteral("1")}};
    const auto problems = checkStreamConfig(config);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().path, QStringLiteral("$.destination.headers[2].name"));
}

void TestStreamCheck::refusesAuthorizationTwice()
{
    StreamConfig config = soundConfig();
    config.destination.headers = {
        {QStringLiteral("AUTHORIZATION"), SecretRef{SecretRef::Kind::Env, QStringLiteral("TOKEN")}}};
    QCOMPARE(toLines(checkStreamConfig(config)), QStringList());

    config.destination.auth = basicAuth();
    const auto problems = checkStreamConfig(config);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().path, QStringLiteral("$.destination.headers[0].name"));
    QVERIFY(problems.first().message.contains(QStringLiteral("by \"auth\"")));
}

void TestStreamCheck::refusesTextThatIsNotUnicode()
{
    StreamConfig config = soundConfig();
    BasicAuth basic = basicAuth();
    basic.username = QString(QChar(0xdc00));
    config.destination.auth = basic;
    QCOMPARE(checkStreamConfig(config).size(), 1);
    QCOMPARE(checkStreamConfig(config).first().path, QStringLiteral("$.destination.auth.username"));
}

void TestStreamCheck::checksWhatTheWindowCanSet()
{
    StreamConfig config;
    config.source = GeneratorSource{1, -1, -1};
    config.events.mode = EventSelection::Mode::List;
    config.destination.kind = QStringLiteral("pigeons");
    config.delivery = {0, Milliseconds(-1), Milliseconds(1), std::vector(11, Milliseconds(-1)), 7};
    QStringList paths;
    for (const Problem &problem : checkStreamConfig(config))
        paths.append(problem.path);
    const QStringList expected{
        QStringLiteral("$.name"),
        QStringLiteral("$.source.events"),
        QStringLiteral("$.source.eventsPerSecond"),
        QStringLiteral("$.events"),
        QStringLiteral("$.destination.kind"),
        QStringLiteral("$.destination.url"),
        QStringLiteral("$.delivery.batchSize"),
        QStringLiteral("$.delivery.maxWaitMs"),
        QStringLiteral("$.delivery.timeoutMs"),
        QStringLiteral("$.delivery.retryDelaysMs"),
    };
    QCOMPARE(paths.mid(0, expected.size()), expected);
    QCOMPARE(paths.last(), QStringLiteral("$.delivery.maxInFlight"));
    QVERIFY(paths.contains(QStringLiteral("$.delivery.retryDelaysMs[10]")));
}

void TestStreamCheck::warnsOfSecretsOnAnOpenWay_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("secrets");
    QTest::addColumn<bool>("warned");

    QTest::addRow("open, with secrets") << QStringLiteral("http://example.com/") << true << true;
    QTest::addRow("open, without secrets") << QStringLiteral("http://example.com/") << false << false;
    QTest::addRow("encrypted") << QStringLiteral("https://example.com/") << true << false;
    QTest::addRow("this machine") << QStringLiteral("http://127.0.0.1:8080/") << true << false;
}

void TestStreamCheck::warnsOfSecretsOnAnOpenWay()
{
    QFETCH(QString, address);
    QFETCH(bool, secrets);
    QFETCH(bool, warned);
    StreamConfig config = soundConfig();
    config.destination.url = address;
    if (secrets)
        config.destination.auth = basicAuth();
    const auto problems = checkStreamConfig(config);
    QCOMPARE(problems.size(), warned ? 1 : 0);
    if (warned)
        QCOMPARE(problems.first().severity, Problem::Severity::Warning);
}

QTEST_GUILESS_MAIN(TestStreamCheck)

#include "tst_streamcheck.moc"
