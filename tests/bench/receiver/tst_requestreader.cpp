// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/receiver/requestreader.h"

#include <QTest>

using namespace penstock::bench;

class TestRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHoweverTheBytesArrive_data();
    void countsHoweverTheBytesArrive();
    void asksForTheBody();
    void refusesWhatIsNotHttp();
};

namespace {

constexpr auto key = "\"event_uuid\":";

std::string post(const std::string &body)
{
    return "POST / HTTP/1.1\r\ncontent-LENGTH: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunked(const std::string &chunks)
{
    return "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

// Longer than the blocks that are searched at once; the second one stands across their border.
std::string bodyOfThree()
{
    return std::string(50, '"') + R"({"event_uuid":"a","event_name":""})" + std::string(35, ':') +
           R"("event_uuid":"event_uuid":)" + std::string(90, 'x');
}

} // namespace

void TestRequestReader::countsHoweverTheBytesArrive_data()
{
    QTest::addColumn<std::string>("counted");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("events");

    const std::string lines(EventCounter::lines);
    QTest::addRow("no body") << std::string(key) << std::string("GET / HTTP/1.1\r\n\r\n") << 1 << 0;
    QTest::addRow("three events") << std::string(key) << post(bodyOfThree()) << 1 << 3;
    QTest::addRow("two requests") << std::string(key) << post(bodyOfThree()) + post(bodyOfThree()) << 2 << 6;
    QTest::addRow("no event across two bodies") << std::string(key) << post("\"event_") + post("uuid\":") << 2 << 0;
    QTest::addRow("in chunks") << std::string(key)
                               << chunked("8\r\n\"event_u\r\n5;x=1\r\nuid\":\r\n0\r\nA: b\r\n\r\n") + post("") << 2
                               << 1;
    QTest::addRow("half a request") << std::string(key) << post(bodyOfThree()).substr(0, 60) << 0 << 0;
    QTest::addRow("lines") << lines << post("a\nb\n") << 1 << 2;
    QTest::addRow("the last line without its newline") << lines << post("a\nb\nc") << 1 << 3;
}

void TestRequestReader::countsHoweverTheBytesArrive()
{
    QFETCH(std::string, counted);
    QFETCH(std::string, bytes);
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        RequestReader reader(counted);
        int requests = 0;
        std::int64_t events = 0;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            const auto progress = reader.read(std::string_view(bytes).substr(at, piece));
            QVERIFY(progress.isHttp);
            requests += progress.requests;
            events += progress.events;
        }
        QTEST(requests, "requests");
        QTEST(int(events), "events");
    }
}

void TestRequestReader::asksForTheBody()
{
    RequestReader reader(key);
    const auto progress = reader.read("POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
    QVERIFY(progress.wantsContinue);
    QCOMPARE(progress.requests, 0);
    QCOMPARE(reader.read("abc").requests, 1);
}

void TestRequestReader::refusesWhatIsNotHttp()
{
    QVERIFY(!RequestReader(key).read("POST / HTTP/1.1\r\nContent-Length: ten\r\n\r\n").isHttp);
    QVERIFY(!RequestReader(key).read("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n").isHttp);
    QVERIFY(!RequestReader(key).read(std::string(70'000, 'x')).isHttp);
}

QTEST_GUILESS_MAIN(TestRequestReader)
#include "tst_requestreader.moc"
