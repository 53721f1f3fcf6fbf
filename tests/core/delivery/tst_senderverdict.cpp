// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryuse.h"
#include "tests/support/senderclient.h"

#include <QElapsedTimer>
#include <QTest>

#include <list>

using namespace penstock;
using namespace std::chrono_literals;

using Peer = HostileServer::Peer;
using Script = HostileServer::Script;
using Kind = Outcome::Kind;

Q_DECLARE_METATYPE(HostileServer::Script)

namespace {

constexpr int noStatus = -1;
constexpr int largeBody = 8'000'000; // more than two sockets hold

QString closedWords()
{
    return QStringLiteral("closed the connection without an HTTP answer");
}

Kind kindOf(int status)
{
    return status >= 200 && status <= 299 ? Kind::Delivered : Kind::Failed;
}

//! A request to a peer that never comes to an end with it.
struct DeadlineCase
{
    DeadlineCase(const char *caseName, const Script &script, qsizetype bodySize, int expectedStatus,
                 QString expectedWords)
        : name(caseName)
        , server(script)
        , client(server, 3s)
        , status(expectedStatus)
        , words(std::move(expectedWords))
    {
        client.send(bodyOf(bodySize));
    }

    const char *name;
    HostileServer server;
    SenderClient client;
    int status;
    QString words;
};

} // namespace

//! One attempt stays one request, and says what happened, whatever the peer does.
class TestSenderVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheStatusForTheVerdict_data();
    void takesTheStatusForTheVerdict();
    void deliversThoughAChunkIsCutShort();
    void sendsOnceToAPeerThatHangsUp_data();
    void sendsOnceToAPeerThatHangsUp();
    void sendsOnceToAPeerThatAnswersTooEarly_data();
    void sendsOnceToAPeerThatAnswersTooEarly();
    void endsAtTheDeadline();
    void cutsAnAnswerWhoseHeadHasNoEnd_data();
    void cutsAnAnswerWhoseHeadHasNoEnd();
    void readsNoMoreOfAnAnswerThanItKeeps_data();
    void readsNoMoreOfAnAnswerThanItKeeps();
    void readsNoMoreWhileTheEngineIsBusy();
    void keepsTheAnswerForPeople();
    void unpacksNothing();
};

void TestSenderVerdict::takesTheStatusForTheVerdict_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");

    const auto answers = [](const char *name, const QByteArray &bytes, int status, const QString &words) {
        QTest::addRow("%s", name) << answering(bytes) << status << words;
    };
    const auto breaksOff = [](const char *name, const QByteArray &bytes, int status, const QString &words) {
        QTest::addRow("%s", name) << answeringOnce(bytes) << status << words;
    };
    const QString broken = QStringLiteral("the answer's body broke off");

    answers("200", answerWith("200 OK"), 200, {});
    answers("200 over HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, {});
    answers("201", answerWith("201 Created"), 201, {});
    answers("204", "HTTP/1.1 204 No Content\r\n\r\n", 204, {});
    answers("204 with a body", "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok", 204, {});
    answers("299", answerWith("299 Whatever"), 299, {});
    answers("100, then 200", "HTTP/1.1 100 Continue\r\n\r\n" + answerWith("200 OK"), 200, {});
    for (const int status : {101, 102, 103})
        answers(qPrintable(QString::number(status)), "HTTP/1.1 " + QByteArray::number(status) + " Interim\r\n\r\n",
                status, QStringLiteral("answered %1 Interim (an interim status").arg(status));
    for (const int status : {300, 301, 302, 303, 304, 305, 307, 308})
        answers(qPrintable(QString::number(status)),
                answerWith(QByteArray::number(status) + " Moved", "Location: /in\r\n"), status,
                QStringLiteral("answered %1 Moved (a redirect is never followed)").arg(status));
    for (const int status : {400, 401, 403, 404, 407, 413, 429, 500, 502, 503, 599})
        answers(qPrintable(QString::number(status)), answerWith(QByteArray::number(status) + " No"), status,
                QStringLiteral("answered %1 No").arg(status));
    answers("600", answerWith("600 Odd"), 600, QStringLiteral("answered 600 Odd (HTTP has no such status)"));
    answers("2000", answerWith("2000 Odd"), 2000, QStringLiteral("HTTP has no such status"));
    answers("-20", answerWith("-20 Odd"), -20, QStringLiteral("HTTP has no such status"));
    answers("0", answerWith("0 Odd"), 0, QStringLiteral("HTTP has no such status"));

    // Challenges: none is answered.
    for (const char *challenge : {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\", qop=\"auth\"", "NTLM",
                                  "Negotiate", "NTLM TlRMTVNTUAACAAAAAAAAAAAAAAABAgAAASNFZ4mrze8AAAAAAAAAAAAAAAAAAAAA"})
        answers(qPrintable(QStringLiteral("401 %1").arg(QLatin1String(challenge))),
                answerWith("401 Unauthorized", QByteArray("WWW-Authenticate: ") + challenge + "\r\n"), 401,
                QStringLiteral("answered 401 Unauthorized"));
    answers("407 Basic", answerWith("407 Proxy", "Proxy-Authenticate: Basic realm=\"x\"\r\n"), 407,
            QStringLiteral("answered 407 Proxy"));

    // What is wrong after the status line does not count.
    breaksOff("200 with a body cut short", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", 200, broken);
    breaksOff("500 with a body cut short", "HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nonly this", 500,
              QStringLiteral("answered 500 Oh"));
    // The manager takes a chunk size that is none for the end of the body.
    answers("200 with a bad chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwhat\r\n0\r\n\r\n",
            200, {});
    answers("200 with a negative chunk size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nwhat\r\n0\r\n\r\n", 200, {});
    answers("200 with a huge chunk size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nwhat\r\n0\r\n\r\n", 200, {});
}

void TestSenderVerdict::takesTheStatusForTheVerdict()
{
    QFETCH(Script, script);
    QFETCH(int, status);
    QFETCH(QString, words);

    const HostileServer server(script);
    SenderClient client(server);
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.answer.status.value_or(noStatus), status);
    QCOMPARE(outcome.kind, kindOf(status));
    QCOMPARE(outcome.reason.isEmpty(), words.isEmpty());
    QVERIFY2(outcome.reason.contains(words), qPrintable(outcome.reason));
    QCOMPARE(outcome.bytesSent, 62'000);
    QVERIFY(!outcome.lostOnReusedConnection);

    client.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.posts(), 1);
    QCOMPARE(server.connections(), 1);
}

