// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakescheduler.h"
#include "tests/support/nodelaycheck.h"
#include "tests/support/senderclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkProxy>
#include <QTest>

#include <array>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace penstock;
using namespace std::chrono_literals;

using Peer = HostileServer::Peer;
using Script = HostileServer::Script;
using Kind = Outcome::Kind;

Q_DECLARE_METATYPE(HostileServer::Script)

namespace {

//! A port whose queue of connections is full: nobody takes up a further one.
class FullListener
{
public:
    FullListener()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        socklen_t size = sizeof address;
        bind(m_listener, generic, size);
        listen(m_listener, 0);
        getsockname(m_listener, generic, &size);
        m_port = ntohs(address.sin_port);
        for (int &filler : m_fillers) {
            filler = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            connect(filler, generic, size);
        }
    }
    ~FullListener()
    {
        for (const int filler : m_fillers)
            close(filler);
        close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(FullListener)

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/in").arg(m_port)); }

private:
    int m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::array<int, 4> m_fillers{};
    quint16 m_port = 0;
};

//! How often this process has read from anything so far.
qint64 readCalls()
{
    QFile counters(QStringLiteral("/proc/self/io"));
    if (!counters.open(QIODevice::ReadOnly))
        qFatal("no /proc to read the process's counters from");
    const QByteArray text = counters.readAll();
    const qsizetype at = text.indexOf("syscr:") + 6;
    return text.mid(at, text.indexOf('\n', at) - at).trimmed().toLongLong();
}

} // namespace

class TestHttpSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereNobodyAnswers_data();
    void tellsWhereNobodyAnswers();
    void givesUpAConnectionThatIsNotTakenUp();
    void followsTheInjectedClock();
    void sendsExactlyTheHeadersItShows();
    void sendsTheBodyByteForByte_data();
    void sendsTheBodyByteForByte();
    void refusesWhatWouldBreakTheRequest_data();
    void refusesWhatWouldBreakTheRequest();
    void carriesNothingToAnotherOrigin_data();
    void carriesNothingToAnotherOrigin();
    void keepsNoCookies();
    void keepsSixInFlight();
    void reusesConnectionsWithoutDelay();
    void readsAnAnswerInFewPieces();
    void asksNoProxy();
    void tellsWhenAKeptConnectionWasLost();
    void takesNoFirstRequestForOneOnAKeptConnection();
    void sendsNothingTwiceOverConnectionsThatAreDropped();
    void takesNoAnswerForAnotherRequest_data();
    void takesNoAnswerForAnotherRequest();
    void dropsWhatIsInFlightWhenDestroyed();
    void mayBeDestroyedByTheLastAnswer();
};

void TestHttpSender::tellsWhereNobodyAnswers_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("words");

    QTest::addRow("refused") << QUrl(QStringLiteral("http://127.0.0.1:1/in"))
                             << QStringLiteral(
                                    "the endpoint 127.0.0.1:1 refused the connection: nothing listens there");
    QTest::addRow("refused over TLS") << QUrl(QStringLiteral("https://127.0.0.1:1/in"))
                                      << QStringLiteral(
                                             "the endpoint 127.0.0.1:1 refused the connection: nothing listens there");
    QTest::addRow("unknown host") << QUrl(QStringLiteral("http://nonexistent.invalid/in"))
                                  << QStringLiteral("the host nonexistent.invalid was not found");
}

void TestHttpSender::tellsWhereNobodyAnswers()
{
    QFETCH(QUrl, url);
    QFETCH(QString, words);

    SenderClient client({.url = url, .headers = {}, .timeout = 15s});
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.contains(words), qPrintable(outcome.reason));
    QVERIFY(!outcome.answer.status);
    QCOMPARE(outcome.bytesSent, 0);
    QVERIFY(!outcome.lostOnReusedConnection);
}

void TestHttpSender::givesUpAConnectionThatIsNotTakenUp()
{
    const FullListener listener;
    SenderClient client({.url = listener.url(), .headers = {}, .timeout = 2s});
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.startsWith(QStringLiteral("no connection to the endpoint 127.0.0.1:")),
             qPrintable(outcome.reason));
    QVERIFY(outcome.duration < 5s);
}

