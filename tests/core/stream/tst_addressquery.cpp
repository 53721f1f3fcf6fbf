// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/addressquery.h"

#include <QTest>

using namespace penstock;

using Parameters = QList<AddressParameter>;

Q_DECLARE_METATYPE(Parameters)

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

AddressParameter pair(const char *name, const char *value)
{
    return {text(name), text(value)};
}

AddressParameter bare(const char *name)
{
    return {text(name), std::nullopt};
}

} // namespace

class TestAddressQuery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndPutsBackEveryByte_data();
    void readsAndPutsBackEveryByte();
    void replacesTheQueryOnly_data();
    void replacesTheQueryOnly();
    void encodesWhatAPersonWrites_data();
    void encodesWhatAPersonWrites();
    void showsEncodedTextReadably_data();
    void showsEncodedTextReadably();
    void takesALoginOut_data();
    void takesALoginOut();
};

void TestAddressQuery::readsAndPutsBackEveryByte_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<Parameters>("parameters");

    QTest::addRow("nothing") << QString() << Parameters{};
    QTest::addRow("no query") << text("https://h/api") << Parameters{};
    QTest::addRow("an empty query") << text("https://h/api?") << Parameters{bare("")};
    QTest::addRow("one") << text("https://h/api?a=1") << Parameters{pair("a", "1")};
    QTest::addRow("order and duplicates")
        << text("https://h/?b=1&a=2&b=3") << Parameters{pair("b", "1"), pair("a", "2"), pair("b", "3")};
    QTest::addRow("no sign and no value")
        << text("https://h/?flag&empty=") << Parameters{bare("flag"), pair("empty", "")};
    QTest::addRow("nothing between") << text("https://h/?a=1&&b=2&")
                                     << Parameters{pair("a", "1"), bare(""), pair("b", "2"), bare("")};
    QTest::addRow("only a sign") << text("https://h/?=&=x") << Parameters{pair("", ""), pair("", "x")};
    QTest::addRow("signs in a value") << text("https://h/?t=a=b==") << Parameters{pair("t", "a=b==")};
    QTest::addRow("percent in both cases")
        << text("https://h/?n%2Fm=%c3%A9%2B+") << Parameters{pair("n%2Fm", "%c3%A9%2B+")};
    QTest::addRow("percent that is none")
        << text("https://h/?a=100%&b=%zz") << Parameters{pair("a", "100%"), pair("b", "%zz")};
    QTest::addRow("letters in clear") << text("https://h/?é=ü x") << Parameters{pair("é", "ü x")};
    QTest::addRow("a question mark in a value") << text("https://h/?a=b?c") << Parameters{pair("a", "b?c")};
    QTest::addRow("a fragment") << text("https://h/?a=1#x?y=2") << Parameters{pair("a", "1")};
    QTest::addRow("a fragment with a ?") << text("https://h/#x?y=2") << Parameters{};
    QTest::addRow("semicolons") << text("https://h/?a=1;b=2") << Parameters{pair("a", "1;b=2")};
    QTest::addRow("no address at all") << text("?a") << Parameters{bare("a")};
}

void TestAddressQuery::readsAndPutsBackEveryByte()
{
    QFETCH(QString, address);
    QFETCH(Parameters, parameters);
    QCOMPARE(addressParameters(address), parameters);
    QCOMPARE(withAddressParameters(address, parameters), address);
}

void TestAddressQuery::replacesTheQueryOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<Parameters>("parameters");
    QTest::addColumn<QString>("result");

    QTest::addRow("adds the first") << text("https://h/api") << Parameters{pair("a", "1")} << text("https://h/api?a=1");
    QTest::addRow("takes the last out") << text("https://h/api?a=1") << Parameters{} << text("https://h/api");
    QTest::addRow("before a fragment") << text("https://h/#f") << Parameters{bare("a")} << text("https://h/?a#f");
    QTest::addRow("keeps the fragment") << text("https://h/?b#f") << Parameters{} << text("https://h/#f");
}

void TestAddressQuery::replacesTheQueryOnly()
{
    QFETCH(QString, address);
    QFETCH(Parameters, parameters);
    QFETCH(QString, result);
    QCOMPARE(withAddressParameters(address, parameters), result);
}

