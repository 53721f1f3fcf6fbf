// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httprequestparser.h"

#include <QTest>

#include <string>
#include <vector>

using namespace penstock;

namespace {

const std::string start = "POST /in?a=1 HTTP/1.1\r\nHost: localhost\r\n";

//! Everything that comes out of `bytes` fed in pieces of `step`; the refusal's status at the end, or 0.
struct Parsed
{
    std::vector<HttpRequest> requests;
    int refused = 0;
    bool idle = false;
};

Parsed parse(std::string_view bytes, std::size_t step, const HttpLimits &limits = {})
{
    HttpRequestParser parser(limits);
    Parsed parsed;
    for (std::size_t from = 0; from < bytes.size() && !parser.isRefused(); from += step) {
        std::string_view piece = bytes.substr(from, step);
        while (!piece.empty() && !parser.isRefused()) {
            piece.remove_prefix(parser.feed(piece));
            if (parser.isComplete()) {
                parsed.requests.push_back(parser.request());
                parser.next();
            }
        }
    }
    parsed.refused = parser.isRefused() ? parser.refusal().status : 0;
    parsed.idle = parser.isIdle();
    return parsed;
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string bytesOf(const QByteArray &bytes)
{
    return bytes.toStdString();
}

} // namespace

class TestHttpRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequestSplitAnywhere_data();
    void readsARequestSplitAnywhere();
    void keepsHeadersInOrderAndCase();
    void saysWhetherTheConnectionGoesOn_data();
    void saysWhetherTheConnectionGoesOn();
    void readsPipelinedRequests();
    void refuses_data();
    void refuses();
    void takesWhatFillsALimitExactly_data();
    void takesWhatFillsALimitExactly();
    void refusesALargeBodyAtItsHead();
    void holdsNoMoreOfAChunkedBodyThanTheLimit();
    void promisedLengthTakesNoMemory();
    void stopsAtTheHeadAndTakesNothingAfterARefusal();
    void padsTheBody();
    void knowsLoopbackAuthorities_data();
    void knowsLoopbackAuthorities();
    void anAbsoluteTargetDecidesTheAuthority();
};

void TestHttpRequestParser::readsARequestSplitAnywhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");

    const auto row = [](const char *name, const std::string &bytes, const char *method, const char *body) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(method) << QByteArray(body);
    };
    row("no body", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET", "");
    row("length 0", start + "Content-Length: 0\r\n\r\n", "POST", "");
    row("length", start + "Content-Length: 5\r\n\r\nhello", "POST", "hello");
    row("length with zeros", start + "Content-Length: 0005\r\n\r\nhello", "POST", "hello");
    row("line ends in the body", start + "Content-Length: 6\r\n\r\n\r\n\n\r\r\n", "POST", "\r\n\n\r\r\n");
    row("chunks", start + "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", "POST", "hello");
    row("chunks in capitals", start + "transfer-encoding: CHUNKED\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n", "POST",
        "0123456789");
    row("chunk extension", start + "Transfer-Encoding: chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0;c\r\n\r\n", "POST",
        "hello");
    row("trailers", start + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\nX-B: 2\r\n\r\n", "POST",
        "hello");
    row("no chunks", start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "POST", "");
    row("an empty line first", "\r\n" + start + "Content-Length: 1\r\n\r\nx", "POST", "x");
    row("HTTP/1.0", "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\nx", "POST", "x");
    row("upgrade is not taken up",
        start + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nok", "POST", "ok");
    row("upgrade without a body", start + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n", "POST", "");
    row("absolute target", "POST http://localhost/x HTTP/1.1\r\nHost: localhost\r\n\r\n", "POST", "");
}

void TestHttpRequestParser::readsARequestSplitAnywhere()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);

    // Twice: the second request shows that the first one's end was found.
    const std::string twice = bytesOf(bytes) + bytesOf(bytes);
    for (std::size_t step = 1; step <= twice.size(); ++step) {
        const Parsed parsed = parse(twice, step);
        QCOMPARE(parsed.refused, 0);
        QCOMPARE(parsed.requests.size(), std::size_t(2));
        QVERIFY(parsed.idle);
        for (const HttpRequest &request : parsed.requests) {
            QCOMPARE(request.method, bytesOf(method));
            QCOMPARE(request.body, bytesOf(body));
        }
    }
}

