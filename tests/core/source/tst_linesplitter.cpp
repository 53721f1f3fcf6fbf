// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/linesplitter.h"

#include <QTest>

#include <cstring>

using namespace penstock;

namespace {

struct Seen
{
    std::string text;
    std::int64_t offset = 0;
    std::int64_t end = 0;
    bool tooLong = false;
    bool terminated = true;
    bool operator==(const Seen &) const = default;
};

// Feeds `input` in pieces of `step` bytes and collects what comes out.
std::vector<Seen> split(std::string_view input, std::size_t step, std::int64_t offset = 0)
{
    LineSplitter splitter(offset, 64);
    std::vector<Seen> lines;
    const auto keep = [&lines](const LineSplitter::Line &line) {
        lines.push_back({std::string(line.text), line.offset, line.end, line.tooLong, line.terminated});
    };
    while (!input.empty()) {
        const std::string_view piece = input.substr(0, step);
        std::memcpy(splitter.prepare(step), piece.data(), piece.size());
        splitter.commit(piece.size());
        input.remove_prefix(piece.size());
        while (const auto line = splitter.next())
            keep(*line);
    }
    if (const auto line = splitter.rest())
        keep(*line);
    return lines;
}

} // namespace

class TestLineSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAtNewlinesHoweverTheBytesCome_data();
    void cutsAtNewlinesHoweverTheBytesCome();
    void tellsWhereALineBegins();
    void givesALastLineWithoutNewline();
    void dropsAByteOrderMarkAtTheStartOnly();
    void neverHoldsALineOverTheLimit_data();
    void neverHoldsALineOverTheLimit();
};

void TestLineSplitter::cutsAtNewlinesHoweverTheBytesCome_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 2, 3, 5, 1000})
        QTest::addRow("%d bytes at a time", step) << step;
}

void TestLineSplitter::cutsAtNewlinesHoweverTheBytesCome()
{
    QFETCH(const int, step);
    const std::vector<Seen> expected{{"one", 0, 4}, {"", 4, 5}, {"three\r", 5, 12}, {"4", 12, 14}};
    QVERIFY(split("one\n\nthree\r\n4\n", std::size_t(step)) == expected);
}

void TestLineSplitter::tellsWhereALineBegins()
{
    const std::vector<Seen> expected{{"a", 100, 102}, {"b", 102, 104}};
    QVERIFY(split("a\nb\n", 3, 100) == expected);
}

void TestLineSplitter::givesALastLineWithoutNewline()
{
    const std::vector<Seen> expected{{"a", 0, 2}, {"bc", 2, 4, false, false}};
    QVERIFY(split("a\nbc", 1) == expected);
}

void TestLineSplitter::dropsAByteOrderMarkAtTheStartOnly()
{
    const std::vector<Seen> expected{{"a", 0, 5},
                                     {"\xEF\xBB\xBF"
                                      "b",
                                      5, 10}};
    QVERIFY(split("\xEF\xBB\xBF"
                  "a\n\xEF\xBB\xBF"
                  "b\n",
                  2) == expected);
}

void TestLineSplitter::neverHoldsALineOverTheLimit_data()
{
    QTest::addColumn<int>("step");
    QTest::addRow("in pieces") << 100'000;
    QTest::addRow("at once") << 8'000'000;
}

void TestLineSplitter::neverHoldsALineOverTheLimit()
{
    QFETCH(const int, step);
    const std::string atLimit(LineSplitter::lineLimit, 'l');
    const std::string over(LineSplitter::lineLimit * 3 + 1, 'x');
    const auto lines = split(atLimit + "\n" + over + "\nshort\n" + over, std::size_t(step));

    QCOMPARE(lines.size(), std::size_t(4));
    QVERIFY(!lines[0].tooLong);
    QCOMPARE(lines[0].text.size(), LineSplitter::lineLimit);
    QVERIFY(lines[1].tooLong);
    QCOMPARE(lines[1].text.size(), LineSplitter::headLimit);
    QCOMPARE(lines[1].offset, std::int64_t(atLimit.size() + 1));
    QCOMPARE(lines[2].text, std::string("short"));
    QCOMPARE(lines[2].offset, lines[1].offset + std::int64_t(over.size()) + 1);
    QVERIFY(lines[3].tooLong);
    QVERIFY(!lines[3].terminated);
    QCOMPARE(lines[3].end, lines[3].offset + std::int64_t(over.size()));
}

QTEST_GUILESS_MAIN(TestLineSplitter)
#include "tst_linesplitter.moc"