void TestAddressQuery::encodesWhatAPersonWrites_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");

    QTest::addRow("plain") << text("url_param1") << text("url_param1") << text("url_param1");
    QTest::addRow("what would end it") << text("a&b#c=d") << text("a%26b%23c%3Dd") << text("a%26b%23c=d");
    QTest::addRow("a space") << text("a b") << text("a%20b") << text("a%20b");
    QTest::addRow("other letters") << text("é") << text("%C3%A9") << text("%C3%A9");
    QTest::addRow("beyond the first plane") << text("😀") << text("%F0%9F%98%80") << text("%F0%9F%98%80");
    QTest::addRow("encoded already") << text("%c3%A9%2B") << text("%c3%A9%2B") << text("%c3%A9%2B");
    QTest::addRow("a percent sign") << text("100%") << text("100%25") << text("100%25");
    QTest::addRow("what may stay") << text("a+b/c?d:e@f,g;h!i$j'k(l)*") << text("a+b/c?d:e@f,g;h!i$j'k(l)*")
                                   << text("a+b/c?d:e@f,g;h!i$j'k(l)*");
    QTest::addRow("brackets and quotes") << text("[\"<>\\^`{|}") << text("%5B%22%3C%3E%5C%5E%60%7B%7C%7D")
                                         << text("%5B%22%3C%3E%5C%5E%60%7B%7C%7D");
    QTest::addRow("a line break") << text("a\r\nb") << text("a%0D%0Ab") << text("a%0D%0Ab");
}

void TestAddressQuery::encodesWhatAPersonWrites()
{
    QFETCH(QString, written);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QCOMPARE(encodedParameterName(written), name);
    QCOMPARE(encodedParameterValue(written), value);
    // Written once more it stays.
    QCOMPARE(encodedParameterName(name), name);
    QCOMPARE(encodedParameterValue(value), value);
}

void TestAddressQuery::showsEncodedTextReadably_data()
{
    QTest::addColumn<QString>("encoded");
    QTest::addColumn<QString>("readable");

    QTest::addRow("plain") << text("a+b") << text("a+b");
    QTest::addRow("letters") << text("%c3%a9") << text("é");
    QTest::addRow("an emoji") << text("%F0%9F%98%80") << text("😀");
    QTest::addRow("no text") << text("%ff%fe") << text("%ff%fe");
    QTest::addRow("control characters") << text("a%0D%0Ab%00") << text("a%0D%0Ab%00");
}

void TestAddressQuery::showsEncodedTextReadably()
{
    QFETCH(QString, encoded);
    QFETCH(QString, readable);
    QCOMPARE(readableParameter(encoded), readable);
}

void TestAddressQuery::takesALoginOut_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("login"); //!< user, then the password in [] where there is one; empty: none
    QTest::addColumn<QString>("rest");

    QTest::addRow("none") << text("https://h/a@b?c=d@e") << QString() << text("https://h/a@b?c=d@e");
    QTest::addRow("both") << text("https://u:p@h/x") << text("u[p]") << text("https://h/x");
    QTest::addRow("no password") << text("https://u@h") << text("u") << text("https://h");
    QTest::addRow("an empty password") << text("https://u:@h") << text("u[]") << text("https://h");
    QTest::addRow("encoded") << text("https://a%40b:p%3Aq%2F@h:8443/") << text("a@b[p:q/]") << text("https://h:8443/");
    QTest::addRow("an @ in clear") << text("https://a@b:p@h/") << text("a@b[p]") << text("https://h/");
}

void TestAddressQuery::takesALoginOut()
{
    QFETCH(QString, address);
    QFETCH(QString, login);
    QFETCH(QString, rest);
    const auto found = addressLogin(address);
    const QString password = found && found->password ? u'[' + *found->password + u']' : QString();
    QCOMPARE(found ? found->username + password : QString(), login);
    QCOMPARE(withoutAddressLogin(address), rest);
}

QTEST_GUILESS_MAIN(TestAddressQuery)

#include "tst_addressquery.moc"
