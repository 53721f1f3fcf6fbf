// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/transform/jsoncases.h"
#include "tests/core/transform/transformfakes.h"

#include <QTest>

using namespace penstock;
using Verdict = JsonCase::Verdict;

namespace {

// What may stand behind a line in a buffer, chosen to complete it, to go on with it or to confuse.
constexpr std::string_view fillers = " \n}],:\"{[1\\\xff";

const char *expectedReason(Verdict verdict)
{
    return verdict == Verdict::TooDeep ? "nested deeper than 64 levels" : "not JSON: ";
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

class TestJsonConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAllCases();
    void treatsACaseAsAnAttributesValue_data() { addCases(); }
    void treatsACaseAsAnAttributesValue();
    void treatsACaseAsALine_data() { addCases(); }
    void treatsACaseAsALine();

private:
    static void addCases();

    FixedDefaults m_defaults;
    Transform m_transform{builtInCatalog(), {}, {}, {}, m_defaults};
};

void TestJsonConformance::addCases()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Verdict>("verdict");
    for (const auto &jsonCase : jsonCases())
        QTest::addRow("%s", jsonCase.name.data()) << QByteArray::fromStdString(jsonCase.text) << jsonCase.verdict;
}

void TestJsonConformance::holdsAllCases()
{
    const auto cases = jsonCases();
    const auto count = [&](std::string_view prefix) {
        return std::ranges::count_if(cases, [&](const auto &jsonCase) { return jsonCase.name.starts_with(prefix); });
    };
    QCOMPARE(count("y_"), 95);
    QCOMPARE(count("n_"), 188);
    QCOMPARE(count("i_"), 35);
}

void TestJsonConformance::treatsACaseAsAnAttributesValue()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Verdict, verdict);
    const auto line = R"({"event_name":"x","event_code":"x","event_uuid":"1","event_time":1,"event_type":"x",)"
                      R"("event_source":"x","event_attributes":{"v":)" +
                      text.toStdString() + "}}";
    for (const char filler : fillers) {
        ListeningSink sink;
        m_transform.readLine(PaddedLine(line, filler).view(), sink);
        if (verdict == Verdict::Passes) {
            QCOMPARE(sink.log, std::vector<std::string>{"accepted " + line});
            continue;
        }
        QCOMPARE(sink.log.size(), 1U);
        QVERIFY2(sink.reasons.size() == 1, sink.log.front().c_str());
        QVERIFY2(sink.reasons.front().starts_with(expectedReason(verdict)), sink.reasons.front().c_str());
        QCOMPARE(sink.rejects.front(), line);
    }
}

void TestJsonConformance::treatsACaseAsALine()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Verdict, verdict);
    const auto line = text.toStdString();
    for (const char filler : fillers) {
        ListeningSink sink;
        m_transform.readLine(PaddedLine(line, filler).view(), sink);
        QCOMPARE(sink.events.size(), 0U);
        if (isBlank(line)) {
            QCOMPARE(sink.log.size(), 0U);
            continue;
        }
        QCOMPARE(sink.reasons.size(), 1U);
        const auto &reason = sink.reasons.front();
        if (verdict == Verdict::Passes)
            QVERIFY2(reason.starts_with("an event is a JSON object") || reason.starts_with("neither"), reason.c_str());
        else
            QVERIFY2(reason.starts_with(expectedReason(verdict)), reason.c_str());
    }
}

QTEST_GUILESS_MAIN(TestJsonConformance)
#include "tst_jsonconformance.moc"
