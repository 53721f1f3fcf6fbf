// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/charttext.h"

#include "tests/ui/trafficsamples.h"

#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestChartText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsAPointExactly_data();
    void tellsAPointExactly();
    void describesTheChart_data();
    void describesTheChart();
    void writesATable_data();
    void writesATable();
    void namesTheFile();

private:
    [[nodiscard]] Chart chart(ChartKind kind, ChartRange range = ChartRange::Minute) const
    {
        return chartOf(m_history, {kind, range, 1}, secondsAfterNoon(60) + Milliseconds(300));
    }

    TrafficHistory m_history;
};

void TestChartText::init()
{
    m_history = {};
    run(m_history, 2, 60);
    m_history.count(1, {traffic(10, 1412, 100), waiting(11, 700), answered(12, {20, 25, 1500}), givenUp(10, 2)});
    m_history.setMark(1, TrafficMark::Kind::Held, secondsAfterNoon(20), secondsAfterNoon(20));
    m_history.setMark(1, {}, {}, secondsAfterNoon(30));
}

void TestChartText::tellsAPointExactly_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<int>("second");
    QTest::addColumn<QString>("facts");
    QTest::addRow("delivery") << ChartKind::Delivery << 10
                              << QStringLiteral("14:00:10 – 14:00:11 UTC+00:00|Delivered per second=1,412/s|"
                                                "Failed per second=100/s|Dead letters=2");
    QTest::addRow("backlog") << ChartKind::Backlog << 11
                             << QStringLiteral("14:00:11 – 14:00:12 UTC+00:00|Events waiting=700|Size=420 KB");
    QTest::addRow("answers") << ChartKind::AnswerTimes << 12
                             << QStringLiteral("14:00:12 – 14:00:13 UTC+00:00|Median (p50)=25 ms|"
                                               "95 % (p95)=1.5 s|99 % (p99)=1.5 s");
    QTest::addRow("no answers") << ChartKind::AnswerTimes << 13
                                << QStringLiteral(
                                       "14:00:13 – 14:00:14 UTC+00:00|Median (p50)=–|95 % (p95)=–|99 % (p99)=–");
    QTest::addRow("held") << ChartKind::Delivery << 25
                          << QStringLiteral("14:00:25 – 14:00:26 UTC+00:00|Delivered per second=0/s|"
                                            "Failed per second=0/s|Held");
    QTest::addRow("a gap") << ChartKind::Delivery << 1
                           << QStringLiteral("14:00:01 – 14:00:02 UTC+00:00|Penstock was not running");
}

void TestChartText::tellsAPointExactly()
{
    QFETCH(ChartKind, kind);
    QFETCH(int, second);
    const Chart chart = this->chart(kind);
    QStringList texts;
    for (const ChartFact &fact : factsOf(chart, chart.points[second]))
        texts.append(fact.name.isEmpty() ? fact.value : QStringLiteral("%1=%2").arg(fact.name, fact.value));
    QTEST(texts.join(QLatin1Char('|')), "facts");
}

void TestChartText::describesTheChart_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<QString>("whose");
    QTest::addColumn<QString>("text");
    QTest::addRow("delivery") << ChartKind::Delivery << QStringLiteral("Orders")
                              << QStringLiteral("Delivery of Orders, last 1 min. At 14:01:00: Delivered per "
                                                "second: 0/s, Failed per second: 0/s. Dead letters: 2. Held from "
                                                "14:00:20 to 14:00:30.");
    QTest::addRow("answers, the newest there are")
        << ChartKind::AnswerTimes << QString()
        << QStringLiteral(
               "Answer times of all streams, last 1 min. At 14:00:13: Median (p50): 25 ms, 95 % (p95): 1.5 s, "
               "99 % (p99): 1.5 s. Dead letters: 2. Held from 14:00:20 to 14:00:30.");
}

void TestChartText::describesTheChart()
{
    QFETCH(ChartKind, kind);
    QFETCH(QString, whose);
    QTEST(describe(chart(kind), whose), "text");
    m_history = {};
    QVERIFY(describe(chart(kind), whose).endsWith(QStringLiteral("last 1 min. Nothing yet.")));
}

void TestChartText::writesATable_data()
{
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<QByteArrayList>("rows");
    QTest::addRow("delivery") << ChartKind::Delivery
                              << QByteArrayList{
                                     "from,to,delivered (events/s),failed (events/s),dead letters (batches),note",
                                     "2026-11-23T14:00:01Z,2026-11-23T14:00:02Z,,,,not running",
                                     "2026-11-23T14:00:10Z,2026-11-23T14:00:11Z,1412,100,2,",
                                     "2026-11-23T14:00:25Z,2026-11-23T14:00:26Z,0,0,0,held"};
    QTest::addRow("backlog") << ChartKind::Backlog
                             << QByteArrayList{"from,to,backlog (events),backlog (bytes),dead letters (batches),note",
                                               "2026-11-23T14:00:10Z,2026-11-23T14:00:11Z,,,2,",
                                               "2026-11-23T14:00:12Z,2026-11-23T14:00:13Z,700,420000,0,"};
    QTest::addRow("answers") << ChartKind::AnswerTimes
                             << QByteArrayList{"from,to,p50 (ms),p95 (ms),p99 (ms),dead letters (batches),note",
                                               "2026-11-23T14:00:12Z,2026-11-23T14:00:13Z,25,1503,1503,0,"};
}

void TestChartText::writesATable()
{
    QFETCH(ChartKind, kind);
    QFETCH(QByteArrayList, rows);
    const QByteArray csv = csvOf(chart(kind));
    QVERIFY(csv.endsWith("\r\n"));
    const QList<QByteArray> lines = csv.chopped(2).split('\n');
    QCOMPARE(lines.size(), 61);
    QCOMPARE(lines.constFirst().trimmed(), rows.constFirst());
    for (const QByteArray &row : std::as_const(rows))
        QVERIFY2(lines.contains(row + '\r') || lines.constLast() == row, row.constData());
}

void TestChartText::namesTheFile()
{
    QCOMPARE(fileNameOf(chart(ChartKind::Backlog), QStringLiteral("a/b: \"c\"")),
             QStringLiteral("a-b- -c- – Backlog – 1 min"));
    QCOMPARE(fileNameOf(chart(ChartKind::Delivery), {}), QStringLiteral("All streams – Delivery – 1 min"));
}

QTEST_APPLESS_MAIN(TestChartText)
#include "tst_charttext.moc"
