// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/eventgenerator.h"
#include "core/source/splitmix.h"
#include "tests/core/transform/referencejson.h"
#include "tests/core/transform/transformfakes.h"

#include <QTest>

#include <simdjson.h>

#include <optional>

using namespace penstock;

namespace {

#ifdef NDEBUG
constexpr int mutations = 100'000;
#else
constexpr int mutations = 10'000; // these builds are ten times slower, and sanitized more so
#endif

//! Bytes that mean something in JSON, so that a mutation is often nearly right.
constexpr std::string_view meaningful = "{}[]\",:\\ \t0123456789-+.eEtrufalsn/x\xc3\xa9\xff";

std::string mutated(std::string text, SplitMix &random)
{
    const auto changes = 1 + random.below(3);
    for (std::uint32_t i = 0; i < changes; ++i) {
        const auto at = random.below(static_cast<std::uint32_t>(text.size()));
        const char byte = meaningful[random.below(static_cast<std::uint32_t>(meaningful.size()))];
        switch (random.below(5)) {
        case 0:
            text[at] = byte;
            break;
        case 1:
            text.insert(at, 1, byte);
            break;
        case 2:
            text.erase(at, 1 + random.below(4));
            break;
        case 3:
            text.insert(at, text.substr(random.below(static_cast<std::uint32_t>(text.size())), random.below(40)));
            break;
        default:
            if (random.oneIn(4))
                text.resize(at + 1);
            break;
        }
        if (text.empty())
            text = "{";
    }
    return text;
}

bool isCalledNoJson(const std::string &reason)
{
    return reason.find("not JSON: ") != std::string::npos || reason.find("nested deeper") != std::string::npos;
}

//! What simdjson's own DOM says of a text. Of numbers that fit no double and lone surrogates, which RFC 8259 allows, it
//! says no, so that a no to a number or a string is none of its own.
std::optional<bool> isDomJson(simdjson::dom::parser &parser, const std::string &text)
{
    const auto error = parser.parse(text).error();
    if (error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR)
        return {};
    return error == simdjson::SUCCESS;
}

} // namespace

class TestMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePlainReader_data();
    void agreesWithThePlainReader();
    void agreesWithSimdjsonsDom_data();
    void agreesWithSimdjsonsDom();
};

void TestMutations::agreesWithThePlainReader_data()
{
    QTest::addColumn<bool>("withLists");
    QTest::addRow("everything is exported") << false;
    QTest::addRow("lists of attributes") << true;
}

void TestMutations::agreesWithThePlainReader()
{
    QFETCH(const bool, withLists);
    const AttributeSelection chosen =
        withLists ? AttributeSelection{false, {QStringLiteral("u_fn")}} : AttributeSelection();
    FixedDefaults defaults;
    Transform transform(builtInCatalog(), {}, chosen, chosen, defaults);
    EventGenerator generator(builtInCatalog(), 7);
    SplitMix random(withLists ? 11 : 12);

    int passed = 0;
    for (int i = 0; i < mutations; ++i) {
        std::string event;
        generator.append(random.below(1000), event);
        if (random.oneIn(4))
            event.insert(event.size() - 2, R"(,"w\u0065ird":[{"a":[1.0,-0,1e999,"\ud800"]},{},[]])");
        if (random.oneIn(8))
            event = "{\"events\":[" + event + "]}";
        const auto line = mutated(event, random);
        const char filler = meaningful[random.below(static_cast<std::uint32_t>(meaningful.size()))];

        ListeningSink sink;
        transform.readLine(PaddedLine(line, filler).view(), sink);
        const bool isRefused = sink.reasons.size() == 1 && isCalledNoJson(sink.reasons.front());
        const bool isBlank = sink.log.empty() && line.find_first_not_of(" \t\r\n") == std::string::npos;
        if (!isBlank && isRefused == isReferenceJson(line, Transform::maxDepth))
            QFAIL(("They differ about: " + line + "\n" + sink.log.front()).c_str());
        for (const auto &accepted : sink.events) {
            if (!isReferenceJson(accepted, Transform::maxDepth) || accepted.front() != '{' || accepted.back() != '}')
                QFAIL(("No JSON object went out: " + accepted + "\nfrom: " + line).c_str());
            ++passed;
        }
    }
    // Mutations that are all refused, or none of them, would test little.
    QVERIFY(passed > mutations / 20);
    QVERIFY(passed < mutations / 2);
}

void TestMutations::agreesWithSimdjsonsDom_data()
{
    QTest::addColumn<std::string>("text");
    std::string event;
    EventGenerator(builtInCatalog(), 7).append(3, event);
    QTest::addRow("an event") << event;
    QTest::addRow("two events") << "{\"app_name\":\"A\",\"events\":[" + event + " , " + event + "]}";
    QTest::addRow("brackets") << std::string(R"({"a":[{},[],[[ ]],{"b":{"c":[{"d":{ }}]}}],"e":[[[{}]]]})");
    QTest::addRow("space") << std::string("{ \"a\" : [ 1 ,\t{ \"b\" :\r\"c\" } , true ] , \"d\" : null }");
    QTest::addRow("an array") << std::string(R"([1,-2.5e-3,true,"a\u00e9\"b",false,null,{"x":"y\\"}])");
    QTest::addRow("a string") << std::string(R"("a\tb\\")");
    QTest::addRow("a number") << std::string("-12.5E+3");
    QTest::addRow("a word") << std::string("false");
}

void TestMutations::agreesWithSimdjsonsDom()
{
    QFETCH(const std::string, text);
    FixedDefaults defaults;
    Transform transform(builtInCatalog(), {}, {}, {}, defaults);
    simdjson::dom::parser parser;
    SplitMix random(13);
    int decided = 0;
    for (int i = 0; i < mutations / 4; ++i) {
        const auto line = mutated(text, random);
        const char filler = meaningful[random.below(static_cast<std::uint32_t>(meaningful.size()))];
        ListeningSink sink;
        transform.readLine(PaddedLine(line, filler).view(), sink);
        const auto expected = isDomJson(parser, line);
        if (sink.log.empty() || !expected)
            continue;
        const bool isRefused = sink.reasons.size() == 1 && isCalledNoJson(sink.reasons.front());
        if (isRefused == *expected)
            QFAIL(("They differ about: " + line + "\n" + sink.log.front()).c_str());
        ++decided;
    }
    // Of a mutated number alone the DOM mostly leaves it open.
    QVERIFY(decided > mutations / 40);
}

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