void TestHttpSender::followsTheInjectedClock()
{
    const HostileServer server([](Peer &peer) { peer.readRequest(), peer.waitForClose(); });
    FakeScheduler scheduler;
    HttpSender sender({.url = server.url(), .headers = {}, .timeout = 30s}, scheduler);
    std::optional<Outcome> outcome;
    sender.send({.batch = 1, .body = bodyOf(1000)}, [&](const Outcome &result) { outcome = result; });

    QTRY_COMPARE(server.requests().size(), 1);
    scheduler.advance(29'999ms);
    QCoreApplication::processEvents();
    QVERIFY(!outcome);
    scheduler.advance(1ms);
    QVERIFY(!outcome); // never inside another call
    QTRY_VERIFY(outcome);
    QCOMPARE(outcome->duration, Milliseconds(30s));
    QVERIFY(outcome->reason.endsWith(QStringLiteral("within 30 s")));
}

void TestHttpSender::sendsExactlyTheHeadersItShows()
{
    const HostileServer server(answering(answerWith("200 OK")));
    const ResolvedDestination destination{
        .url = server.url(QStringLiteral("/in?b=2&a=%20x")),
        .headers = {{.field = {"X-Tenant", "42"}, .secret = false},
                    {.field = {"X-Empty", {}}, .secret = false},
                    {.field = {"x-api-KEY", "top secret"}, .secret = true},
                    {.field = {"Authorization", "Basic dTpw"}, .secret = true}},
        .timeout = 5s,
    };
    SenderClient client(destination);
    const Outcome outcome = client.attempt(bodyOf(100));

    QByteArray expected = "POST /in?b=2&a=%20x HTTP/1.1";
    for (const ResolvedHeader &header : sentHeaders(destination, 100))
        expected += "\r\n" + header.field.name + ": " + header.field.value;
    QCOMPARE(server.requests().value(0).head, expected);

    QCOMPARE(outcome.requestHeaders, shownHeaders(destination, 100));
    const QByteArray port = QByteArray::number(server.port());
    const HeaderFields shown{{"Host", "127.0.0.1:" + port},
                             {"Connection", "Keep-Alive"},
                             {"User-Agent", "Penstock/" PENSTOCK_VERSION},
                             {"Accept-Encoding", "identity"},
                             {"Accept-Language", "*"},
                             {"Content-Type", "application/json"},
                             {"X-Tenant", "42"},
                             {"X-Empty", {}},
                             {"x-api-KEY", secretMask()},
                             {"Authorization", secretMask()},
                             {"Content-Length", "100"}};
    QCOMPARE(outcome.requestHeaders, shown);
}

void TestHttpSender::sendsTheBodyByteForByte_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 16'383, 16'384, 16'385, 62'000, 3'000'000})
        QTest::addRow("%d", size) << size;
}

void TestHttpSender::sendsTheBodyByteForByte()
{
    QFETCH(int, size);

    const HostileServer server(answering(answerWith("200 OK")));
    SenderClient client(server, 20s);
    QByteArray body = bodyOf(size);
    body[size / 2] = '\0';
    const Outcome outcome = client.attempt(body);
    QCOMPARE(outcome.kind, Kind::Delivered);
    QCOMPARE(outcome.bytesSent, size);
    QVERIFY(server.requests().value(0).body == body);
}

void TestHttpSender::refusesWhatWouldBreakTheRequest_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    QTest::addRow("a second request") << QByteArray("X-A") << QByteArray("secret\r\n\r\nPOST / HTTP/1.1");
    QTest::addRow("a line feed") << QByteArray("X-A") << QByteArray("secret\nX-B: c");
    QTest::addRow("a second header in the name") << QByteArray("X-A: 1\r\nX-B") << QByteArray("secret");
    QTest::addRow("a length") << QByteArray("content-length") << QByteArray("0");
}

void TestHttpSender::refusesWhatWouldBreakTheRequest()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);

    const HostileServer server(answering(answerWith("200 OK")));
    SenderClient client({.url = server.url(), .headers = {{.field = {name, value}, .secret = true}}, .timeout = 5s});
    const Outcome outcome = client.attempt(bodyOf(100));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.contains(QStringLiteral("header")), qPrintable(outcome.reason));
    QVERIFY(!outcome.reason.contains(QStringLiteral("secret")));
    QCOMPARE(outcome.bytesSent, 0);
    QCOMPARE(server.connections(), 0);
}

