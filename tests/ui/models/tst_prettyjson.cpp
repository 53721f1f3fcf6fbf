// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/prettyjson.h"

#include "tests/ui/strict.h"

#include <QTest>

using namespace penstock;

class TestPrettyJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void indents_data();
    void indents();
    void keepsEveryByteButWhiteSpace();
};

void TestPrettyJson::indents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    QTest::addRow("object") << QByteArray(R"({"a":1,"b":[1.0,2]})")
                            << QByteArray("{\n  \"a\": 1,\n  \"b\": [\n    1.0,\n    2\n  ]\n}");
    QTest::addRow("empty") << QByteArray(R"({"a":{ },"b":[]})") << QByteArray("{\n  \"a\": {},\n  \"b\": []\n}");
    QTest::addRow("marks in strings") << QByteArray(R"(["{\"a\":[1,2]}"])")
                                      << QByteArray("[\n  \"{\\\"a\\\":[1,2]}\"\n]");
    QTest::addRow("already indented") << QByteArray("{\n\t\"a\" : 1\n}") << QByteArray("{\n  \"a\": 1\n}");
    QTest::addRow("breaks off") << QByteArray(R"({"a":[1,"b)") << QByteArray("{\n  \"a\": [\n    1,\n    \"b");
    QTest::addRow("closes too much") << QByteArray("]]}") << QByteArray("\n]\n]\n}");
    QTest::addRow("nothing") << QByteArray() << QByteArray();
}

void TestPrettyJson::indents()
{
    QFETCH(QByteArray, text);
    QTEST(prettyJson(text), "pretty");
}

void TestPrettyJson::keepsEveryByteButWhiteSpace()
{
    const QByteArray text = R"({"n":12345678901234567890,"m":-0,"e":1E400,"s":"\u00e9\ud800 \\","d":1,"d":2,"t":true})";
    QByteArray pretty = prettyJson(text);
    pretty.replace('\n', QByteArray()).replace("  ", QByteArray()).replace("\": ", "\":");
    QCOMPARE(pretty, text);
}

QTEST_GUILESS_MAIN(TestPrettyJson)
#include "tst_prettyjson.moc"
