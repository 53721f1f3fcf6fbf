// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/chart.h"

#include "tests/ui/trafficsamples.h"

#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestChart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsSecondsOfAMinute();
    void drawsMeansOfLongerSpans();
    void tellsTheMeanOfWhatIsOverSoFar();
    void leavesAGapWherePenstockDidNotRun();
    void countsOnlyTheTimePenstockRan();
    void doesNotDrawWhatIsOnItsWay();
    void carriesTheBacklogOn();
    void forgetsTheBacklogOverAGap();
    void showsAPeakOfTheBacklog();
    void showsPercentiles();
    void showsOneStreamOrAll();
    void showsMarksAndDeadLetters();
    void coversItsRange_data();
    void coversItsRange();

private:
    [[nodiscard]] static QString textOf(const Chart &chart);
    [[nodiscard]] Chart chart(ChartKind kind, ChartRange range, qint64 now, std::optional<StreamId> stream = {}) const
    {
        return chartOf(m_history, {kind, range, stream}, secondsAfterNoon(now) + Milliseconds(300));
    }

    TrafficHistory m_history;

private Q_SLOTS:
    void init() { m_history = {}; }
};

//! "second:value/value", seconds from noon; "gap" where nothing is known, runs of zeros as one.
QString TestChart::textOf(const Chart &chart)
{
    QStringList texts;
    QString last;
    for (const ChartPoint &point : chart.points) {
        QStringList values;
        for (const auto &value : point.values) {
            if (value)
                values.append(QString::number(*value));
        }
        const QString text = !point.isKnown     ? QStringLiteral("gap")
                             : values.isEmpty() ? QStringLiteral("-")
                                                : values.join(QLatin1Char('/'));
        if (text != last)
            texts.append(QStringLiteral("%1:%2").arg((point.from - noon.wall).count() / 1000).arg(text));
        last = text;
    }
    return texts.join(QLatin1Char(' '));
}

void TestChart::drawsSecondsOfAMinute()
{
    run(m_history, -100, 60);
    m_history.count(1, {traffic(10, 400), traffic(11, 300, 100)});
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::Minute, 60)),
             QStringLiteral("0:0/0 10:400/0 11:300/100 12:0/0"));
}

void TestChart::drawsMeansOfLongerSpans()
{
    run(m_history, -1000, 60);
    m_history.count(1, {traffic(8, 400), traffic(11, 300, 100), traffic(12, 8)});
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::TenMinutes, 60)),
             QStringLiteral("-540:0/0 8:175/25 12:2/0 16:0/0"));
}

void TestChart::tellsTheMeanOfWhatIsOverSoFar()
{
    run(m_history, -1000, 62);
    m_history.count(1, {traffic(60, 100), traffic(61, 300)});
    const Chart chart = this->chart(ChartKind::Delivery, ChartRange::TenMinutes, 62);
    QCOMPARE(chart.points.constLast().values[0], 200.0);
    QCOMPARE(chart.points.constLast().to, secondsAfterNoon(62));
}

void TestChart::leavesAGapWherePenstockDidNotRun()
{
    run(m_history, 5, 20);
    run(m_history, 40, 60);
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::Minute, 60)), QStringLiteral("0:gap 5:0/0 20:gap 40:0/0"));
    QVERIFY(!chart(ChartKind::Delivery, ChartRange::Minute, 60).isEmpty());
    // It did not run for a long time, and nobody has looked since.
    QVERIFY(chart(ChartKind::Delivery, ChartRange::Minute, 500).isEmpty());
}

void TestChart::countsOnlyTheTimePenstockRan()
{
    run(m_history, 10, 60);
    m_history.count(1, {traffic(10, 300), traffic(11, 100)});
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::TenMinutes, 60)), QStringLiteral("-540:gap 8:200/0 12:0/0"));
}

void TestChart::doesNotDrawWhatIsOnItsWay()
{
    run(m_history, 0, 60);
    const auto end = [&](Milliseconds beyond) {
        return chartOf(m_history, {ChartKind::Delivery, ChartRange::Minute, {}}, secondsAfterNoon(60) + beyond).to;
    };
    QCOMPARE(end(Milliseconds(299)), secondsAfterNoon(59));
    QCOMPARE(end(Milliseconds(300)), secondsAfterNoon(60));
    QCOMPARE(end(Milliseconds(1299)), secondsAfterNoon(60));
}

void TestChart::carriesTheBacklogOn()
{
    run(m_history, -3000, 60);
    m_history.count(1, {waiting(-2000, 100), waiting(10, 700), waiting(20, 0)});
    QCOMPARE(textOf(chart(ChartKind::Backlog, ChartRange::Minute, 60)),
             QStringLiteral("0:100/60000 10:700/420000 21:0/0"));
}

