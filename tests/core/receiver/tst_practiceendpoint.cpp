// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceendpoint.h"

#include "tests/core/receiver/rawclient.h"
#include "tests/support/fakescheduler.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

QByteArray envelope(const QByteArray &requestId, const QList<QByteArray> &uuids)
{
    QByteArray events;
    for (const QByteArray &uuid : uuids)
        events += (events.isEmpty() ? "{\"event_name\":\"x\",\"event_uuid\":\""
                                    : ",{\"event_name\":\"x\",\"event_uuid\":\"") +
                  uuid + "\"}";
    return R"({"app_name":"A","source":"MOENGAGE","moe_request_id":")" + requestId + R"(","events":[)" + events + "]}";
}

QByteArray post(const QByteArray &body)
{
    return "POST /in?a=1 HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray body = envelope("r-1", {"u-1", "u-2"});

} // namespace

class TestPracticeEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

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
    void sendsHeadersOrABodyUntilItsLimit_data();
    void sendsHeadersOrABodyUntilItsLimit();
    void endsAnEndlessAnswerInTime();
    void endsAnEndlessAnswerWhenTheClientLeaves();
    void sendsBrokenChunks();
    void sendsAGzipBomb();
    void floodsWithInterimAnswers();
    void storesHalfAndFails();
    void saysWhenTheClientLeavesFirst();
    void followsANewScriptFromItsBeginning();

    void tellsWhatItReceived();
    void namesProblemsOfTheRequest();
    void countsDuplicatesAndRetriesApart();
    void countsADuplicateInsideOneRequest();
    void countsRefusedRequests();
    void worksInAThreadOfItsOwn();

private:
    void play(const QByteArray &script);
    [[nodiscard]] RawClient &client();
    [[nodiscard]] const ReceivedRequest &last() const { return m_received.back(); }
    void deliver(const QByteArray &body);

    std::unique_ptr<FakeScheduler> m_scheduler;
    std::unique_ptr<PracticeEndpoint> m_endpoint;
    std::unique_ptr<RawClient> m_client;
    std::vector<ReceivedRequest> m_received;
    quint16 m_port = 0;
};

void TestPracticeEndpoint::init()
{
    m_scheduler = std::make_unique<FakeScheduler>();
    m_endpoint = std::make_unique<PracticeEndpoint>(*m_scheduler);
    connect(m_endpoint.get(), &PracticeEndpoint::received, this,
            [this](const ReceivedRequest &request) { m_received.push_back(request); });
    m_received.clear();
    m_port = m_endpoint->listen().value();
}

void TestPracticeEndpoint::cleanup()
{
    m_client.reset();
    m_endpoint.reset();
}

void TestPracticeEndpoint::play(const QByteArray &script)
{
    m_endpoint->setScript(parsePracticeScript(script).value());
}

RawClient &TestPracticeEndpoint::client()
{
    if (!m_client)
        m_client = std::make_unique<RawClient>(m_port);
    return *m_client;
}

void TestPracticeEndpoint::deliver(const QByteArray &text)
{
    const std::size_t before = m_received.size();
    client().send(post(text));
    QTRY_COMPARE(m_received.size(), before + 1);
}

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

void TestPracticeEndpoint::sendsHeadersOrABodyUntilItsLimit_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<bool>("headEnds");
    QTest::addColumn<int>("status");

    QTest::newRow("headers") << QByteArray("headers") << false << 0;
    QTest::newRow("body") << QByteArray("body") << true << 200;
}

