// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/headerrules.h"

#include <QTest>

using namespace penstock;

class TestHeaderRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheCharactersOfAToken();
    void knowsTheCharactersOfAValue();
    void forbidsWhateverTheCase();
    void seesSecretsByTheirNames_data();
    void seesSecretsByTheirNames();
};

void TestHeaderRules::knowsTheCharactersOfAToken()
{
    const QByteArray allowed = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int byte = 0; byte < 256; ++byte)
        QCOMPARE(isToken(QByteArray(1, char(byte))), allowed.contains(char(byte)));
    QVERIFY(!isToken(QByteArray()));
}

void TestHeaderRules::knowsTheCharactersOfAValue()
{
    for (int byte = 0; byte < 256; ++byte) {
        const bool allowed = byte == '\t' || (byte >= 0x20 && byte != 0x7f);
        const bool space = byte == '\t' || byte == ' ';
        const QByteArray character(1, char(byte));
        QCOMPARE(isFieldValue("a" + character + "b"), allowed);
        QCOMPARE(isFieldValue(character + "b"), allowed && !space);
        QCOMPARE(isFieldValue("a" + character), allowed && !space);
    }
    QVERIFY(isFieldValue(QByteArray()));
}

void TestHeaderRules::forbidsWhateverTheCase()
{
    QVERIFY(isForbiddenHeader("HOST"));
    QVERIFY(isForbiddenHeader("proxy-anything"));
    QVERIFY(!isForbiddenHeader("X-Host"));
    QVERIFY(!isForbiddenHeader("Authorization"));
    QVERIFY(!forbiddenHeaderReason("Accept"));
    QVERIFY(forbiddenHeaderReason("Connection")->contains(QStringLiteral("connection")));
}

void TestHeaderRules::seesSecretsByTheirNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("secret");

    for (const char *name :
         {"Authorization", "X-Api-Key", "X-API_KEY", "apikey", "ApiKey", "X-Auth", "X-Auth-Token", "access_token",
          "Client-Secret", "X-Password", "Cookie", "x-functions-key", "X-Signature", "key"})
        QTest::addRow("%s", name) << QByteArray(name) << true;
    for (const char *name : {"X-Tenant", "Accept", "X-Keyboard", "X-Author", "X-Request-Id", "Donkey", "X-Monkey-Id"})
        QTest::addRow("%s", name) << QByteArray(name) << false;
}

void TestHeaderRules::seesSecretsByTheirNames()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, secret);
    QCOMPARE(looksSecret(name), secret);
}

QTEST_GUILESS_MAIN(TestHeaderRules)

#include "tst_headerrules.moc"
