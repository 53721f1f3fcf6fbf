// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httpanswer.h"

#include <QTest>

using namespace penstock;

class TestHttpAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAsRfc9112Says_data();
    void isWrittenAsRfc9112Says();
};

void TestHttpAnswer::isWrittenAsRfc9112Says_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<HeaderFields>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keepAlive");
    QTest::addColumn<bool>("withBody");
    QTest::addColumn<QByteArray>("bytes");

    const HeaderFields none;
    QTest::newRow("empty") << 200 << none << QByteArray() << true << true
                           << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("body and close") << 503 << none << QByteArray("no") << false << true
                                    << QByteArray("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n"
                                                  "Connection: close\r\n\r\nno");
    QTest::newRow("HEAD") << 200 << none << QByteArray("no") << true << false
                          << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
    QTest::newRow("204") << 204 << none << QByteArray("no") << true << true
                         << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("304") << 304 << none << QByteArray("no") << true << true
                         << QByteArray("HTTP/1.1 304 Not Modified\r\n\r\n");
    QTest::newRow("1xx") << 103 << none << QByteArray("no") << true << true << QByteArray("HTTP/1.1 103 \r\n\r\n");
    QTest::newRow("no words for it") << 600 << none << QByteArray() << true << true
                                     << QByteArray("HTTP/1.1 600 \r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("own length") << 200 << HeaderFields{{"content-length", "9"}} << QByteArray("no") << true << true
                                << QByteArray("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nno");
    QTest::newRow("own coding") << 200 << HeaderFields{{"Transfer-Encoding", "chunked"}} << QByteArray("zz\r\n") << true
                                << true << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    QTest::newRow("own connection") << 200 << HeaderFields{{"Connection", "x"}} << QByteArray() << false << true
                                    << QByteArray("HTTP/1.1 200 OK\r\nConnection: x\r\nContent-Length: 0\r\n\r\n");
}

void TestHttpAnswer::isWrittenAsRfc9112Says()
{
    QFETCH(const int, status);
    QFETCH(const HeaderFields, headers);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, keepAlive);
    QFETCH(const bool, withBody);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(answerBytes({.status = status, .headers = headers, .body = body}, keepAlive, withBody), bytes);
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
