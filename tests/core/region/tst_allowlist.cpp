// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowlist.h"

#include "core/region/addressrange.h"
#include "tests/core/region/allowtexts.h"

#include <QRegularExpression>
#include <QTest>

using namespace penstock;

class TestAllowList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheWholeText_data();
    void writesTheWholeText();
    void knowsTheTextOfEachFormat();
    void letsNoNameBecomeACommand_data();
    void letsNoNameBecomeACommand();
    void saysThatNoAddressIsPublished();
    void takesThePortOfTheEndpoint_data();
    void takesThePortOfTheEndpoint();
    void readsAddressesStrictly_data();
    void readsAddressesStrictly();

private:
    static AllowRequest request(const QString &stream);
};

AllowRequest TestAllowList::request(const QString &stream)
{
    return {.region = QStringLiteral("DC-03"),
            .place = QStringLiteral("India"),
            .asOf = QStringLiteral("2026-11"),
            .addresses = {QStringLiteral("3.6.251.95"), QStringLiteral("2001:db8::/64")},
            .port = 8443,
            .host = QStringLiteral("www.example.com"),
            .stream = stream,
            .date = QDate(2026, 11, 24)};
}

void TestAllowList::writesTheWholeText_data()
{
    QTest::addColumn<QString>("text");
    for (const AllowText &each : allowTexts)
        QTest::addRow("%s", each.format) << QString::fromUtf8(allowHead) + QString::fromUtf8(each.text);
}

void TestAllowList::writesTheWholeText()
{
    QFETCH(const QString, text);
    const QString format = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(findAllowFormat(format)->write(request(QStringLiteral("Orders"))), text);
}

void TestAllowList::knowsTheTextOfEachFormat()
{
    QStringList known;
    for (const AllowText &each : allowTexts)
        known << QString::fromUtf8(each.format);
    QCOMPARE(known, allowFormatNames());
}

void TestAllowList::letsNoNameBecomeACommand_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"a\nufw disable", "a\r\nallow all;", "'; reboot; '", "\" drop \"", "$(reboot)", "`reboot`",
                             "${var.x}", "%{ if true }", "*/ x /*", "a\\", "a # b", "a\xe2\x80\xa8reboot",
                             "a & b | c > d", "}] drop", "~ ! ? [a]", "\xe2\x80\xae right to left"})
        QTest::addRow("%s", qPrintable(QString::fromUtf8(name).toHtmlEscaped())) << QString::fromUtf8(name);
}

void TestAllowList::letsNoNameBecomeACommand()
{
    QFETCH(const QString, name);
    for (const AllowFormat &format : allowFormats()) {
        const QString usual = format.write(request(QString(name.simplified().size(), u'x')));
        const QString text = format.write(request(name));
        QCOMPARE(text.count(u'\n'), usual.count(u'\n'));
        // Nothing but word characters differs from the text of a plain name.
        static const QRegularExpression words(QStringLiteral("[\\w .,+@:/-]"),
                                              QRegularExpression::UseUnicodePropertiesOption);
        QCOMPARE(QString(text).remove(words), QString(usual).remove(words));
    }
}

void TestAllowList::saysThatNoAddressIsPublished()
{
    const auto catalog = Catalog::load().value();
    const auto none = allowRequest(*catalog.region("DC-101"), catalog.regionsAsOf(), {}, {}, QDate(2026, 11, 24));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::InvalidInput);
    QVERIFY(
        none.error().message.startsWith(QLatin1String("No address is published for DC-101. Ask MoEngage's support")));
}

void TestAllowList::takesThePortOfTheEndpoint_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("port");
    QTest::addRow("none") << QString() << 443;
    QTest::addRow("https") << QStringLiteral("https://example.com/a") << 443;
    QTest::addRow("http") << QStringLiteral("http://example.com/a") << 80;
    QTest::addRow("its own") << QStringLiteral("https://example.com:8443/a") << 8443;
}

void TestAllowList::takesThePortOfTheEndpoint()
{
    QFETCH(const QString, url);
    QFETCH(const int, port);
    const auto catalog = Catalog::load().value();
    const auto made = allowRequest(*catalog.region("DC-03"), catalog.regionsAsOf(), {}, url, QDate(2026, 11, 24));
    QVERIFY(made);
    QCOMPARE(int(made->port), port);
    QCOMPARE(made->addresses, QStringList{QStringLiteral("3.6.251.95")});
    QCOMPARE(made->asOf, QStringLiteral("2026-11"));
}

void TestAllowList::readsAddressesStrictly_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<bool>("holds");
    QTest::addRow("itself") << QStringLiteral("3.6.251.95") << QStringLiteral("3.6.251.95") << true << true;
    QTest::addRow("a neighbour") << QStringLiteral("3.6.251.94") << QStringLiteral("3.6.251.95") << true << false;
    QTest::addRow("all") << QStringLiteral("0.0.0.0/0") << QStringLiteral("255.255.255.255") << true << true;
    QTest::addRow("not of the other family") << QStringLiteral("0.0.0.0/0") << QStringLiteral("::1") << true << false;
    QTest::addRow("a prefix") << QStringLiteral("3.6.251.77/27") << QStringLiteral("3.6.251.95") << true << true;
    QTest::addRow("past a prefix") << QStringLiteral("3.6.251.77/27") << QStringLiteral("3.6.251.96") << true << false;
    QTest::addRow("a mask") << QStringLiteral("3.6.0.0/255.255.0.0") << QStringLiteral("3.6.251.95") << true << true;
    QTest::addRow("a mask with a hole") << QStringLiteral("3.6.0.0/255.0.255.0") << QStringLiteral("3.6.251.95")
                                        << false << false;
    QTest::addRow("a run") << QStringLiteral("3.6.251.90-3.6.251.95") << QStringLiteral("3.6.251.95") << true << true;
    QTest::addRow("a run backwards") << QStringLiteral("3.6.251.95-3.6.251.90") << QStringLiteral("3.6.251.95") << false
                                     << false;
    QTest::addRow("IPv6") << QStringLiteral("2001:db8::/32") << QStringLiteral("2001:db8:ffff::1") << true << true;
    QTest::addRow("octal") << QStringLiteral("03.6.251.95") << QStringLiteral("3.6.251.95") << false << false;
    QTest::addRow("short") << QStringLiteral("3.6.251") << QStringLiteral("3.6.251.95") << false << false;
    QTest::addRow("a name") << QStringLiteral("example.com") << QStringLiteral("3.6.251.95") << false << false;
    QTest::addRow("too long a prefix") << QStringLiteral("3.6.251.95/33") << QStringLiteral("3.6.251.95") << false
                                       << false;
    QTest::addRow("a zone") << QStringLiteral("fe80::1%eth0") << QStringLiteral("fe80::1") << false << false;
}

void TestAllowList::readsAddressesStrictly()
{
    QFETCH(const QString, range);
    QFETCH(const QString, address);
    QFETCH(const bool, valid);
    QFETCH(const bool, holds);
    const auto parsed = parseAddressRange(range);
    QCOMPARE(parsed.has_value(), valid);
    if (parsed)
        QCOMPARE(parsed->holds(*parseAddressRange(address)), holds);
}

QTEST_GUILESS_MAIN(TestAllowList)
#include "tst_allowlist.moc"
