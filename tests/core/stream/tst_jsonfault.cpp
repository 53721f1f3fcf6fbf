// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/jsonfault.h"
#include "tests/core/stream/exampleconfig.h"

#include <QRandomGenerator>
#include <QTest>

#include <simdjson.h>

using namespace penstock;

class TestJsonFault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThePlace_data();
    void findsThePlace();
    void agreesWithTheParserOnBrokenDocuments();
    void countsLinesAndCharacters();
};

void TestJsonFault::findsThePlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("offset"); // -1: none
    QTest::addColumn<QString>("word");

    const auto row = [](const char *title, const QByteArray &json, int offset, const char *word) {
        QTest::newRow(title) << json << offset << QString::fromUtf8(word);
    };
    row("sound", R"({"a":[1,-0.5e3,true,false,null,"\u00e9\n",{}],"a":[]})", -1, "");
    row("sound, a lone value", " 1 ", -1, "");
    row("empty", "", 0, "ends where a value");
    row("blank", " \n ", 3, "ends where a value");
    row("byte order mark", "\xef\xbb\xbf{}", 0, "byte order mark");
    row("two values", "{} {}", 3, "after the end");
    row("comma at the end of an object", R"({"a":1,})", 7, "key in double quotes");
    row("comma at the end of a list", "[1,]", 3, "A value is expected");
    row("comma missing", R"({"a":1 "b":2})", 7, "comma or }");
    row("comma missing in a list", "[1 2]", 3, "comma or ]");
    row("colon missing", R"({"a" 1})", 5, "colon");
    row("key without quotes", "{a:1}", 1, "key in double quotes");
    row("comment", "{ // x\n}", 2, "no comments");
    row("single quotes", "['a']", 1, "double quotes");
    row("line break in a text", "[\"a\nb\"]", 3, "control character");
    row("text without end", "[\"abc", 1, "no closing");
    row("text that ends in a backslash", "[\"abc\\", 1, "no closing");
    row("unknown escape", R"(["a\x"])", 1, "escape");
    row("half a surrogate pair", R"(["\ud800"])", 1, "escape");
    row("not UTF-8", "[\"\xff\"]", 1, "UTF-8");
    row("not UTF-8 outside a text", "[\xff]", 1, "A value is expected");
    row("leading zero", "[01]", 1, "leading zeros");
    row("too large", "[1e999]", 1, "A value is expected");
    row("capital True", "[True]", 1, "true, false");
    row("object without end", R"({"a":1)", 6, "comma or }");
    row("as deep as can be", QByteArray(1024, '[') + QByteArray(1024, ']'), -1, "");
    row("too deep", QByteArray(2000, '['), 1024, "too deeply");
}

void TestJsonFault::findsThePlace()
{
    QFETCH(QByteArray, json);
    QFETCH(int, offset);
    QFETCH(QString, word);
    const auto fault = findJsonFault(json.toStdString());
    QCOMPARE(fault.has_value(), offset >= 0);
    if (!fault)
        return;
    QCOMPARE(int(fault->offset), offset);
    QVERIFY2(fault->message.contains(word), qPrintable(fault->message));
}

void TestJsonFault::agreesWithTheParserOnBrokenDocuments()
{
    const std::string sound = test::exampleConfig().toStdString();
    const std::string bytes = "{}[],:\"\\ \n\x01\xff\xc3"
                              "0-.eEtu/'";
    QRandomGenerator random(7);
    int broken = 0;
    simdjson::dom::parser parser;
    for (int round = 0; round < 5'000; ++round) {
        std::string json = sound;
        for (int changes = random.bounded(1, 4); changes > 0; --changes) {
            const auto at = std::size_t(random.bounded(int(json.size())));
            const char byte = bytes[std::size_t(random.bounded(int(bytes.size())))];
            if (random.bounded(2) == 0)
                json[at] = byte;
            else
                json.erase(at, std::size_t(random.bounded(1, 30)));
        }
        const bool refused = parser.parse(json).error() != simdjson::SUCCESS;
        broken += refused ? 1 : 0;
        QVERIFY2(findJsonFault(json).has_value() == refused, json.c_str());
    }
    QVERIFY(broken > 1'000 && broken < 5'000);
}

void TestJsonFault::countsLinesAndCharacters()
{
    const std::string text = "ab\n\xc3\xa4\xe2\x82\xac"
                             "c\n";
    QCOMPARE(textPosition(text, 0), (TextPosition{1, 1}));
    QCOMPARE(textPosition(text, 2), (TextPosition{1, 3}));
    QCOMPARE(textPosition(text, 3), (TextPosition{2, 1}));
    QCOMPARE(textPosition(text, 8), (TextPosition{2, 3}));
    QCOMPARE(textPosition(text, 10), (TextPosition{3, 1}));
}

QTEST_GUILESS_MAIN(TestJsonFault)

#include "tst_jsonfault.moc"