// Now and then the manager takes it for the end of the body.
void TestSenderVerdict::deliversThoughAChunkIsCutShort()
{
    const HostileServer server(answeringOnce("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nonly this"));
    SenderClient client(server);
    const Outcome outcome = client.attempt(bodyOf(100));
    QCOMPARE(outcome.kind, Kind::Delivered);
    QCOMPARE(outcome.answer.body, "only this");
    QCOMPARE(server.posts(), 1);
}

void TestSenderVerdict::sendsOnceToAPeerThatHangsUp_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<int>("posts");

    QTest::addRow("closes before reading") << Script([](Peer &) {}) << 0;
    QTest::addRow("closes after part") << Script([](Peer &peer) { peer.readPart(20'000); }) << 1;
    QTest::addRow("closes after the request") << Script([](Peer &peer) { peer.readRequest(); }) << 1;
    QTest::addRow("resets before reading") << Script([](Peer &peer) { peer.resetOnClose(); }) << 0;
    QTest::addRow("resets after part") << Script([](Peer &peer) {
        peer.readPart(20'000);
        peer.resetOnClose();
    }) << 1;
    QTest::addRow("resets after the request") << Script([](Peer &peer) {
        peer.readRequest();
        peer.resetOnClose();
    }) << 1;
    QTest::addRow("closes half") << Script([](Peer &peer) {
        peer.readRequest();
        peer.finishWriting();
        peer.waitForClose();
    }) << 1;
    QTest::addRow("closes in the status line") << answeringOnce("HTTP/1.1 20") << 1;
    QTest::addRow("closes in the headers") << answeringOnce("HTTP/1.1 200 OK\r\nContent-Le") << 1;
    QTest::addRow("garbage and closes") << answeringOnce("\x16\x03\x01 garbage\r\n\r\n") << 1;
    QTest::addRow("garbage") << answering("\x16\x03\x01 garbage\r\n\r\n") << 1;
    QTest::addRow("no status line") << answering("<html>hello</html>\r\n\r\n") << 1;
}

void TestSenderVerdict::sendsOnceToAPeerThatHangsUp()
{
    QFETCH(Script, script);
    QFETCH(int, posts);

    const HostileServer server(script);
    SenderClient client(server);
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY(!outcome.answer.status);
    QVERIFY2(outcome.reason.contains(closedWords()), qPrintable(outcome.reason));
    QVERIFY(!outcome.lostOnReusedConnection);

    client.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.posts(), posts);
}

void TestSenderVerdict::sendsOnceToAPeerThatAnswersTooEarly_data()
{
    QTest::addColumn<Script>("after");
    QTest::addColumn<bool>("statusIsRead");
    QTest::addColumn<int>("connections");

    // The manager reads no answer before it has written the whole request. Where the peer closes before that, it opens
    // another connection to send again, and the body refuses.
    QTest::addRow("reads on") << Script([](Peer &peer) { peer.waitForClose(); }) << true << 1;
    QTest::addRow("half closes and reads on") << Script([](Peer &peer) {
        peer.finishWriting();
        peer.waitForClose();
    }) << false << 2;
    QTest::addRow("closes") << Script([](Peer &) {}) << false << 2;
}

void TestSenderVerdict::sendsOnceToAPeerThatAnswersTooEarly()
{
    QFETCH(Script, after);
    QFETCH(bool, statusIsRead);
    QFETCH(int, connections);

    const HostileServer server([after](Peer &peer) {
        peer.readHead();
        peer.send(answerWith("413 Too Large", "Connection: close\r\n"));
        after(peer);
    });
    SenderClient client(server);
    const Outcome outcome = client.attempt(bodyOf(largeBody));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.duration < 15s, "at once, not at the deadline");
    QVERIFY2(statusIsRead ? outcome.reason == QStringLiteral("answered 413 Too Large")
                          : outcome.reason.contains(closedWords()),
             qPrintable(outcome.reason));

    client.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.posts(), 1);
    QVERIFY2(server.connections() <= connections, qPrintable(QString::number(server.connections())));
}

