// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/jsontext.h"

#include "core/stream/jsonpath.h"
#include "core/stream/nearestword.h"

#include <QTest>

#include <simdjson.h>

using namespace penstock;

class TestJsonText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesWhatItMust();
    void comesBackFromTheParser();
    void writesPathsInNormalForm_data();
    void writesPathsInNormalForm();
    void findsTheNearestWord_data();
    void findsTheNearestWord();
};

void TestJsonText::escapesWhatItMust()
{
    QCOMPARE(quotedJson("a\"b\\c/\b\f\n\r\t\x01\x1f\x7f é"),
             std::string("\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f é\""));
}

void TestJsonText::comesBackFromTheParser()
{
    std::string all;
    for (char c = 0; c < 0x7f; ++c)
        all += c;
    all += "😀\u2028";
    simdjson::dom::parser parser;
    simdjson::dom::array entries;
    std::string_view text;
    QCOMPARE(parser.parse("[" + quotedJson(all) + "]").get_array().get(entries), simdjson::SUCCESS);
    QCOMPARE(entries.at(0).get_string().get(text), simdjson::SUCCESS);
    QCOMPARE(text, std::string_view(all));
}

void TestJsonText::writesPathsInNormalForm_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("path");

    QTest::addRow("plain") << QStringLiteral("a_1") << QStringLiteral("$.a_1");
    QTest::addRow("beyond ASCII") << QStringLiteral("größe") << QStringLiteral("$.größe");
    QTest::addRow("a digit first") << QStringLiteral("1a") << QStringLiteral("$['1a']");
    QTest::addRow("empty") << QString() << QStringLiteral("$['']");
    QTest::addRow("a dot") << QStringLiteral("a.b") << QStringLiteral("$['a.b']");
    QTest::addRow("quote and backslash") << QStringLiteral("'\\") << QStringLiteral("$['\\'\\\\']");
    QTest::addRow("control characters") << QStringLiteral("\b\t\n\f\r\x1b")
                                        << QStringLiteral("$['\\b\\t\\n\\f\\r\\u001b']");
}

void TestJsonText::writesPathsInNormalForm()
{
    QFETCH(QString, key);
    QFETCH(QString, path);
    QCOMPARE(memberPath(rootPath(), key), path);
    QCOMPARE(entryPath(memberPath(rootPath(), key), 3), path + QStringLiteral("[3]"));
}

void TestJsonText::findsTheNearestWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");

    QTest::addRow("another case") << QStringLiteral("BATCHSIZE") << QStringLiteral("batchSize");
    QTest::addRow("a letter missing") << QStringLiteral("batchSiz") << QStringLiteral("batchSize");
    QTest::addRow("letters swapped") << QStringLiteral("ulr") << QStringLiteral("url");
    QTest::addRow("another word before") << QStringLiteral("maxBatchSize") << QStringLiteral("batchSize");
    QTest::addRow("nothing near") << QStringLiteral("colour") << QString();
    QTest::addRow("empty") << QString() << QString();
    QTest::addRow("long") << QString(1'000'000, u'b') << QString();
}

void TestJsonText::findsTheNearestWord()
{
    QFETCH(QString, word);
    QFETCH(QString, nearest);
    const auto found = nearestWord(word, {QLatin1String("batchSize"), QLatin1String("url"), QLatin1String("headers")});
    QCOMPARE(found ? QString(*found) : QString(), nearest);
}

QTEST_GUILESS_MAIN(TestJsonText)

#include "tst_jsontext.moc"
