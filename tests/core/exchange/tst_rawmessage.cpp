// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/rawmessage.h"

#include <QTest>

using namespace penstock;

class TestRawMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheRequest_data();
    void writesTheRequest();
    void writesTheAnswer();
    void knowsWhenNoneCame();
};

void TestRawMessage::writesTheRequest_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("path and query") << QStringLiteral("https://a.test/in?v=2") << QByteArray("POST /in?v=2 HTTP/1.1");
    QTest::newRow("no path") << QStringLiteral("https://a.test") << QByteArray("POST / HTTP/1.1");
    QTest::newRow("not ASCII") << QStringLiteral("https://a.test/é") << QByteArray("POST /%C3%A9 HTTP/1.1");
    QTest::newRow("secret") << QStringLiteral("https://bob:canary@a.test/x?token=canary&a=1")
                            << QByteArray("POST /x?token=sent-separately&a=1 HTTP/1.1");
}

void TestRawMessage::writesTheRequest()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, line);
    QCOMPARE(rawRequest(url, {{"Host", "a.test"}, {"X-Api-Key", "••••••••"}}, "{\"a\":\n1}"),
             line + "\r\nHost: a.test\r\nX-Api-Key: ••••••••\r\n\r\n{\"a\":\n1}");
}

void TestRawMessage::writesTheAnswer()
{
    Answer answer{.status = 503, .reasonPhrase = "Service Unavailable", .headers = {{"Server", "x"}}, .body = "no"};
    QCOMPARE(rawAnswer(answer), QByteArray("HTTP/1.1 503 Service Unavailable\r\nServer: x\r\n\r\nno"));
}

void TestRawMessage::knowsWhenNoneCame()
{
    QCOMPARE(rawAnswer(Answer()), QByteArray());
}

QTEST_GUILESS_MAIN(TestRawMessage)
#include "tst_rawmessage.moc"
