// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceendpoint.h"

#include "tests/core/receiver/practicetest.h"

#include <QSignalSpy>
#include <QThread>

using namespace penstock;
using namespace std::chrono_literals;

//! What the practice endpoint does to a request.
class TestPracticeEndpoint : public PracticeTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void answersByTheScript();
    void waitsBeforeItAnswers();
    void closesBeforeTheRequest();
    void closesInsideTheRequest();
    void aRequestWithoutABodyHasNoInside();
    void closesAfterTheRequest();
    void resets();
    void halfCloses();
    void dripsAByteAtATime();
    void hangs();
    void sendsGarbage();
    void saysWhenTheClientLeavesFirst();
    void followsANewScriptFromItsBeginning();
    void worksInAThreadOfItsOwn();
};

void TestPracticeEndpoint::answersByTheScript()
{
    play(R"({"steps": [{"status": 503, "headers": {"Retry-After": "2"}, "body": "later"}, {"status": 204}]})");
    client().send(post(body));
    const QByteArray first = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 5\r\n\r\nlater";
    QTRY_COMPARE(client().received(), first);
    client().send(post(body));
    QTRY_COMPARE(client().received(), first + "HTTP/1.1 204 No Content\r\n\r\n");
    QCOMPARE(m_received.size(), std::size_t(2));
    QCOMPARE(last().status, std::optional(204));
    QCOMPARE(last().behaviour, QStringLiteral("204"));
}

