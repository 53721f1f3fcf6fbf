// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicebytes.h"

#include "tests/core/receiver/practicetest.h"

using namespace penstock;
using namespace std::chrono_literals;

//! Answers that no good server gives, as a bare client sees them.
class TestPracticeBytes : public PracticeTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void sendsHeadersOrABodyUntilItsLimit_data();
    void sendsHeadersOrABodyUntilItsLimit();
    void endsAnEndlessAnswerInTime();
    void endsAnEndlessAnswerWhenTheClientLeaves();
    void sendsBrokenChunks();
    void sendsAGzipBomb();
    void floodsWithInterimAnswers();
    void storesHalfAndFails();
};

void TestPracticeBytes::sendsHeadersOrABodyUntilItsLimit_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<bool>("headEnds");
    QTest::addColumn<int>("status");

    QTest::newRow("headers") << QByteArray("headers") << false << 0;
    QTest::newRow("body") << QByteArray("body") << true << 200;
}

void TestPracticeBytes::sendsHeadersOrABodyUntilItsLimit()
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

void TestPracticeBytes::endsAnEndlessAnswerInTime()
{
    play(R"({"steps": [{"endless": {"part": "body", "bytesAtMost": 1000000000, "msAtMost": 2000}}]})");
    client().send(post(body)); // and never reads
    QTRY_COMPARE(m_received.size(), std::size_t(1));
    QTest::qWait(20);
    m_scheduler->advance(2s);
    QTRY_VERIFY(client().end() != RawClient::End::None);
    QVERIFY(client().received().size() < 50'000'000);
}

void TestPracticeBytes::endsAnEndlessAnswerWhenTheClientLeaves()
{
    play(R"({"steps": [{"endless": {"part": "headers"}}, {"status": 200}]})");
    client().send(post(body));
    QTRY_VERIFY(client().received().size() > 100'000);
    m_client.reset();
    deliver(body);
    QCOMPARE(last().status, std::optional(200));
}

void TestPracticeBytes::sendsBrokenChunks()
{
    play(R"({"steps": [{"badChunks": true}]})");
    client().send(post(body));
    QTRY_COMPARE(client().end(), RawClient::End::Fin);
    QVERIFY(client().received().contains("\r\n\r\n5\r\nthis is longer"));
    QCOMPARE(last().status, std::optional(200));
}

void TestPracticeBytes::sendsAGzipBomb()
{
    play(R"({"steps": [{"gzipBomb": {"mebibytes": 20}}]})");
    client().send(post(body));
    QTRY_VERIFY(client().received().contains("\r\n\r\n\x1f\x8b"));
    QVERIFY(client().received().contains("Content-Encoding: gzip\r\n"));
    // A deflated run of zeros is a thousandth of it. The last four bytes say how much it unpacks to.
    QTRY_VERIFY(client().received().endsWith(QByteArray::fromHex("00004001")));
    QVERIFY(client().received().size() < 30'000);
}

void TestPracticeBytes::floodsWithInterimAnswers()
{
    play(R"({"steps": [{"interim": {"status": 102, "count": 2500}, "status": 202}]})");
    client().send(post(body));
    QTRY_VERIFY(client().received().endsWith("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(client().received().count("HTTP/1.1 102 Processing\r\n\r\n"), 2500);
    QCOMPARE(last().status, std::optional(202));
}

void TestPracticeBytes::storesHalfAndFails()
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

QTEST_GUILESS_MAIN(TestPracticeBytes)
#include "tst_practicebytes.moc"
