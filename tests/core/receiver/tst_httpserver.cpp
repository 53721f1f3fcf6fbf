// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httpserver.h"

#include "tests/core/receiver/rawclient.h"
#include "tests/support/fakescheduler.h"

#include <QTest>

#include <deque>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

//! What the sessions of one server met.
struct Log
{
    int began = 0;
    int heads = 0;
    int lost = 0;
    std::vector<HttpRequest> requests;
    std::vector<int> refusals;
    std::vector<HttpConnection *> waiting; //!< owe an answer
    bool answersLater = false;
    bool answersAtTheHead = false;
    HttpAnswer answer{.status = 200, .headers = {}, .body = QByteArrayLiteral("ok")};
};

class LoggingSession final : public HttpSession
{
public:
    LoggingSession(HttpConnection &connection, Log &log)
        : m_connection(connection)
        , m_log(log)
    {
    }

    void requestBegan() override { ++m_log.began; }
    void headReceived(const HttpRequest &) override
    {
        ++m_log.heads;
        if (m_log.answersAtTheHead)
            m_connection.answer(m_log.answer);
    }

    void requestReceived(const HttpRequest &request) override
    {
        m_log.requests.push_back(request);
        if (m_log.answersLater)
            m_log.waiting.push_back(&m_connection);
        else
            m_connection.answer(m_log.answer);
    }

    void requestRefused(const HttpRequest &, const HttpRefusal &refusal) override
    {
        m_log.refusals.push_back(refusal.status);
    }

    void connectionLost() override { ++m_log.lost; }

private:
    HttpConnection &m_connection;
    Log &m_log;
};

QByteArray request(quint16 port, const QByteArray &body = {}, const QByteArray &headers = {})
{
    return "POST /in HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray okAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

qint64 residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    qint64 size = 0;
    qint64 resident = 0;
    statm >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersOnAKeptConnection();
    void answersPipelinedRequestsInOrder();
    void answersLaterAndThenReadsOn();
    void closesWhenTheClientWantsIt();
    void closesWhenTheAnswerSaysSo();
    void answersHeadWithoutABody();
    void sendsContinueToWhoWaitsForIt();
    void refusesWithAStatusAndCloses_data();
    void refusesWithAStatusAndCloses();
    void answersBeforeTheBodyHasCome();
    void holdsSoMuchOfAllBodiesTogether();
    void refusesAForeignHost_data();
    void refusesAForeignHost();
    void takesAnyHostAwayFromLoopback();
    void aSlowHeadMeetsItsDeadline();
    void aSlowBodyMeetsItsDeadline();
    void aSilentConnectionMeetsItsDeadline();
    void anIdleConnectionIsClosedLater();
    void aWaitingRequestHasNoDeadline();
    void idleConnectionsGiveWay();
    void busyConnectionsMakeNewcomersWait();
    void refusesALargeBodyInLittleMemory();
    void readsNoMoreWhileAnswersAreNotTaken();
    void learnsThatTheClientLeft();
    void saysWhyItCannotListen();

private:
    void start(HttpServerOptions options = {}, const QHostAddress &address = QHostAddress::LocalHost);

    std::unique_ptr<FakeScheduler> m_scheduler;
    std::unique_ptr<HttpServer> m_server;
    Log m_log;
    quint16 m_port = 0;
};

void TestHttpServer::init()
{
    m_scheduler = std::make_unique<FakeScheduler>();
    m_log = {};
}

void TestHttpServer::cleanup()
{
    m_server.reset();
}

void TestHttpServer::start(HttpServerOptions options, const QHostAddress &address)
{
    m_server = std::make_unique<HttpServer>(
        *m_scheduler,
        [this](HttpConnection &connection) { return std::make_unique<LoggingSession>(connection, m_log); }, options);
    const auto port = m_server->listen(address);
    QVERIFY(port.has_value());
    m_port = *port;
}

