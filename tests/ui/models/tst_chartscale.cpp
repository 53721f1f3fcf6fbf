// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/chartscale.h"

#include "tests/ui/samples.h"

#include <QTest>

using namespace penstock;

class TestChartScale final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNice_data();
    void isNice();
    void doesNotJumpToAndFro();
    void findsTheHighestOfWhatIsDrawn();
    void writesShortNumbers_data();
    void writesShortNumbers();
    void placesRoundTimes_data();
    void placesRoundTimes();
};

void TestChartScale::isNice_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<ChartScale>("expected");
    QTest::addRow("nothing") << 0.0 << ChartScale{1, 0.5};
    QTest::addRow("a little") << 0.3 << ChartScale{0.3, 0.1};
    QTest::addRow("one") << 1.0 << ChartScale{1, 0.5};
    QTest::addRow("just above") << 1.01 << ChartScale{1.5, 0.5};
    QTest::addRow("as in the picture") << 550.0 << ChartScale{600, 300};
    QTest::addRow("a full thousand") << 1000.0 << ChartScale{1000, 500};
    QTest::addRow("above the last step") << 8.5 << ChartScale{10, 5};
    QTest::addRow("a million") << 2'345'678.0 << ChartScale{3e6, 1e6};
}

void TestChartScale::isNice()
{
    QFETCH(double, highest);
    QFETCH(ChartScale, expected);
    const ChartScale scale = scaleFor(highest);
    QCOMPARE(scale.top, expected.top);
    QCOMPARE(scale.step, expected.step);
}

void TestChartScale::doesNotJumpToAndFro()
{
    ChartScale scale = scaleFor(550);
    scale = scaleFor(300, scale);
    QCOMPARE(scale.top, 600); // it fits well
    scale = scaleFor(0, scale);
    QCOMPARE(scale.top, 600); // a pause changes nothing
    scale = scaleFor(610, scale);
    QCOMPARE(scale.top, 800); // what does not fit is never cut off
    scale = scaleFor(120, scale);
    QCOMPARE(scale.top, 150); // far too small to be read
}

void TestChartScale::findsTheHighestOfWhatIsDrawn()
{
    Chart chart;
    QCOMPARE(highestOf(chart), 0);
    ChartPoint point;
    point.values = {5.0, 70.0, {}};
    chart.points = {point, {}};
    QCOMPARE(highestOf(chart), 70);
    chart.question.kind = ChartKind::Backlog; // bytes are told, not drawn
    QCOMPARE(highestOf(chart), 5);
}

void TestChartScale::writesShortNumbers_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::addRow("zero") << ChartKind::Delivery << 0.0 << QStringLiteral("0");
    QTest::addRow("a tenth") << ChartKind::Delivery << 0.1 << QStringLiteral("0.1");
    QTest::addRow("hundreds") << ChartKind::Delivery << 300.0 << QStringLiteral("300");
    QTest::addRow("thousands") << ChartKind::Backlog << 1500.0 << QStringLiteral("1.5k");
    QTest::addRow("many thousands") << ChartKind::Backlog << 400'000.0 << QStringLiteral("400k");
    QTest::addRow("millions") << ChartKind::Backlog << 2e6 << QStringLiteral("2M");
    QTest::addRow("more") << ChartKind::Backlog << 3e9 << QStringLiteral("3G");
    QTest::addRow("milliseconds") << ChartKind::AnswerTimes << 250.0 << QStringLiteral("250 ms");
    QTest::addRow("seconds") << ChartKind::AnswerTimes << 1500.0 << QStringLiteral("1.5 s");
    QTest::addRow("no time") << ChartKind::AnswerTimes << 0.0 << QStringLiteral("0 ms");
}

void TestChartScale::writesShortNumbers()
{
    QFETCH(ChartKind, kind);
    QFETCH(double, value);
    QTEST(axisText(kind, value), "text");
}

void TestChartScale::placesRoundTimes_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("texts");
    QTest::addRow("a minute") << 60 << 4 << QStringLiteral("13:59:30 13:59:45 14:00:00 14:00:15");
    QTest::addRow("ten minutes") << 600 << 5 << QStringLiteral("13:52 13:54 13:56 13:58 14:00");
    QTest::addRow("little room") << 600 << 2 << QStringLiteral("13:55 14:00");
    QTest::addRow("an hour") << 3600 << 6 << QStringLiteral("13:10 13:20 13:30 13:40 13:50 14:00");
    QTest::addRow("a day") << 86'400 << 6 << QStringLiteral("16:00 20:00 00:00 04:00 08:00 12:00");
    QTest::addRow("no room") << 86'400 << 1 << QString();
}

void TestChartScale::placesRoundTimes()
{
    QFETCH(int, seconds);
    QFETCH(int, most);
    Chart chart;
    chart.to = samples::noon.wall + std::chrono::seconds(20);
    chart.from = chart.to - std::chrono::seconds(seconds);
    QStringList texts;
    for (const TimeTick &tick : timeTicks(chart, most)) {
        QVERIFY(tick.time >= chart.from && tick.time <= chart.to);
        texts.append(tick.text);
    }
    QTEST(texts.join(QLatin1Char(' ')), "texts");
}

QTEST_APPLESS_MAIN(TestChartScale)
#include "tst_chartscale.moc"