// All at the same time, so that the deadline can be long enough for a busy machine.
void TestSenderVerdict::endsAtTheDeadline()
{
    const QString silent = QStringLiteral("no answer from the endpoint 127.0.0.1:");
    const QString stuck = QStringLiteral("the request could not be sent whole to the endpoint 127.0.0.1:");
    const QString endless = QStringLiteral("the answer's body did not end within 3 s");
    const auto stop = [](const QByteArray &start, const QByteArray &dripping) {
        return Script([=](Peer &peer) {
            if (peer.readRequest() && peer.send(start))
                peer.drip(dripping, 500ms);
            peer.waitForClose();
        });
    };
    const Script readNothing = [](Peer &peer) { peer.wait(5s); };
    const Script readNoMore = [](Peer &peer) {
        peer.readHead();
        peer.send(answerWith("413 Too Large"));
        peer.wait(5s);
    };
    const QByteArray manyHeaders = QByteArray("X-Filler: x\r\n").repeated(150);

    std::list<DeadlineCase> cases;
    cases.emplace_back("hangs", stop({}, {}), 62'000, noStatus, silent);
    cases.emplace_back("never reads", readNothing, largeBody, noStatus, stuck);
    cases.emplace_back("413 early, reads no more", readNoMore, largeBody, noStatus, stuck);
    cases.emplace_back("drips the status line", stop({}, "HTTP/1.1 200 OK\r\n"), 62'000, noStatus, silent);
    cases.emplace_back("drips the headers", stop("HTTP/1.1 200 OK\r\n", "A: slow\r\n\r\n"), 62'000, noStatus, silent);
    cases.emplace_back("only 100", stop("HTTP/1.1 100 Continue\r\n\r\n", {}), 62'000, noStatus, silent);
    cases.emplace_back("no length", stop("HTTP/1.1 200 OK\r\n\r\n", {}), 62'000, 200, endless);
    cases.emplace_back("drips the body", stop("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n", bodyOf(50)), 62'000, 200,
                       endless);
    cases.emplace_back("huge length", stop("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", {}),
                       62'000, 200, endless);
    // These the manager never reports as finished.
    cases.emplace_back("200, 150 headers", stop(answerWith("200 OK", manyHeaders), {}), 62'000, 200, endless);
    cases.emplace_back("503, 150 headers", stop(answerWith("503 Busy", manyHeaders), {}), 62'000, 503,
                       QStringLiteral("answered 503 Busy"));
    cases.emplace_back("malformed header", stop(answerWith("200 OK", "no colon here\r\n"), {}), 62'000, 200, endless);

    for (DeadlineCase &each : cases)
        QVERIFY2(each.client.waitForOutcomes(1), each.name);
    for (DeadlineCase &each : cases) {
        const Outcome outcome = each.client.outcomes().constFirst();
        QVERIFY2(outcome.answer.status.value_or(noStatus) == each.status, each.name);
        QVERIFY2(outcome.kind == kindOf(each.status), each.name);
        QVERIFY2(outcome.reason.contains(each.words), qPrintable(outcome.reason));
        QVERIFY2(outcome.duration >= 3s && outcome.duration < 10s, each.name);
        QVERIFY2(each.server.connections() == 1 && each.server.posts() <= 1, each.name);
    }
}

void TestSenderVerdict::cutsAnAnswerWhoseHeadHasNoEnd_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");

    QTest::addRow("status line") << QByteArray("HTTP/1.1 200 ") << QByteArray(8192, 'x');
    QTest::addRow("many headers") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X-Filler: x\r\n").repeated(500);
    QTest::addRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nX-Filler: ") << QByteArray(8192, 'x');
    QTest::addRow("many interim answers") << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(300);
}

void TestSenderVerdict::cutsAnAnswerWhoseHeadHasNoEnd()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, more);

    HostileServer server([=](Peer &peer) {
        peer.readRequest();
        peer.send(start);
        peer.sendEndlessly(more);
    });
    SenderClient client(server);
    const MemoryUse memory;
    const Outcome outcome = client.attempt(bodyOf(62'000));

    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.contains(QStringLiteral("sent headers without end")), qPrintable(outcome.reason));
    QVERIFY(outcome.duration < 10s);
    QVERIFY(memory.growthKiB() < 32 * 1024);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.posts(), 1);
}

void TestSenderVerdict::readsNoMoreOfAnAnswerThanItKeeps_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<Kind>("kind");

    QTest::addRow("200 without end") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << Kind::Delivered;
    QTest::addRow("200 of 900 MB") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n")
                                   << Kind::Delivered;
    QTest::addRow("500 without end") << QByteArray("HTTP/1.1 500 Oh\r\n\r\n") << Kind::Failed;
}

void TestSenderVerdict::readsNoMoreOfAnAnswerThanItKeeps()
{
    QFETCH(QByteArray, head);
    QFETCH(Kind, kind);

    const HostileServer server([head](Peer &peer) {
        peer.readRequest();
        peer.send(head);
        peer.sendEndlessly(QByteArray(65536, 'x'));
    });
    SenderClient client(server);
    const MemoryUse memory;
    const Outcome outcome = client.attempt(bodyOf(62'000));

    QCOMPARE(outcome.kind, kind);
    QCOMPARE(outcome.answer.body.size(), Answer::bodyLimit);
    QVERIFY(outcome.answer.truncated);
    QVERIFY(outcome.duration < 5s);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(server.bytesSent() < 30'000'000);
    QVERIFY(memory.growthKiB() < 32 * 1024);
}

void TestSenderVerdict::readsNoMoreWhileTheEngineIsBusy()
{
    constexpr qint64 muchMore = 12'000'000;
    std::atomic<bool> isBusy = false;
    const HostileServer server([&isBusy](Peer &peer) {
        peer.readRequest();
        while (!isBusy && peer.wait(1ms)) {
        }
        peer.send("HTTP/1.1 200 OK\r\n\r\n");
        peer.sendEndlessly(QByteArray(65536, 'x'));
    });
    SenderClient client(server);
    client.send(bodyOf(62'000));
    QTRY_VERIFY(!server.requests().isEmpty());
    isBusy = true;

    QElapsedTimer busy; // no event is taken, so nothing can be told to stop
    busy.start();
    while (busy.elapsed() < 700 && server.bytesSent() < muchMore)
        std::this_thread::yield();
    QVERIFY(server.bytesSent() < muchMore);
    QVERIFY(client.waitForOutcomes(1));
    QCOMPARE(client.outcomes().constFirst().kind, Kind::Delivered);
}

void TestSenderVerdict::keepsTheAnswerForPeople()
{
    const QByteArray page = bodyOf(Answer::bodyLimit);
    const HostileServer server(
        answering("HTTP/1.1 503 Back soon\r\nRetry-After: 120\r\nX-Trace: a, b\r\nContent-Length: " +
                  QByteArray::number(page.size()) + "\r\n\r\n" + page));
    SenderClient client(server);
    const Outcome outcome = client.attempt(bodyOf(100));

    QCOMPARE(outcome.answer.status, 503);
    QCOMPARE(outcome.answer.reasonPhrase, "Back soon");
    QVERIFY(outcome.answer.headers.contains(HeaderField{"X-Trace", "a, b"}));
    QCOMPARE(outcome.answer.body, page);
    QVERIFY(!outcome.answer.truncated);
    QCOMPARE(outcome.retryAfter, Milliseconds(120s));
    QCOMPARE(outcome.bytesSent, 100);
    QVERIFY(epochMs(outcome.startedAt.wall) > 1'600'000'000'000);
    QVERIFY(!outcome.lostOnReusedConnection);
}

void TestSenderVerdict::unpacksNothing()
{
    const QByteArray packed = QByteArray::fromHex("1f8b08000000000002ff4bcf070047dddc5902000000");
    const HostileServer server(answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                                         QByteArray::number(packed.size()) + "\r\n\r\n" + packed));
    SenderClient client(server);
    QCOMPARE(client.attempt(bodyOf(100)).answer.body, packed);
}

QTEST_GUILESS_MAIN(TestSenderVerdict)
#include "tst_senderverdict.moc"