void TestHttpRequestParser::keepsHeadersInOrderAndCase()
{
    const Parsed parsed = parse("POST /a%20b?c=d HTTP/1.1\r\nhOsT: x\r\nX-One:1\r\nX-Two: \t two \t\r\nx-one: 3\r\n"
                                "X-Empty:\r\nX-High: caf\xc3\xa9\r\n\r\n",
                                7);
    QCOMPARE(parsed.requests.size(), std::size_t(1));
    const HttpRequest &request = parsed.requests.front();
    QCOMPARE(request.target, std::string("/a%20b?c=d"));
    const std::vector<HttpField> expected{{"hOsT", "x"},  {"X-One", "1"},  {"X-Two", "two"},
                                          {"x-one", "3"}, {"X-Empty", ""}, {"X-High", "caf\xc3\xa9"}};
    QVERIFY(request.headers == expected);
    QCOMPARE(std::string(request.header("HOST")), std::string("x"));
    QCOMPARE(request.count("X-ONE"), std::size_t(2));
    QVERIFY(request.header("X-Three").empty());
}

void TestHttpRequestParser::saysWhetherTheConnectionGoesOn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");

    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << false;
    QTest::newRow("1.1 CLOSE in a list") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n\r\n")
                                         << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
}

void TestHttpRequestParser::saysWhetherTheConnectionGoesOn()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, keepAlive);
    const Parsed parsed = parse(bytesOf(bytes), 3);
    QCOMPARE(parsed.requests.size(), std::size_t(1));
    QCOMPARE(parsed.requests.front().keepAlive, keepAlive);
}

void TestHttpRequestParser::readsPipelinedRequests()
{
    std::string bytes;
    for (int i = 0; i < 50; ++i) {
        const std::string body(std::size_t(i), char('a' + i % 26));
        bytes += start + "Content-Length: " + std::to_string(i) + "\r\n\r\n" + body;
    }
    for (const std::size_t step : {std::size_t(1), std::size_t(100), bytes.size()}) {
        const Parsed parsed = parse(bytes, step);
        QCOMPARE(parsed.requests.size(), std::size_t(50));
        for (std::size_t i = 0; i < 50; ++i)
            QCOMPARE(parsed.requests[i].body.size(), i);
    }
}