void TestHttpSender::carriesNothingToAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"301 Moved", "302 Found", "303 See", "305 Use Proxy", "307 Same", "308 Same"})
        QTest::addRow("%s", status) << QByteArray(status);
}

void TestHttpSender::carriesNothingToAnotherOrigin()
{
    QFETCH(QByteArray, status);

    const HostileServer other(answering(answerWith("200 OK")));
    const HostileServer server(answering(answerWith(status, "Location: " + other.url().toEncoded() + "\r\n")));
    SenderClient client({.url = server.url(), .headers = {{.field = {"Authorization", "Basic dTpw"}, .secret = true}}});
    QCOMPARE(client.attempt(bodyOf(100)).kind, Kind::Failed);
    QCOMPARE(client.attempt(bodyOf(100)).kind, Kind::Failed);
    QCOMPARE(server.posts(), 2);
    QCOMPARE(other.connections(), 0);
}

void TestHttpSender::keepsNoCookies()
{
    const HostileServer server(answering(answerWith("200 OK", "Set-Cookie: session=1; Path=/\r\n")));
    SenderClient client(server);
    client.attempt(bodyOf(100));
    client.attempt(bodyOf(100));
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().at(1).head.toLower().contains("cookie"));
}

void TestHttpSender::keepsSixInFlight()
{
    std::atomic<int> waiting = 0;
    const HostileServer server([&](Peer &peer) {
        peer.readRequest();
        ++waiting;
        while (waiting < HttpSender::maxInFlight && peer.wait(1ms)) {
        }
        peer.wait(200ms);
        peer.send(answerWith("200 OK"));
        peer.waitForClose();
    });
    SenderClient client(server);
    for (int i = 0; i < HttpSender::maxInFlight; ++i)
        client.send(bodyOf(62'000));
    QVERIFY(client.outcomes().isEmpty());
    QVERIFY(client.waitForOutcomes(HttpSender::maxInFlight));
    for (const Outcome &outcome : client.outcomes())
        QCOMPARE(outcome.kind, Kind::Delivered);
    QCOMPARE(server.connections(), HttpSender::maxInFlight);
    QCOMPARE(server.posts(), HttpSender::maxInFlight);
}

void TestHttpSender::reusesConnectionsWithoutDelay()
{
    const HostileServer server(answering(answerWith("200 OK")));
    SenderClient client(server);
    constexpr int requests = 100;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < requests; ++i)
        QCOMPARE(client.attempt(bodyOf(17'000)).kind, Kind::Delivered);
    QVERIFY2(timer.elapsed() < requests * 25, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(server.connections(), 1);
    QVERIFY(allConnectionsHaveNoDelay(server.port()));
}

void TestHttpSender::readsAnAnswerInFewPieces()
{
    const QByteArray headers = QByteArray("X-Long: " + QByteArray(1000, 'a') + "\r\n").repeated(8);
    const HostileServer server(answering(answerWith("200 OK", headers)));
    SenderClient client(server);
    QVERIFY(client.attempt(bodyOf(1000)).answer.status);
    const qint64 before = readCalls();
    const Outcome outcome = client.attempt(bodyOf(1000));
    QCOMPARE(outcome.kind, Kind::Delivered);
    QCOMPARE(outcome.answer.headers.constFirst().value.size(), 8014);
    // Byte by byte it took 8,000.
    QVERIFY2(readCalls() - before < 500, qPrintable(QString::number(readCalls() - before)));
}

void TestHttpSender::asksNoProxy()
{
    const HostileServer server(answering(answerWith("200 OK")));
    const QNetworkProxy nobody(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 1);
    QNetworkProxy::setApplicationProxy(nobody);
    SenderClient client(server);
    QCOMPARE(client.attempt(bodyOf(1000)).kind, Kind::Delivered);
    QCOMPARE(server.requests().constFirst().head.split('\r').constFirst(), "POST /in HTTP/1.1");
}

void TestHttpSender::tellsWhenAKeptConnectionWasLost()
{
    const HostileServer server([](Peer &peer) {
        if (peer.readRequest() && peer.send(answerWith("200 OK")))
            peer.readRequest(); // and closes; later connections too
    });
    SenderClient client(server);
    QCOMPARE(client.attempt(bodyOf(62'000)).kind, Kind::Delivered);

    const Outcome lost = client.attempt(bodyOf(62'000));
    QCOMPARE(lost.kind, Kind::Failed);
    QVERIFY(lost.lostOnReusedConnection);
    QCOMPARE(server.connections(), 1);

    QCOMPARE(client.attempt(bodyOf(62'000)).kind, Kind::Delivered);
    QCOMPARE(server.connections(), 2); // a fresh one
    QCOMPARE(server.posts(), 3);
}

void TestHttpSender::takesNoFirstRequestForOneOnAKeptConnection()
{
    const HostileServer server([](Peer &peer) { peer.readRequest(); });
    SenderClient client(server);
    for (int i = 0; i < HttpSender::maxInFlight; ++i)
        client.send(bodyOf(62'000));
    QVERIFY(client.waitForOutcomes(HttpSender::maxInFlight));
    for (const Outcome &outcome : client.outcomes())
        QVERIFY(!outcome.lostOnReusedConnection);
    QCOMPARE(server.posts(), HttpSender::maxInFlight);
}

void TestHttpSender::sendsNothingTwiceOverConnectionsThatAreDropped()
{
    const HostileServer server([](Peer &peer) {
        if (peer.readRequest() && peer.send(answerWith("200 OK")))
            peer.readRequest();
    });
    SenderClient client(server);
    for (int i = 0; i < 20; ++i)
        client.attempt(bodyOf(62'000));
    QCOMPARE(client.outcomes().size(), 20);
    QCOMPARE(server.posts(), 20);
    QCOMPARE(server.connections(), 10);
    QCOMPARE(std::count_if(client.outcomes().begin(), client.outcomes().end(),
                           [](const Outcome &outcome) { return outcome.kind == Kind::Delivered; }),
             10);
}

void TestHttpSender::takesNoAnswerForAnotherRequest_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<int>("timeout");

    for (const QByteArray interim : {"101 Switching", "102 Processing", "103 Early Hints"}) {
        QTest::addRow("%s, then 200", interim.constData()) << Script([interim](Peer &peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 " + interim + "\r\n\r\n");
            peer.wait(100ms);
            peer.send(answerWith("200 OK"));
            peer.waitForClose();
        }) << 20'000;
    }
    QTest::addRow("after its deadline") << Script([](Peer &peer) {
        peer.readRequest();
        peer.wait(3s);
        peer.send(answerWith("200 OK"));
        peer.waitForClose();
    }) << 2'000;
}

void TestHttpSender::takesNoAnswerForAnotherRequest()
{
    QFETCH(Script, script);
    QFETCH(int, timeout);

    const HostileServer server([script](Peer &peer) {
        if (peer.number() == 1)
            script(peer);
        else
            answering(answerWith("503 Busy"))(peer);
    });
    SenderClient client(server, Milliseconds(timeout));
    QCOMPARE(client.attempt(bodyOf(62'000)).kind, Kind::Failed);
    QCOMPARE(client.attempt(bodyOf(62'000)).answer.status, 503);
    QCOMPARE(server.posts(), 2);
    QCOMPARE(server.connections(), 2);
}

void TestHttpSender::dropsWhatIsInFlightWhenDestroyed()
{
    const HostileServer server([](Peer &peer) { peer.readRequest(), peer.waitForClose(); });
    SenderClient client(server);
    for (int i = 0; i < HttpSender::maxInFlight; ++i)
        client.send(bodyOf(62'000));
    QTRY_COMPARE(server.posts(), HttpSender::maxInFlight);
    client.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(client.outcomes().size(), 0);
}

void TestHttpSender::mayBeDestroyedByTheLastAnswer()
{
    const HostileServer server(answering(answerWith("200 OK")));
    SystemScheduler scheduler;
    auto sender = std::make_unique<HttpSender>(ResolvedDestination{.url = server.url(), .headers = {}}, scheduler);
    sender->send({.batch = 1, .body = "{}"}, [&](const Outcome &) { sender.reset(); });
    QTRY_VERIFY(!sender);
}

QTEST_GUILESS_MAIN(TestHttpSender)
#include "tst_httpsender.moc"