void TestPracticeEndpoint::waitsBeforeItAnswers()
{
    play(R"({"steps": [{"status": 200, "delayMs": 5000}]})");
    client().send(post(body));
    QTRY_COMPARE(m_endpoint->counters().events, 2);
    m_scheduler->advance(4999ms);
    QCoreApplication::processEvents();
    QVERIFY(client().received().isEmpty());
    QCOMPARE(m_endpoint->counters().accepted, 0);
    m_scheduler->advance(1ms);
    QTRY_VERIFY(client().received().startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(last().behaviour, QStringLiteral("200 after 5000 ms"));
}

void TestPracticeEndpoint::closesBeforeTheRequest()
{
    play(R"({"steps": [{"close": "before"}]})");
    client().send("P");
    QTRY_VERIFY(client().end() != RawClient::End::None);
    QVERIFY(client().received().isEmpty());
    QCOMPARE(last().status, std::nullopt);
    QCOMPARE(last().bytes, 0);
    QCOMPARE(last().behaviour, QStringLiteral("closed before the request"));
}

void TestPracticeEndpoint::closesInsideTheRequest()
{
    play(R"({"steps": [{"close": "during"}]})");
    client().send(post(body).chopped(5));
    QTRY_VERIFY(client().end() != RawClient::End::None);
    QVERIFY(client().received().isEmpty());
    QCOMPARE(last().status, std::nullopt);
    QCOMPARE(last().target, QByteArray("/in?a=1"));
    QCOMPARE(last().events, 0);
    QCOMPARE(m_received.size(), std::size_t(1));
}

void TestPracticeEndpoint::aRequestWithoutABodyHasNoInside()
{
    play(R"({"steps": [{"close": "during"}]})");
    client().send("GET / HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    QCOMPARE(last().method, QByteArray("GET"));
}

void TestPracticeEndpoint::closesAfterTheRequest()
{
    play(R"({"steps": [{"close": "after"}]})");
    client().send(post(body).chopped(1));
    QTest::qWait(20);
    QCOMPARE(client().end(), RawClient::End::None);
    client().send("}");
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    QVERIFY(client().received().isEmpty());
    QCOMPARE(last().events, 2);
    QCOMPARE(last().status, std::nullopt);
}

void TestPracticeEndpoint::resets()
{
    play(R"({"steps": [{"reset": true}]})");
    client().send(post(body));
    QTRY_COMPARE(client().end(), RawClient::End::Reset);
    QVERIFY(client().received().isEmpty());
    QCOMPARE(m_received.size(), std::size_t(1));
    QCOMPARE(last().behaviour, QStringLiteral("reset"));
}

void TestPracticeEndpoint::halfCloses()
{
    play(R"({"steps": [{"halfClose": true}]})");
    client().send(post(body));
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    // The other direction is open still: a closed socket would answer with RST.
    client().send("more");
    QTest::qWait(20);
    client().send("more");
    QTest::qWait(20);
    QCOMPARE(client().end(), RawClient::End::Fin);
    QVERIFY(client().send("more") > 0);
}

void TestPracticeEndpoint::dripsAByteAtATime()
{
    play(R"({"steps": [{"drip": {"intervalMs": 400}, "status": 202, "body": "ok"}, {"status": 200}]})");
    client().send(post(body));
    const QByteArray answer = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok";
    for (qsizetype i = 1; i <= answer.size(); ++i) {
        QTRY_COMPARE(client().received(), answer.left(i));
        // A client knows the verdict when it has the whole head.
        QCOMPARE(m_endpoint->counters().accepted, i < answer.size() - 2 ? 0 : 1);
        m_scheduler->advance(400ms);
    }
    client().send(post(body));
    QTRY_VERIFY(client().received().startsWith(answer + "HTTP/1.1 200 OK"));
}

void TestPracticeEndpoint::hangs()
{
    play(R"({"steps": [{"hang": true}]})");
    deliver(body);
    QCOMPARE(last().status, std::nullopt);
    m_scheduler->advance(1h);
    QTest::qWait(20);
    QCOMPARE(client().end(), RawClient::End::None);
    QVERIFY(client().received().isEmpty());
}

void TestPracticeEndpoint::sendsGarbage()
{
    play(R"({"steps": [{"garbage": true}]})");
    client().send(post(body));
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    QVERIFY(client().received().size() > 10);
    QVERIFY(!client().received().startsWith("HTTP"));
}

void TestPracticeEndpoint::saysWhenTheClientLeavesFirst()
{
    play(R"({"steps": [{"status": 200, "delayMs": 100}]})");
    client().send(post(body));
    QTRY_COMPARE(m_endpoint->counters().events, 2);
    m_client.reset();
    QTRY_COMPARE(m_received.size(), std::size_t(1));
    QCOMPARE(last().status, std::nullopt);
    QCOMPARE(last().behaviour, QStringLiteral("200 after 100 ms, but the client left first"));
    QCOMPARE(m_endpoint->counters().accepted, 0);
    m_scheduler->advance(1s);
    QCOMPARE(m_received.size(), std::size_t(1));
}

void TestPracticeEndpoint::followsANewScriptFromItsBeginning()
{
    play(R"({"steps": [{"status": 500}, {"status": 501}]})");
    deliver(body);
    deliver(body);
    QCOMPARE(last().status, std::optional(501));
    play(R"({"steps": [{"status": 502}, {"status": 503}]})");
    deliver(body);
    QCOMPARE(last().status, std::optional(502));
}

void TestPracticeEndpoint::worksInAThreadOfItsOwn()
{
    QThread thread;
    FakeScheduler scheduler; // of that thread; nothing here moves it
    auto *endpoint = new PracticeEndpoint(scheduler);
    QSignalSpy received(endpoint, &PracticeEndpoint::received);
    endpoint->moveToThread(&thread);
    connect(&thread, &QThread::finished, endpoint, &QObject::deleteLater);
    thread.start();

    quint16 port = 0;
    QMetaObject::invokeMethod(
        endpoint, [&] { port = endpoint->listen().value(); }, Qt::BlockingQueuedConnection);
    RawClient client(port);
    client.send(post(body));
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 200 OK"));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.front().front().value<ReceivedRequest>().events, 2);
    thread.quit();
    thread.wait();
}

QTEST_GUILESS_MAIN(TestPracticeEndpoint)
#include "tst_practiceendpoint.moc"
