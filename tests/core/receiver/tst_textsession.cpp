// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/textsession.h"

#include "core/receiver/httpserver.h"
#include "tests/core/receiver/rawclient.h"
#include "tests/support/fakescheduler.h"

#include <QTest>

using namespace penstock;

class TestTextSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void makesTheTextAnew();
};

void TestTextSession::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("fails");
    const auto row = [](const char *request, const char *status, const char *header, const char *body,
                        bool fails = false) {
        QTest::newRow(qPrintable(QLatin1String(request) + (fails ? QStringLiteral(", fails") : QString())))
            << QByteArray(request) << QByteArray(status) << QByteArray(header) << QByteArray(body) << fails;
    };
    row("GET /metrics", "200", "Content-Type: text/special", "text 1");
    row("GET /metrics?x=1", "200", "Content-Type: text/special", "text 1");
    row("HEAD /metrics", "200", "Content-Type: text/special", "");
    row("GET /", "404", "Content-Type: text/plain; charset=utf-8", "There is only /metrics.\n");
    row("GET /metrics/", "404", "Content-Type: text/plain; charset=utf-8", "There is only /metrics.\n");
    row("POST /metrics", "405", "Allow: GET, HEAD", "Only GET and HEAD.\n");
    row("GET /metrics", "503", "Content-Type: text/plain; charset=utf-8", "nothing there yet\n", true);
}

void TestTextSession::answers()
{
    QFETCH(const QByteArray, request);
    QFETCH(const bool, fails);
    FakeScheduler scheduler;
    const ServedText text{.path = "/metrics", .contentType = "text/special", .make = [fails]() -> Result<QByteArray> {
                              if (fails)
                                  return failure(QStringLiteral("nothing there yet"));
                              return QByteArray("text 1");
                          }};
    HttpServer server(scheduler,
                      [&text](HttpConnection &connection) { return std::make_unique<TextSession>(connection, text); });
    const quint16 port = server.listen().value();
    RawClient client(port);
    client.send(request + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    const QByteArray answer = client.received();
    const qsizetype head = answer.indexOf("\r\n\r\n");
    QTEST(answer.mid(9, 3), "status");
    QFETCH(const QByteArray, header);
    QVERIFY2(answer.left(head).contains(header), answer.constData());
    QTEST(answer.mid(head + 4), "body");
}

void TestTextSession::makesTheTextAnew()
{
    FakeScheduler scheduler;
    int made = 0;
    const ServedText text{.path = "/metrics", .contentType = "text/plain", .make = [&made]() -> Result<QByteArray> {
                              return "text " + QByteArray::number(++made);
                          }};
    HttpServer server(scheduler,
                      [&text](HttpConnection &connection) { return std::make_unique<TextSession>(connection, text); });
    const quint16 port = server.listen().value();
    RawClient client(port);
    const QByteArray request = "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n\r\n";
    client.send(request);
    QTRY_VERIFY(client.received().endsWith("text 1"));
    client.send(request);
    QTRY_VERIFY(client.received().endsWith("text 2"));
}

QTEST_GUILESS_MAIN(TestTextSession)
#include "tst_textsession.moc"
