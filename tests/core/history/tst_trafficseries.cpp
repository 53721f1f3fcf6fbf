// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficseries.h"

#include <QTest>

#include <random>

using namespace penstock;

class TestTrafficSeries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesWhatHappensInOneSecond();
    void tellsTheSameAtEveryLength_data();
    void tellsTheSameAtEveryLength();
    void knowsTheBacklogOfAnyMoment();
    void keepsAnHourOfSecondsAndADayOfMinutes();
    void takesWhatComesLateToItsSecond();
    void addsToWhatWasStored();
    void handsOutWhatChanged();
};

namespace {

constexpr qint64 noon = 1'700'000'040 - 1'700'000'040 % 86'400; // a whole multiple of every step

TrafficSlot slotAt(qint64 second, qint64 delivered, qint64 failed = 0)
{
    TrafficSlot slot;
    slot.second = second;
    slot.eventsDelivered = delivered;
    slot.eventsFailed = failed;
    return slot;
}

TrafficSlot waitingAt(qint64 second, qint64 events)
{
    TrafficSlot slot;
    slot.second = second;
    slot.setBacklog({events, events * 600});
    return slot;
}

//! "second:delivered/failed", seconds from noon.
QString textOf(const std::vector<TrafficSlot> &spans)
{
    QStringList texts;
    for (const TrafficSlot &span : spans)
        texts.append(
            QStringLiteral("%1:%2/%3").arg(span.second - noon).arg(span.eventsDelivered).arg(span.eventsFailed));
    return texts.join(QLatin1Char(' '));
}

} // namespace

void TestTrafficSeries::mergesWhatHappensInOneSecond()
{
    TrafficSeries series;
    series.add(slotAt(noon, 100));
    series.add(slotAt(noon, 50, 100));
    series.add(slotAt(noon + 2, 7));
    QCOMPARE(textOf(series.spans(noon, noon + 60, 1)), QStringLiteral("0:150/100 2:7/0"));
    QCOMPARE(textOf(series.spans(noon, noon + 2, 1)), QStringLiteral("0:150/100"));
}

void TestTrafficSeries::tellsTheSameAtEveryLength_data()
{
    QTest::addColumn<qint64>("step");
    for (const qint64 step : {1, 2, 5, 10, 60, 240})
        QTest::addRow("%lld s", static_cast<long long>(step)) << step;
}

void TestTrafficSeries::tellsTheSameAtEveryLength()
{
    QFETCH(qint64, step);
    std::mt19937 random(5);
    std::uniform_int_distribution<qint64> number(0, 500);
    TrafficSeries series;
    TrafficSlot all;
    std::map<qint64, TrafficSlot> expected;
    for (qint64 second = 0; second < 3600; ++second) {
        TrafficSlot slot = slotAt(noon + second, number(random), number(random));
        slot.answers.count(Milliseconds(number(random)));
        slot.setBacklog({number(random), number(random)});
        series.add(slot);
        all.merge(slot);
        TrafficSlot &span = expected[noon + second - second % step];
        span.second = noon + second - second % step;
        span.merge(slot);
    }
    TrafficSlot sum;
    const std::vector<TrafficSlot> spans = series.spans(noon, noon + 3600, step);
    QCOMPARE(spans.size(), expected.size());
    for (const TrafficSlot &span : spans) {
        QCOMPARE(span, expected.at(span.second));
        sum.merge(span);
    }
    QCOMPARE(sum, all);
}

void TestTrafficSeries::knowsTheBacklogOfAnyMoment()
{
    TrafficSeries series;
    QVERIFY(!series.backlogAt(noon));
    series.add(waitingAt(noon, 100));
    series.add(waitingAt(noon, 300));
    series.add(waitingAt(noon, 200));
    series.add(slotAt(noon + 5, 1));
    QVERIFY(!series.backlogAt(noon));
    QCOMPARE(series.backlogAt(noon + 1)->events, 200);
    QCOMPARE(series.backlogAt(noon + 3000)->events, 200);
    QVERIFY(!series.backlogAt(noon + 3000, noon + 60)); // it began to be known after what happened
    QCOMPARE(series.spans(noon, noon + 1, 1).front().highestBacklog->events, 300);
    // The second is forgotten, the minute is not.
    series.prune(noon + 7200);
    QCOMPARE(series.backlogAt(noon + 7200)->events, 200);
}

void TestTrafficSeries::keepsAnHourOfSecondsAndADayOfMinutes()
{
    TrafficSeries series;
    series.add(slotAt(noon, 1));
    series.add(slotAt(noon + 1800, 2));
    series.prune(noon + TrafficSeries::keepSeconds + 1);
    QCOMPARE(textOf(series.spans(noon, noon + 7200, 1)), QStringLiteral("1800:2/0"));
    QCOMPARE(textOf(series.spans(noon, noon + 7200, 60)), QStringLiteral("0:1/0 1800:2/0"));
    series.prune(noon + TrafficSeries::keepMinutes + 1);
    QCOMPARE(textOf(series.spans(noon, noon + 7200, 60)), QStringLiteral("1800:2/0"));
}

void TestTrafficSeries::takesWhatComesLateToItsSecond()
{
    TrafficSeries series;
    series.add(slotAt(noon + 10, 1));
    series.add(slotAt(noon + 8, 2));
    series.add(slotAt(noon + 9, 3));
    series.add(slotAt(noon + 8, 4));
    QCOMPARE(textOf(series.spans(noon, noon + 60, 1)), QStringLiteral("8:6/0 9:3/0 10:1/0"));
}

void TestTrafficSeries::addsToWhatWasStored()
{
    TrafficSeries series;
    series.add(slotAt(noon + 10, 1));
    series.add(slotAt(noon + 11, 1));
    series.restore({slotAt(noon + 9, 5), slotAt(noon + 10, 7)}, {slotAt(noon, 12)});
    QCOMPARE(textOf(series.spans(noon, noon + 60, 1)), QStringLiteral("9:5/0 10:8/0 11:1/0"));
    QCOMPARE(textOf(series.spans(noon, noon + 60, 60)), QStringLiteral("0:14/0"));
}

void TestTrafficSeries::handsOutWhatChanged()
{
    TrafficSeries series;
    QVERIFY(series.takeChanges().seconds.empty());
    series.add(slotAt(noon + 59, 1));
    series.add(slotAt(noon + 60, 2));
    auto changes = series.takeChanges();
    QCOMPARE(textOf(changes.seconds), QStringLiteral("59:1/0 60:2/0"));
    QCOMPARE(textOf(changes.minutes), QStringLiteral("0:1/0 60:2/0"));
    QVERIFY(series.takeChanges().minutes.empty());
    series.add(slotAt(noon + 60, 3));
    changes = series.takeChanges();
    QCOMPARE(textOf(changes.seconds), QStringLiteral("60:5/0"));
    QCOMPARE(textOf(changes.minutes), QStringLiteral("60:5/0"));
}

QTEST_APPLESS_MAIN(TestTrafficSeries)
#include "tst_trafficseries.moc"
