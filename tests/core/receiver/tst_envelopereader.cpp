// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/envelopereader.h"
#include "core/receiver/httprequest.h"
#include "core/receiver/jsonextremes.h"

#include <QTest>

using namespace penstock;

namespace {

Envelope read(std::string body)
{
    body.reserve(body.size() + HttpRequest::bodyPadding);
    return EnvelopeReader().read(body);
}

std::string withEvents(const std::string &events)
{
    return R"({"app_name":"A","source":"MOENGAGE","moe_request_id":"r-1","events":)" + events + "}";
}

} // namespace

class TestEnvelopeReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocumentedEnvelope();
    void readsWhatRfc8259Allows_data();
    void readsWhatRfc8259Allows();
    void refusesWhatIsNotJson_data();
    void refusesWhatIsNotJson();
    void namesWhatIsNotAsDocumented_data();
    void namesWhatIsNotAsDocumented();
    void keepsTheFirstProblemsOnly();
    void remembersNothingOfTheBodyBefore();
};

void TestEnvelopeReader::readsTheDocumentedEnvelope()
{
    const Envelope envelope =
        read(withEvents(R"([{"event_name":"x","event_uuid":"u-1"},{"event_uuid":"u-2","n":{"event_uuid":"no"}}])"));
    QVERIFY(envelope.isJson);
    QVERIFY(envelope.isDocumented());
    QCOMPARE(envelope.requestId, std::string("r-1"));
    QCOMPARE(envelope.events, std::size_t(2));
    QCOMPARE(envelope.uuids, (std::vector<std::uint64_t>{hashOf("u-1"), hashOf("u-2")}));
    QVERIFY(read(withEvents("[]")).isDocumented());
}

void TestEnvelopeReader::readsWhatRfc8259Allows_data()
{
    QTest::addColumn<QByteArray>("value");

    for (const char *value : {"12345678901234567890123", "-0", "0", "1.10", "1e999", "-1E+999", "1e-99999", "0.1e1",
                              R"("\ud800")", R"("\uDC00x")", R"("a\\\"b\u00e9")", R"("\\ud800")",
                              "[1,{\"a\":[]},null,true,false]", "123456789.123456789123456789e5", R"("12 34")"})
        QTest::newRow(value) << QByteArray(value);
}

void TestEnvelopeReader::readsWhatRfc8259Allows()
{
    QFETCH(const QByteArray, value);
    const Envelope envelope = read(withEvents(R"([{"event_uuid":"u","v":)" + value.toStdString() + "}]"));
    QVERIFY(envelope.isJson);
    QVERIFY(envelope.isDocumented());
    QCOMPARE(envelope.events, std::size_t(1));
}

void TestEnvelopeReader::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("value");

    for (const char *value : {"01",       "1.",       ".5",   "1e",      "1e+", "+1",      "--1",       "-",
                              "1.2.3",    "1e5.5",    "0x1",  "NaN",     "'a'", R"("\x")", R"("\ud8")", R"("\uZZZZ")",
                              "\"\x01\"", "\"\xff\"", "[1,]", "{\"a\"}", "",    "1 2",     "1e999 1",   "\"\\ud800"})
        QTest::newRow(value) << QByteArray(value);
}

void TestEnvelopeReader::refusesWhatIsNotJson()
{
    QFETCH(const QByteArray, value);
    for (const std::string &before : {std::string(), std::string("1e999,"), std::string("\"\\ud800\",")}) {
        const Envelope envelope =
            read(withEvents(R"([{"event_uuid":"u","v":[)" + before + value.toStdString() + "]}]"));
        if (value.isEmpty() && before.empty())
            continue; // an empty list
        QVERIFY(!envelope.isJson);
        QVERIFY(!envelope.isDocumented());
        QCOMPARE(envelope.events, std::size_t(0));
        QVERIFY(envelope.uuids.empty());
    }
}

void TestEnvelopeReader::namesWhatIsNotAsDocumented_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("problem");

    const QByteArray order = "The body's keys are not app_name, source, moe_request_id, events in this order.";
    const auto row = [](const char *name, const std::string &body, const QByteArray &problem) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << problem;
    };
    row("empty", "", "The body is not JSON: Empty: no JSON found");
    row("a list", "[]", order);
    row("no keys", "{}", order);
    row("other order", R"({"source":"MOENGAGE","app_name":"A","moe_request_id":"r","events":[]})", order);
    row("a key more", R"({"app_name":"A","source":"MOENGAGE","moe_request_id":"r","events":[],"x":1})", order);
    row("a key twice", R"({"app_name":"A","app_name":"A","source":"MOENGAGE","moe_request_id":"r","events":[]})",
        order);
    row("other source", R"({"app_name":"A","source":"ME","moe_request_id":"r","events":[]})",
        "source is not \"MOENGAGE\".");
    row("source a number", R"({"app_name":"A","source":1,"moe_request_id":"r","events":[]})",
        "source is not \"MOENGAGE\".");
    row("empty request id", R"({"app_name":"A","source":"MOENGAGE","moe_request_id":"","events":[]})",
        "moe_request_id is not a text, or empty.");
    row("events an object", withEvents("{}"), "events is not a list.");
    row("an event without uuid", withEvents(R"([{"event_uuid":"u"},{}])"), "events[1] has no event_uuid.");
    row("an event with a number for uuid", withEvents(R"([{"event_uuid":5}])"), "events[0] has no event_uuid.");
    row("an event that is a text", withEvents(R"(["u"])"), "events[0] has no event_uuid.");
}

void TestEnvelopeReader::namesWhatIsNotAsDocumented()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, problem);
    const Envelope envelope = read(body.toStdString());
    QCOMPARE(envelope.problems.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(envelope.problems.front()), problem);
}

void TestEnvelopeReader::keepsTheFirstProblemsOnly()
{
    std::string events = "[{}";
    for (int i = 1; i < 100; ++i)
        events += ",{}";
    const Envelope envelope = read(withEvents(events + "]"));
    QCOMPARE(envelope.events, std::size_t(100));
    QCOMPARE(envelope.problems.size(), Envelope::problemsAtMost);
}

void TestEnvelopeReader::remembersNothingOfTheBodyBefore()
{
    EnvelopeReader reader;
    std::string first = withEvents(R"([{"event_uuid":"u"},{}])");
    first.reserve(first.size() + HttpRequest::bodyPadding);
    std::string second = withEvents("[]");
    second.reserve(second.size() + HttpRequest::bodyPadding);
    QVERIFY(!reader.read(first).isDocumented());
    QVERIFY(reader.read(second).isDocumented());
    QVERIFY(reader.read(second).uuids.empty());
}

QTEST_GUILESS_MAIN(TestEnvelopeReader)
#include "tst_envelopereader.moc"