void TestHttpRequestParser::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, int status, const std::string &bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << status;
    };
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
    const std::string chunked = start + "Transfer-Encoding: chunked\r\n\r\n";
    const std::string endless = repeated("a", 100'000);

    row("TLS", 400, "\x16\x03\x01\x02");
    row("lower case method", 400, "get / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no target", 400, "GET HTTP/1.1\r\nHost: a\r\n\r\n");
    row("empty target", 400, "GET  HTTP/1.1\r\nHost: a\r\n\r\n");
    row("HTTP/0.9", 400, "GET /\r\n");
    row("two spaces", 400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("space in target", 400, "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
    row("tab in request line", 400, "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("raw byte in target", 400, "GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n");
    row("target without slash", 400, "GET x HTTP/1.1\r\nHost: a\r\n\r\n");
    row("method with a brace", 400, "G{T / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("version with letters", 400, "GET / HTTP/x.y\r\nHost: a\r\n\r\n");
    row("version of two digits", 400, "GET / HTTP/1.10\r\nHost: a\r\n\r\n");
    row("space after version", 400, "GET / HTTP/1.1 \r\nHost: a\r\n\r\n");
    row("two empty lines first", 400, "\r\n\r\n" + get + "\r\n");
    row("HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("HTTP/1.2", 505, "GET / HTTP/1.2\r\nHost: a\r\n\r\n");
    row("HTTP/0.9 in words", 505, "GET / HTTP/0.9\r\nHost: a\r\n\r\n");
    row("unknown method", 501, "BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("CONNECT", 501, "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n");

    row("no Host", 400, "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", 400, get + "host: b\r\n\r\n");
    row("space before colon", 400, get + "X : 1\r\n\r\n");
    row("Content-Length with space before colon", 400, get + "Content-Length : 1\r\n\r\nx");
    row("no colon", 400, get + "X\r\n\r\n");
    row("no name", 400, get + ": x\r\n\r\n");
    row("folded", 400, get + "X: 1\r\n 2\r\n\r\n");
    row("folded first", 400, "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    row("control character in value", 400, get + "X: a\x01\r\n\r\n");
    row("delete character in value", 400, get + "X: a\x7f\r\n\r\n");
    row("NUL in value", 400, get + std::string("X: a\0b\r\n\r\n", 10));
    row("NUL in target", 400, std::string("GET /\0 HTTP/1.1\r\n", 17));
    row("bare LF ends the request line", 400, "GET / HTTP/1.1\nHost: a\r\n\r\n");
    row("bare LF ends a header", 400, get + "X: 1\nY: 2\r\n\r\n");
    row("bare LF ends the head", 400, get + "\n");
    row("bare CR in a header", 400, get + "X: 1\rY: 2\r\n\r\n");
    row("CR CR LF", 400, get + "X: 1\r\r\n\r\n");
    row("bare CR in the request line", 400, "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n");

    row("two lengths", 400, start + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello");
    row("the same length twice", 400, start + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello");
    row("a list of lengths", 400, start + "Content-Length: 5, 5\r\n\r\nhello");
    row("plus sign", 400, start + "Content-Length: +5\r\n\r\nhello");
    row("minus sign", 400, start + "Content-Length: -5\r\n\r\nhello");
    row("hexadecimal length", 400, start + "Content-Length: 0x5\r\n\r\nhello");
    row("length with a fraction", 400, start + "Content-Length: 5.0\r\n\r\nhello");
    row("length with a space inside", 400, start + "Content-Length: 5 5\r\n\r\nhello");
    row("empty length", 400, start + "Content-Length:\r\n\r\nhello");
    row("length and coding", 400, start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("coding and length", 400, start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
    row("two codings", 400, start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("coding in HTTP/1.0", 400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("gzip coding", 501, start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
    row("chunked not last", 501, start + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
    row("disguised coding", 501, start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
    row("coding with vertical tab", 400,
        start + "Transfer-Encoding: \x0b"
                "chunked\r\n\r\n0\r\n\r\n");

    row("chunk size missing", 400, chunked + "\r\nhello\r\n0\r\n\r\n");
    row("chunk size signed", 400, chunked + "+5\r\nhello\r\n0\r\n\r\n");
    row("chunk size negative", 400, chunked + "-5\r\nhello\r\n0\r\n\r\n");
    row("chunk size with 0x", 400, chunked + "0x5\r\nhello\r\n0\r\n\r\n");
    row("chunk size with a space", 400, chunked + "5 \r\nhello\r\n0\r\n\r\n");
    row("chunk size after a space", 400, chunked + " 5\r\nhello\r\n0\r\n\r\n");
    row("chunk size overflows", 400, chunked + "10000000000000005\r\nhello\r\n0\r\n\r\n");
    row("chunk size with bare LF", 400, chunked + "5\nhello\r\n0\r\n\r\n");
    row("chunk ends without CR LF", 400, chunked + "5\r\nhelloxx0\r\n\r\n");
    row("chunk ends with LF", 400, chunked + "5\r\nhello\n0\r\n\r\n");
    row("chunk longer than its size", 400, chunked + "3\r\nhello\r\n0\r\n\r\n");
    row("chunk extension with NUL", 400, chunked + std::string("5;a\0\r\nhello\r\n", 14));
    row("chunk extension too long", 400, chunked + "5;" + endless);
    row("bad trailer", 400, chunked + "0\r\nX Y: 1\r\n\r\n");
    row("bare LF after trailers", 400, chunked + "0\r\n\n");

    row("request line too long", 414, "GET /" + endless + " HTTP/1.1\r\n\r\n");
    row("request line without end", 414, "GET /" + endless);
    row("one header too long", 431, get + "X: " + endless + "\r\n\r\n");
    row("header without end", 431, get + "X: " + endless);
    row("headers too long together", 431, get + repeated("X: " + repeated("b", 1000) + "\r\n", 17) + "\r\n");
    row("too many headers", 431, get + repeated("X: 1\r\n", 64) + "\r\n");
    row("too many trailers", 431, chunked + "0\r\n" + repeated("X: 1\r\n", 63) + "\r\n");
    row("trailers too long", 431, chunked + "0\r\nX: " + endless);
    row("length over the limit", 413, start + "Content-Length: 67108865\r\n\r\n");
    row("length over 64 bits", 413, start + "Content-Length: 18446744073709551621\r\n\r\n");
    row("chunk over the limit", 413, chunked + "4000001\r\n");
}

void TestHttpRequestParser::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    for (const std::size_t step : {std::size_t(bytes.size()), std::size_t(1), std::size_t(2), std::size_t(5)}) {
        const Parsed parsed = parse(bytesOf(bytes), step);
        QCOMPARE(parsed.refused, status);
        QCOMPARE(parsed.requests.size(), std::size_t(0));
    }
}

void TestHttpRequestParser::takesWhatFillsALimitExactly_data()
{
    QTest::addColumn<QByteArray>("bytes");

    const HttpLimits limits;
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
    const std::string line = "GET / HTTP/1.1";
    QTest::newRow("request line") << QByteArray::fromStdString(
        "GET /" + repeated("a", limits.requestLine - line.size()) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::size_t used = std::string_view("Host: a\r\nX: \r\n").size();
    QTest::newRow("headers") << QByteArray::fromStdString(get + "X: " + repeated("b", limits.headers - used) +
                                                          "\r\n\r\n");
    QTest::newRow("fields") << QByteArray::fromStdString(get + repeated("X: 1\r\n", limits.fields - 1) + "\r\n");
    QTest::newRow("fields and trailers") << QByteArray::fromStdString(
        start + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + repeated("X: 1\r\n", limits.fields - 2) + "\r\n");
}

void TestHttpRequestParser::takesWhatFillsALimitExactly()
{
    QFETCH(const QByteArray, bytes);
    for (const std::size_t step : {std::size_t(bytes.size()), std::size_t(1)}) {
        const Parsed parsed = parse(bytesOf(bytes), step);
        QCOMPARE(parsed.refused, 0);
        QCOMPARE(parsed.requests.size(), std::size_t(1));
    }
}

void TestHttpRequestParser::refusesALargeBodyAtItsHead()
{
    HttpRequestParser parser({.body = 100});
    const std::string head = start + "Content-Length: 101\r\n\r\n";
    parser.feed(head);
    QVERIFY(parser.isRefused());
    QCOMPARE(parser.refusal().status, 413);
    QVERIFY(parser.refusal().reason.find("100 bytes") != std::string::npos);

    QCOMPARE(parse(start + "Content-Length: 100\r\n\r\n" + repeated("x", 100), 9, {.body = 100}).refused, 0);
}

void TestHttpRequestParser::holdsNoMoreOfAChunkedBodyThanTheLimit()
{
    HttpRequestParser parser({.body = 100'000});
    parser.feed(start + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "3e8\r\n" + repeated("x", 1000) + "\r\n";
    std::size_t fed = 0;
    while (!parser.isRefused() && fed < 1000) {
        parser.feed(chunk);
        ++fed;
    }
    QCOMPARE(fed, std::size_t(101));
    QCOMPARE(parser.refusal().status, 413);
    QCOMPARE(parser.request().body.size(), std::size_t(100'000));
}

void TestHttpRequestParser::promisedLengthTakesNoMemory()
{
    HttpRequestParser parser;
    parser.feed(start + "Content-Length: 60000000\r\n\r\n");
    QVERIFY(parser.isHeadComplete());
    QVERIFY(parser.request().body.capacity() < 2 * 1024 * 1024);
}

void TestHttpRequestParser::stopsAtTheHeadAndTakesNothingAfterARefusal()
{
    const std::string head = start + "Content-Length: 5\r\n\r\n";
    HttpRequestParser parser;
    QVERIFY(parser.isIdle());
    QCOMPARE(parser.feed(head + "hello"), head.size());
    QVERIFY(parser.isHeadComplete());
    QVERIFY(!parser.isComplete());
    QCOMPARE(parser.feed("hello and more"), std::size_t(5));
    QVERIFY(parser.isComplete());
    QCOMPARE(parser.feed("more"), std::size_t(0));

    parser.next();
    QVERIFY(parser.isIdle());
    parser.feed("nonsense");
    QVERIFY(parser.isRefused());
    QVERIFY(!parser.isHeadComplete());
    QCOMPARE(parser.feed(head), std::size_t(0));
}

void TestHttpRequestParser::padsTheBody()
{
    for (const std::string &bytes :
         {start + "Content-Length: 2\r\n\r\n{}", start + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
          start + "Content-Length: 0\r\n\r\n", start + "Content-Length: 2000000\r\n\r\n" + repeated("x", 2'000'000)}) {
        HttpRequestParser parser;
        std::string_view rest = bytes;
        while (!rest.empty() && !parser.isComplete())
            rest.remove_prefix(parser.feed(rest));
        QVERIFY(parser.isComplete());
        const std::string &body = parser.request().body;
        QVERIFY(body.capacity() >= body.size() + HttpRequest::bodyPadding);
    }
}

void TestHttpRequestParser::knowsLoopbackAuthorities_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("known");

    QTest::newRow("name") << QByteArray("localhost:8080") << 8080 << true;
    QTest::newRow("name in capitals") << QByteArray("LocalHost:8080") << 8080 << true;
    QTest::newRow("IPv4") << QByteArray("127.0.0.1:8080") << 8080 << true;
    QTest::newRow("IPv6") << QByteArray("[::1]:8080") << 8080 << true;
    QTest::newRow("port 80 left out") << QByteArray("localhost") << 80 << true;
    QTest::newRow("port left out") << QByteArray("localhost") << 8080 << false;
    QTest::newRow("other port") << QByteArray("localhost:8081") << 8080 << false;
    QTest::newRow("longer port") << QByteArray("localhost:18080") << 8080 << false;
    QTest::newRow("foreign name") << QByteArray("evil.example:8080") << 8080 << false;
    QTest::newRow("foreign name that looks near") << QByteArray("localhost.evil.example:8080") << 8080 << false;
    QTest::newRow("user info") << QByteArray("localhost@evil.example:8080") << 8080 << false;
    QTest::newRow("empty") << QByteArray() << 8080 << false;
}

void TestHttpRequestParser::knowsLoopbackAuthorities()
{
    QFETCH(const QByteArray, authority);
    QFETCH(const int, port);
    QFETCH(const bool, known);
    QCOMPARE(isLoopbackAuthority(bytesOf(authority), std::uint16_t(port)), known);
}

void TestHttpRequestParser::anAbsoluteTargetDecidesTheAuthority()
{
    HttpRequest request{.method = "GET", .target = "/x?y=http://z", .headers = {{"Host", "h:1"}}};
    QCOMPARE(std::string(authorityOf(request)), std::string("h:1"));
    request.target = "http://evil.example:2/x";
    QCOMPARE(std::string(authorityOf(request)), std::string("evil.example:2"));
    request.target = "http://evil.example?x";
    QCOMPARE(std::string(authorityOf(request)), std::string("evil.example"));
}

QTEST_GUILESS_MAIN(TestHttpRequestParser)
#include "tst_httprequestparser.moc"