void TestPracticeEndpoint::sendsHeadersOrABodyUntilItsLimit()
{
    QFETCH(const QByteArray, part);
    QFETCH(const bool, headEnds);
    QFETCH(const int, status);
    play(R"({"steps": [{"endless": {"part": ")" + part + R"(", "bytesAtMost": 3000001}}]})");
    client().send(post(body));
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    QVERIFY(client().received().startsWith("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(client().received().size() > 3'000'000);
    QVERIFY(client().received().size() < 3'000'200);
    QCOMPARE(client().received().contains("\r\n\r\n"), headEnds);
    QCOMPARE(last().status.value_or(0), status);
    QCOMPARE(m_received.size(), std::size_t(1));
}

void TestPracticeEndpoint::endsAnEndlessAnswerInTime()
{
    play(R"({"steps": [{"endless": {"part": "body", "bytesAtMost": 1000000000, "msAtMost": 2000}}]})");
    client().send(post(body)); // and never reads
    QTRY_COMPARE(m_received.size(), std::size_t(1));
    QTest::qWait(20);
    m_scheduler->advance(2s);
    QTRY_VERIFY(client().end() != RawClient::End::None);
    QVERIFY(client().received().size() < 50'000'000);
}

void TestPracticeEndpoint::endsAnEndlessAnswerWhenTheClientLeaves()
{
    play(R"({"steps": [{"endless": {"part": "headers"}}, {"status": 200}]})");
    client().send(post(body));
    QTRY_VERIFY(client().received().size() > 100'000);
    m_client.reset();
    deliver(body);
    QCOMPARE(last().status, std::optional(200));
}

void TestPracticeEndpoint::sendsBrokenChunks()
{
    play(R"({"steps": [{"badChunks": true}]})");
    client().send(post(body));
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    QVERIFY(client().received().contains("\r\n\r\n5\r\nthis is longer"));
    QCOMPARE(last().status, std::optional(200));
}

void TestPracticeEndpoint::sendsAGzipBomb()
{
    play(R"({"steps": [{"gzipBomb": {"mebibytes": 20}}]})");
    client().send(post(body));
    QTRY_VERIFY(client().received().contains("\r\n\r\n\x1f\x8b"));
    QVERIFY(client().received().contains("Content-Encoding: gzip\r\n"));
    // A deflated run of zeros is a thousandth of it. The last four bytes say how much it unpacks to.
    QTRY_VERIFY(client().received().endsWith(QByteArray::fromHex("00004001")));
    QVERIFY(client().received().size() < 30'000);
}

void TestPracticeEndpoint::floodsWithInterimAnswers()
{
    play(R"({"steps": [{"interim": {"status": 102, "count": 2500}, "status": 202}]})");
    client().send(post(body));
    QTRY_VERIFY(client().received().endsWith("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(client().received().count("HTTP/1.1 102 Processing\r\n\r\n"), 2500);
    QCOMPARE(last().status, std::optional(202));
}

void TestPracticeEndpoint::storesHalfAndFails()
{
    play(R"({"steps": [{"storeHalf": true}, {"status": 200}]})");
    const QByteArray five = envelope("r-1", {"u-1", "u-2", "u-3", "u-4", "u-5"});
    deliver(five);
    QCOMPARE(last().status, std::optional(500));
    QCOMPARE(last().accepted, 2);
    QCOMPARE(last().duplicates, 0);
    deliver(five); // the retry brings the stored half again
    QCOMPARE(last().accepted, 5);
    QCOMPARE(last().duplicates, 2);
    QCOMPARE(m_endpoint->counters().accepted, 1);
    QCOMPARE(m_endpoint->counters().eventsAccepted, 7);
    QCOMPARE(m_endpoint->counters().uniqueEventsAccepted, 5);
    QCOMPARE(m_endpoint->counters().duplicateEvents, 2);
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

void TestPracticeEndpoint::tellsWhatItReceived()
{
    const WallTime now = m_scheduler->now().wall;
    deliver(body);
    QCOMPARE(last().number, 1);
    QCOMPARE(last().at, now);
    QCOMPARE(last().method, QByteArray("POST"));
    QCOMPARE(last().target, QByteArray("/in?a=1"));
    QCOMPARE(last().headers.size(), 3);
    QCOMPARE(last().headers.at(1).name, QByteArray("Content-Type"));
    QCOMPARE(last().bytes, body.size());
    QCOMPARE(last().requestId, QByteArray("r-1"));
    QCOMPARE(last().events, 2);
    QVERIFY(last().problems.isEmpty());
}

void TestPracticeEndpoint::namesProblemsOfTheRequest()
{
    client().send("PUT / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: text/json\r\nContent-Length: 2\r\n\r\n{}");
    QTRY_COMPARE(m_received.size(), std::size_t(1));
    QCOMPARE(last().status, std::optional(200));
    QCOMPARE(last().problems.join(u'|'),
             QStringLiteral("The method is not POST.|Content-Type is not application/json.|The body's keys are not "
                            "app_name, source, moe_request_id, events in this order."));
    client().send("POST / HTTP/1.0\r\nContent-Type: Application/JSON ; charset=utf-8\r\nContent-Length: 2\r\n\r\n{]");
    QTRY_COMPARE(m_received.size(), std::size_t(2));
    QCOMPARE(last().problems.size(), 1);
    QVERIFY(last().problems.front().startsWith(QStringLiteral("The body is not JSON: ")));
    QCOMPARE(m_endpoint->counters().malformed, 2);
}

void TestPracticeEndpoint::countsDuplicatesAndRetriesApart()
{
    play(R"({"steps": [{"status": 503}, {"status": 200}, {"status": 500}, {"status": 201}]})");
    deliver(body); // refused
    QCOMPARE(last().repeated, 0);
    deliver(body); // the retry: accepted
    QCOMPARE(last().repeated, 2);
    QCOMPARE(last().duplicates, 0);
    deliver(envelope("r-2", {"u-2", "u-3"})); // refused
    QCOMPARE(last().duplicates, 1);
    deliver(envelope("r-2", {"u-2", "u-3"})); // accepted, one event for the second time
    QCOMPARE(last().duplicates, 1);
    QCOMPARE(last().repeated, 2);

    const PracticeCounters expected{.requests = 4,
                                    .accepted = 2,
                                    .bytes = body.size() * 4,
                                    .requestIds = 2,
                                    .events = 8,
                                    .uniqueEvents = 3,
                                    .eventsAccepted = 4,
                                    .uniqueEventsAccepted = 3,
                                    .duplicateEvents = 1};
    QCOMPARE(m_endpoint->counters().toJson(), expected.toJson());
}

void TestPracticeEndpoint::countsADuplicateInsideOneRequest()
{
    deliver(envelope("r-1", {"u-1", "u-1"}));
    QCOMPARE(last().duplicates, 1);
    QCOMPARE(last().repeated, 1);
    QCOMPARE(m_endpoint->counters().uniqueEventsAccepted, 1);
}

void TestPracticeEndpoint::countsRefusedRequests()
{
    client().send("POST / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QTRY_COMPARE(m_received.size(), std::size_t(1));
    QCOMPARE(last().status, std::optional(421));
    QCOMPARE(last().behaviour, QStringLiteral("refused with 421"));
    QCOMPARE(last().target, QByteArray("/"));
    QCOMPARE(last().problems.size(), 1);
    QCOMPARE(m_endpoint->counters().refused, 1);
    QCOMPARE(m_endpoint->counters().accepted, 0);
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
