// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicesession.h"

#include "tests/core/receiver/practicetest.h"

using namespace penstock;
using namespace std::chrono_literals;

//! What the practice endpoint tells of a request, and whom it lets in.
class TestPracticeSession : public PracticeTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void letsInWhoGivesTheLogin_data();
    void letsInWhoGivesTheLogin();
    void tellsWhatItReceived();
    void namesProblemsOfTheRequest();
    void countsDuplicatesAndRetriesApart();
    void countsADuplicateInsideOneRequest();
    void countsRefusedRequests();
};

void TestPracticeSession::letsInWhoGivesTheLogin_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, const QByteArray &header, const char *words) {
        QTest::newRow(name) << header << QString::fromLatin1(words);
    };
    row("right", "Authorization: Basic " + QByteArray("ann:pa:ss").toBase64() + "\r\n", "200");
    row("right, small letters", "authorization: basic  " + QByteArray("ann:pa:ss").toBase64() + "\r\n", "200");
    row("none", "", "401, no Authorization header");
    row("bearer", "Authorization: Bearer abc\r\n", "401, Authorization is not Basic");
    row("scheme only", "Authorization: Basic\r\n", "401, Authorization is not Basic");
    row("no base64", "Authorization: Basic a*b\r\n", "401, the Authorization header is not in base64");
    row("other password", "Authorization: Basic " + QByteArray("ann:pa:sz").toBase64() + "\r\n",
        "401, another user or password");
    row("other user", "Authorization: Basic " + QByteArray("bob:pa:ss").toBase64() + "\r\n",
        "401, another user or password");
    row("longer password", "Authorization: Basic " + QByteArray("ann:pa:sss").toBase64() + "\r\n",
        "401, another user or password");
}

void TestPracticeSession::letsInWhoGivesTheLogin()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QString, words);
    m_endpoint->setLogin(PracticeLogin{.user = "ann", .password = "pa:ss"});
    client().send(post(body).replace("\r\n\r\n", "\r\n" + header + "\r\n"));
    QTRY_COMPARE(m_received.size(), std::size_t(1));
    QCOMPARE(last().behaviour, words);
    QTRY_VERIFY(client().received().startsWith("HTTP/1.1 " + words.left(3).toLatin1()));
    QCOMPARE(client().received().contains("\r\nWWW-Authenticate: Basic "), words != QStringLiteral("200"));
}

void TestPracticeSession::tellsWhatItReceived()
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

void TestPracticeSession::namesProblemsOfTheRequest()
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

void TestPracticeSession::countsDuplicatesAndRetriesApart()
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

void TestPracticeSession::countsADuplicateInsideOneRequest()
{
    deliver(envelope("r-1", {"u-1", "u-1"}));
    QCOMPARE(last().duplicates, 1);
    QCOMPARE(last().repeated, 1);
    QCOMPARE(m_endpoint->counters().uniqueEventsAccepted, 1);
}

void TestPracticeSession::countsRefusedRequests()
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

QTEST_GUILESS_MAIN(TestPracticeSession)
#include "tst_practicesession.moc"