void TestChart::forgetsTheBacklogOverAGap()
{
    run(m_history, -100, 20);
    m_history.count(1, {waiting(10, 700)});
    run(m_history, 40, 60);
    m_history.count(1, {waiting(50, 300)});
    QCOMPARE(textOf(chart(ChartKind::Backlog, ChartRange::Minute, 60)),
             QStringLiteral("0:- 10:700/420000 20:gap 40:- 50:300/180000"));
}

void TestChart::showsAPeakOfTheBacklog()
{
    run(m_history, -1000, 60);
    m_history.count(1, {waiting(8, 0), waiting(9, 900), waiting(10, 100)});
    m_history.count(2, {waiting(9, 50)});
    QCOMPARE(textOf(chart(ChartKind::Backlog, ChartRange::TenMinutes, 60)),
             QStringLiteral("-540:- 8:950/570000 12:150/90000"));
}

void TestChart::showsPercentiles()
{
    run(m_history, -100, 60);
    m_history.count(1, {answered(10, {1, 2, 3, 20}), answered(11, {7})});
    QCOMPARE(textOf(chart(ChartKind::AnswerTimes, ChartRange::Minute, 60)),
             QStringLiteral("0:- 10:2/20/20 11:7/7/7 12:-"));
}

void TestChart::showsOneStreamOrAll()
{
    run(m_history, -100, 60);
    m_history.count(1, {traffic(10, 400)});
    m_history.count(2, {traffic(10, 30)});
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::Minute, 60)), QStringLiteral("0:0/0 10:430/0 11:0/0"));
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::Minute, 60, 2)), QStringLiteral("0:0/0 10:30/0 11:0/0"));
    QCOMPARE(textOf(chart(ChartKind::Delivery, ChartRange::Minute, 60, 3)), QStringLiteral("0:0/0"));
}

void TestChart::showsMarksAndDeadLetters()
{
    run(m_history, -1000, 0);
    const auto mark = [&](StreamId stream, TrafficMark::Kind kind, qint64 from, qint64 to) {
        m_history.setMark(stream, kind, secondsAfterNoon(from), secondsAfterNoon(from));
        m_history.setMark(stream, {}, {}, secondsAfterNoon(to));
    };
    mark(1, TrafficMark::Kind::Paused, -900, -800); // before the chart begins
    mark(1, TrafficMark::Kind::Held, -100, 30);
    mark(2, TrafficMark::Kind::Paused, 40, 50);
    run(m_history, 0, 60);
    m_history.count(1, {givenUp(10, 2), givenUp(11, 1)});
    const Chart one = chart(ChartKind::Backlog, ChartRange::Minute, 60, 1);
    QCOMPARE(one.marks.size(), 1U);
    QCOMPARE(one.marks[0].kind, TrafficMark::Kind::Held);
    QCOMPARE(one.points[10].deadLetters, 2);
    QCOMPARE(chart(ChartKind::Delivery, ChartRange::Minute, 60).marks.size(), 2U);
    QCOMPARE(chart(ChartKind::Delivery, ChartRange::Minute, 60, 2).points[10].deadLetters, 0);
}

void TestChart::coversItsRange_data()
{
    QTest::addColumn<ChartRange>("range");
    QTest::addColumn<qint64>("seconds");
    QTest::addRow("1 min") << ChartRange::Minute << qint64(60);
    QTest::addRow("10 min") << ChartRange::TenMinutes << qint64(600);
    QTest::addRow("1 h") << ChartRange::Hour << qint64(3600);
    QTest::addRow("24 h") << ChartRange::Day << qint64(86'400);
}

void TestChart::coversItsRange()
{
    QFETCH(ChartRange, range);
    QFETCH(qint64, seconds);
    run(m_history, -90'000, 77);
    m_history.count(1, {traffic(70, 1)});
    const Chart chart = this->chart(ChartKind::Delivery, range, 77);
    QCOMPARE(chart.from, secondsAfterNoon(77 - seconds));
    QCOMPARE(chart.to, secondsAfterNoon(77));
    QVERIFY(chart.points.constFirst().from <= chart.from);
    QCOMPARE(chart.points.constLast().to, chart.to);
    for (qsizetype i = 1; i < chart.points.size(); ++i) {
        QCOMPARE(chart.points[i].from, chart.points[i - 1].to);
        QVERIFY(chart.points[i].isKnown);
    }
    QVERIFY(chart.points.size() >= 60 && chart.points.size() <= 400);
}

QTEST_APPLESS_MAIN(TestChart)
#include "tst_chart.moc"