void TestHttpServer::answersOnAKeptConnection()
{
    start();
    RawClient client(m_port);
    QByteArray expected;
    for (int i = 0; i < 5; ++i) {
        client.send(request(m_port, QByteArray(i * 50'000, 'x')));
        expected += okAnswer;
        QTRY_COMPARE(client.received(), expected);
        QCOMPARE(m_log.requests.back().body.size(), std::size_t(i * 50'000));
    }
    QCOMPARE(m_server->connectionCount(), 1);
    QCOMPARE(m_log.began, 5);
    QCOMPARE(m_log.heads, 5);
}

void TestHttpServer::answersPipelinedRequestsInOrder()
{
    start();
    RawClient client(m_port);
    client.send(request(m_port, "a") + request(m_port, "b") + request(m_port, "c").chopped(1));
    QTRY_COMPARE(client.received(), okAnswer + okAnswer);
    client.send("c");
    QTRY_COMPARE(client.received(), okAnswer + okAnswer + okAnswer);
    QCOMPARE(m_log.requests[1].body, std::string("b"));
    QCOMPARE(m_log.requests[2].body, std::string("c"));
}

void TestHttpServer::answersLaterAndThenReadsOn()
{
    start();
    m_log.answersLater = true;
    RawClient client(m_port);
    client.send(request(m_port, "a") + request(m_port, "b"));
    QTRY_COMPARE(m_log.waiting.size(), std::size_t(1));
    QCOMPARE(m_log.requests.size(), std::size_t(1));
    m_log.waiting.back()->answer({.status = 503, .headers = {}, .body = {}});
    QTRY_COMPARE(m_log.waiting.size(), std::size_t(2));
    QCOMPARE(m_log.requests[1].body, std::string("b"));
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
}

void TestHttpServer::closesWhenTheClientWantsIt()
{
    start();
    RawClient client(m_port);
    client.send(request(m_port, "a", "Connection: close\r\n"));
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    QCOMPARE(client.received(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestHttpServer::closesWhenTheAnswerSaysSo()
{
    start();
    m_log.answer.headers = {{"Connection", "close"}};
    RawClient client(m_port);
    client.send(request(m_port));
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    QCOMPARE(client.received(), QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"));
}

void TestHttpServer::answersHeadWithoutABody()
{
    start();
    RawClient client(m_port);
    client.send(request(m_port).replace("POST", "HEAD"));
    QTRY_COMPARE(client.received(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"));
}

void TestHttpServer::sendsContinueToWhoWaitsForIt()
{
    start();
    RawClient client(m_port);
    client.send(request(m_port, "hello", "Expect: 100-Continue\r\n").chopped(5));
    QTRY_COMPARE(client.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("hello");
    QTRY_COMPARE(client.received(), "HTTP/1.1 100 Continue\r\n\r\n" + okAnswer);
}

void TestHttpServer::refusesWithAStatusAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01") << 400;
    QTest::newRow("no Host") << QByteArray("POST / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("body too large") << QByteArray(
                                           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nxxx")
                                    << 413;
    QTest::newRow("target too long") << "GET /" + QByteArray(10'000, 'a') << 414;
    QTest::newRow("headers too large") << "GET / HTTP/1.1\r\nHost: " + QByteArray(20'000, 'a') << 431;
    QTest::newRow("unknown method") << QByteArray("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") << 501;
    QTest::newRow("unknown version") << QByteArray("GET / HTTP/3.0\r\n") << 505;
}

void TestHttpServer::refusesWithAStatusAndCloses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    start();
    RawClient client(m_port);
    client.send(bytes);
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    QVERIFY2(client.received().startsWith("HTTP/1.1 " + QByteArray::number(status)), client.received().constData());
    QVERIFY(client.received().contains("\r\nConnection: close\r\n"));
    QCOMPARE(m_log.refusals, std::vector<int>{status});
    QVERIFY(m_log.requests.empty());
    client.leave();
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestHttpServer::answersBeforeTheBodyHasCome()
{
    start();
    m_log.answersAtTheHead = true;
    RawClient client(m_port);
    client.send(request(m_port, QByteArray(1'000'000, 'x')).left(1000));
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    QCOMPARE(client.received(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
    // The rest is taken and dropped, so that no reset tears the answer from the client's hands.
    QVERIFY(client.send(QByteArray(1000, 'x')) == 1000);
    QTest::qWait(20);
    QVERIFY(client.send(QByteArray(1000, 'x')) == 1000);
    QVERIFY(m_log.requests.empty());
}

void TestHttpServer::holdsSoMuchOfAllBodiesTogether()
{
    start({.allBodies = 100'000});
    const QByteArray large = request(m_port, QByteArray(60'000, 'x'));
    RawClient first(m_port);
    first.send(large.chopped(1));
    QTRY_COMPARE(m_log.heads, 1);
    RawClient second(m_port);
    second.send(large.chopped(1));
    QTRY_VERIFY(second.received().startsWith("HTTP/1.1 503 "));
    first.send("x");
    QTRY_COMPARE(first.received(), okAnswer);
    // What was held is given back.
    for (int i = 0; i < 3; ++i) {
        RawClient third(m_port);
        third.send(large);
        QTRY_COMPARE(third.received(), okAnswer);
    }
}

void TestHttpServer::refusesAForeignHost_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("status");

    QTest::newRow("localhost") << QByteArray("GET / HTTP/1.1\r\nHost: localhost:PORT\r\n") << 200;
    QTest::newRow("IPv4") << QByteArray("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n") << 200;
    QTest::newRow("IPv6") << QByteArray("GET / HTTP/1.1\r\nHost: [::1]:PORT\r\n") << 200;
    QTest::newRow("HTTP/1.0 without Host") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n") << 200;
    QTest::newRow("absolute target") << QByteArray("GET http://localhost:PORT/ HTTP/1.1\r\nHost: localhost:PORT\r\n")
                                     << 200;
    QTest::newRow("foreign name") << QByteArray("GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n") << 421;
    QTest::newRow("other port") << QByteArray("GET / HTTP/1.1\r\nHost: localhost:1\r\n") << 421;
    QTest::newRow("no port") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n") << 421;
    QTest::newRow("foreign absolute target")
        << QByteArray("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:PORT\r\n") << 421;
}

void TestHttpServer::refusesAForeignHost()
{
    QFETCH(QByteArray, start);
    QFETCH(const int, status);
    this->start();
    RawClient client(m_port);
    client.send(start.replace("PORT", QByteArray::number(m_port)) + "\r\n");
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 " + QByteArray::number(status)));
    QCOMPARE(m_log.requests.empty(), status != 200);
}

void TestHttpServer::takesAnyHostAwayFromLoopback()
{
    start({}, QHostAddress::Any);
    RawClient client(m_port);
    client.send("GET / HTTP/1.1\r\nHost: receiver.example\r\n\r\n");
    QTRY_COMPARE(client.received(), okAnswer);
}

void TestHttpServer::aSlowHeadMeetsItsDeadline()
{
    start();
    RawClient client(m_port);
    client.send("POST / HTTP/1.1\r\n");
    QTRY_COMPARE(m_log.began, 1);
    for (int i = 0; i < 9; ++i) {
        m_scheduler->advance(1s);
        client.send("X: 1\r\n");
        QTest::qWait(1); // one turn of the event loop for the byte to arrive
    }
    QVERIFY(client.received().isEmpty());
    m_scheduler->advance(2s);
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 408 Request Timeout\r\n"));
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    // It does not leave: after a short while it is thrown out.
    m_scheduler->advance(3s);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestHttpServer::aSlowBodyMeetsItsDeadline()
{
    start();
    RawClient client(m_port);
    client.send(request(m_port, "hello").chopped(1));
    QTRY_COMPARE(m_log.heads, 1);
    m_scheduler->advance(59s);
    QCOMPARE(m_log.refusals.size(), std::size_t(0));
    m_scheduler->advance(2s);
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 408 "));
    QCOMPARE(m_log.refusals, std::vector<int>{408});
}

void TestHttpServer::aSilentConnectionMeetsItsDeadline()
{
    start();
    RawClient client(m_port);
    QTRY_COMPARE(m_server->connectionCount(), 1);
    m_scheduler->advance(11s);
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
    QVERIFY(client.received().isEmpty());
}

void TestHttpServer::anIdleConnectionIsClosedLater()
{
    start();
    RawClient client(m_port);
    client.send(request(m_port));
    QTRY_COMPARE(client.received(), okAnswer);
    m_scheduler->advance(59s);
    client.send(request(m_port));
    QTRY_COMPARE(client.received(), okAnswer + okAnswer);
    m_scheduler->advance(59s);
    QCOMPARE(client.end(), RawClient::End::None);
    m_scheduler->advance(2s);
    QTRY_COMPARE(client.end(), RawClient::End::Fin);
}

void TestHttpServer::aWaitingRequestHasNoDeadline()
{
    start();
    m_log.answersLater = true;
    RawClient client(m_port);
    client.send(request(m_port));
    QTRY_COMPARE(m_log.waiting.size(), std::size_t(1));
    m_scheduler->advance(1h);
    m_log.waiting.back()->answer(m_log.answer);
    QTRY_COMPARE(client.received(), okAnswer);
}

void TestHttpServer::idleConnectionsGiveWay()
{
    start({.maxConnections = 50});
    RawClient kept(m_port);
    kept.send(request(m_port));
    QTRY_COMPARE(kept.received(), okAnswer);

    std::deque<RawClient> idle;
    for (int i = 0; i < 900; ++i) {
        idle.emplace_back(m_port);
        QVERIFY(idle.back().isConnected());
        if (i % 100 == 0)
            QCoreApplication::processEvents();
    }
    RawClient late(m_port);
    late.send(request(m_port));
    QTRY_COMPARE(late.received(), okAnswer);
    QVERIFY(m_server->connectionCount() <= 50);
    // Those that never sent a request went first.
    kept.send(request(m_port));
    QTRY_COMPARE(kept.received(), okAnswer + okAnswer);
}

void TestHttpServer::busyConnectionsMakeNewcomersWait()
{
    start({.maxConnections = 3});
    m_log.answersLater = true;
    std::deque<RawClient> busy;
    for (int i = 0; i < 3; ++i) {
        busy.emplace_back(m_port);
        busy.back().send(request(m_port));
        QTRY_COMPARE(m_log.waiting.size(), std::size_t(i + 1));
    }
    RawClient late(m_port);
    late.send(request(m_port));
    m_scheduler->advance(5s);
    QCoreApplication::processEvents();
    QCOMPARE(m_server->connectionCount(), 3);

    m_log.answersLater = false;
    m_log.waiting.front()->answer(m_log.answer);
    QTRY_COMPARE(late.received(), okAnswer);
    QVERIFY(m_server->connectionCount() <= 3);
}

void TestHttpServer::refusesALargeBodyInLittleMemory()
{
    constexpr qint64 total = 400'000'000;
    start();
    for (const QByteArray &head :
         {QByteArray("Content-Length: 400000000\r\n\r\n"), QByteArray("Transfer-Encoding: chunked\r\n\r\n17d78400\r\n"),
          QByteArray("X: 1\r\nTransfer-Encoding: chunked\r\n\r\n")}) {
        RawClient client(m_port);
        client.send("POST / HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_port) + "\r\n" + head);
        // The third one begins with chunks that are each within the limit.
        const QByteArray block =
            head.startsWith('X') ? "10000\r\n" + QByteArray(65'536, 'x') + "\r\n" : QByteArray(65'536, 'x');
        [[maybe_unused]] const qint64 before = residentBytes();
        [[maybe_unused]] qint64 highest = 0;
        qint64 sent = 0;
        qsizetype offset = 0;
        while (sent < total) {
            const qint64 taken = client.send(block.mid(offset));
            if (taken > 0) {
                sent += taken;
                offset = (offset + taken) % block.size();
            }
            QVERIFY(client.end() != RawClient::End::Reset);
            QCoreApplication::processEvents();
            highest = std::max(highest, residentBytes());
        }
        QTRY_VERIFY(client.received().startsWith("HTTP/1.1 413 "));
#ifndef __SANITIZE_ADDRESS__ // it keeps what is freed for a while, to catch who uses it still
        QVERIFY2(highest - before < 160'000'000, QByteArray::number(highest - before).constData());
#endif
    }
}

void TestHttpServer::readsNoMoreWhileAnswersAreNotTaken()
{
    start();
    m_log.answer.body = QByteArray(100'000, 'y');
    RawClient client(m_port);
    const QByteArray many = request(m_port).repeated(100);
    client.send(many);
    // The sockets' buffers take some megabytes; the rest must not be asked for, or it piles up in memory.
    QTRY_VERIFY(!m_log.requests.empty());
    for (int i = 0; i < 50; ++i) {
        client.send(many);
        QTest::qWait(1);
    }
    const std::size_t answered = m_log.requests.size();
    QVERIFY2(answered < 200, QByteArray::number(qint64(answered)).constData());
    QTRY_VERIFY(client.received().size() > 20'000'000);
}

void TestHttpServer::learnsThatTheClientLeft()
{
    start();
    m_log.answersLater = true;
    auto client = std::make_unique<RawClient>(m_port);
    client->send(request(m_port));
    QTRY_COMPARE(m_log.waiting.size(), std::size_t(1));
    client.reset();
    QTRY_COMPARE(m_log.lost, 1);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestHttpServer::saysWhyItCannotListen()
{
    start();
    HttpServer second(*m_scheduler, [this](HttpConnection &connection) {
        return std::make_unique<LoggingSession>(connection, m_log);
    });
    const auto port = second.listen(QHostAddress::LocalHost, m_port);
    QVERIFY(!port.has_value());
    QVERIFY(port.error().message.contains(QString::number(m_port)));
    QVERIFY(port.error().message.contains(QStringLiteral("Choose another port")));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
