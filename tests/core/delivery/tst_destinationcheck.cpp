// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/destinationcheck.h"

#include <QTest>

using namespace penstock;

class TestDestinationCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatHttpAllows();
    void refusesAddresses_data();
    void refusesAddresses();
    void refusesHeaders_data();
    void refusesHeaders();
    void refusesAHeaderThatIsThereTwice();
};

namespace {

ResolvedDestination destinationWith(const QByteArray &name, const QByteArray &value)
{
    return {.url = QUrl(QStringLiteral("https://www.example.com/api")), .headers = {{.field = {name, value}}}};
}

} // namespace

void TestDestinationCheck::acceptsWhatHttpAllows()
{
    QVERIFY(checkDestination(destinationWith("X-Tenant", "a value,\twith \xC3\xA4 \"quotes\"")));
    QVERIFY(checkDestination(destinationWith("!#$%&'*+-.^_`|~09azAZ", "")));
    QVERIFY(checkDestination({.url = QUrl(QStringLiteral("http://[::1]:8080")), .headers = {}}));
}

void TestDestinationCheck::refusesAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");

    QTest::addRow("empty") << QString() << QStringLiteral("missing");
    QTest::addRow("relative") << QStringLiteral("/api") << QStringLiteral("http:// or https://");
    QTest::addRow("no host") << QStringLiteral("http:///api") << QStringLiteral("no host");
    QTest::addRow("ftp") << QStringLiteral("ftp://example.com/") << QStringLiteral("http:// or https://");
    QTest::addRow("password") << QStringLiteral("https://u:hunter2@example.com/") << QStringLiteral("user name");
}

void TestDestinationCheck::refusesAddresses()
{
    QFETCH(QString, url);
    QFETCH(QString, words);

    const auto checked = checkDestination({.url = QUrl(url), .headers = {}});
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(checked.error().message.contains(words), qPrintable(checked.error().message));
    QVERIFY(!checked.error().message.contains(QStringLiteral("hunter2")));
}

void TestDestinationCheck::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    for (const char *name : {"", "X A", "X:A", "X\r\nA", "X\x01", "X(A)", "\xC3\xA4"})
        QTest::addRow("name \"%s\"", QByteArray(name).toPercentEncoding().constData())
            << QByteArray(name) << QByteArray("v");
    for (const char *name :
         {"Host", "CONTENT-LENGTH", "user-agent", "Content-Type", "transfer-encoding", "Connection", "Keep-Alive",
          "Upgrade", "Expect", "TE", "Trailer", "Proxy-Authorization", "proxy-connection"})
        QTest::addRow("%s", name) << QByteArray(name) << QByteArray("v");
    for (const char *value : {"hunter2\r", "hunter2\nX: y", " hunter2", "hunter2\t", "hunter2\x7F", "hunter2\x1B[0m"})
        QTest::addRow("value \"%s\"", QByteArray(value).toPercentEncoding().constData())
            << QByteArray("X-Api-Key") << QByteArray(value);
    QTest::addRow("value with a zero byte") << QByteArray("X-Api-Key") << QByteArray("a\0b", 3);
}

void TestDestinationCheck::refusesHeaders()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);

    const auto checked = checkDestination(destinationWith(name, value));
    QVERIFY(!checked);
    QVERIFY(checked.error().message.contains(QStringLiteral("header")));
    QVERIFY(!checked.error().message.contains(QStringLiteral("hunter2")));
    QVERIFY(!checked.error().message.contains(u'\r'));
}

void TestDestinationCheck::refusesAHeaderThatIsThereTwice()
{
    ResolvedDestination destination = destinationWith("X-Tenant", "1");
    destination.headers.append({.field = {"x-tenant", "2"}});
    const auto checked = checkDestination(destination);
    QVERIFY(!checked);
    QCOMPARE(checked.error().message, QStringLiteral("The header x-tenant is there twice."));
}

QTEST_GUILESS_MAIN(TestDestinationCheck)
#include "tst_destinationcheck.moc"
