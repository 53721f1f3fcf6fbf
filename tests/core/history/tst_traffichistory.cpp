// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/traffichistory.h"

#include <QTest>

using namespace penstock;

class TestTrafficHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhenPenstockRan_data();
    void knowsWhenPenstockRan();
    void marksPausesAndHolds();
    void writesAMarkThatLasts();
    void keepsStreamsApart();
    void goesOnAfterARestart();
    void forgetsAfterADay();
};

namespace {

constexpr qint64 noonSecond = 1'700'049'600;
const WallTime noon = wallTimeFromEpochMs(noonSecond * 1000);

WallTime at(qint64 seconds)
{
    return noon + std::chrono::seconds(seconds);
}

TrafficSlot slotAt(qint64 second, qint64 delivered)
{
    TrafficSlot slot;
    slot.second = noonSecond + second;
    slot.eventsDelivered = delivered;
    return slot;
}

QString textOf(const std::vector<RunningSpan> &spans)
{
    QStringList texts;
    for (const RunningSpan &span : spans)
        texts.append(QStringLiteral("%1-%2").arg(span.from - noonSecond).arg(span.to - noonSecond));
    return texts.join(QLatin1Char(' '));
}

QString textOf(const std::vector<TrafficMark> &marks)
{
    QStringList texts;
    for (const TrafficMark &mark : marks)
        texts.append(
            QStringLiteral("%1 %2 %3-%4")
                .arg(mark.stream)
                .arg(mark.kind == TrafficMark::Kind::Paused ? QStringLiteral("paused") : QStringLiteral("held"))
                .arg((mark.from - noon).count() / 1000)
                .arg((mark.to - noon).count() / 1000));
    return texts.join(QStringLiteral(", "));
}

} // namespace

void TestTrafficHistory::knowsWhenPenstockRan_data()
{
    QTest::addColumn<QList<int>>("ticks");
    QTest::addColumn<QString>("expected");
    QTest::addRow("each second") << QList<int>{0, 1, 2, 3} << QStringLiteral("0-3");
    QTest::addRow("a busy window") << QList<int>{0, 7, 17} << QStringLiteral("0-17");
    QTest::addRow("the machine slept") << QList<int>{0, 1, 600, 601} << QStringLiteral("0-1 600-601");
    QTest::addRow("the clock was set back") << QList<int>{600, 601, 0, 1} << QStringLiteral("600-601 0-1");
}

void TestTrafficHistory::knowsWhenPenstockRan()
{
    QFETCH(QList<int>, ticks);
    TrafficHistory history;
    for (const int tick : ticks)
        history.tick(at(tick));
    QTEST(textOf(history.running()), "expected");
}

void TestTrafficHistory::marksPausesAndHolds()
{
    using Kind = TrafficMark::Kind;
    TrafficHistory history;
    history.setMark(1, {}, {}, at(0));
    QCOMPARE(textOf(history.marks()), QString());
    history.setMark(1, Kind::Paused, at(10), at(10));
    history.setMark(1, Kind::Paused, at(10), at(11));
    history.setMark(2, Kind::Held, at(12), at(12));
    history.tick(at(20));
    QCOMPARE(textOf(history.marks()), QStringLiteral("1 paused 10-20, 2 held 12-20"));
    history.setMark(1, {}, {}, at(21));
    history.setMark(2, Kind::Held, at(25), at(25)); // resumed and held again between two looks
    history.tick(at(30));
    QCOMPARE(textOf(history.marks()), QStringLiteral("1 paused 10-21, 2 held 12-25, 2 held 25-30"));
}

void TestTrafficHistory::writesAMarkThatLasts()
{
    TrafficHistory history;
    history.setMark(1, TrafficMark::Kind::Paused, at(10), at(10));
    history.tick(at(12));
    QCOMPARE(textOf(history.takeChanges().marks), QStringLiteral("1 paused 10-12"));
    history.tick(at(14));
    QCOMPARE(textOf(history.takeChanges().marks), QStringLiteral("1 paused 10-14"));
    history.setMark(1, {}, {}, at(15));
    QCOMPARE(textOf(history.takeChanges().marks), QStringLiteral("1 paused 10-15"));
    QCOMPARE(textOf(history.takeChanges().marks), QString());
}

void TestTrafficHistory::keepsStreamsApart()
{
    TrafficHistory history;
    history.count(1, {slotAt(0, 10)});
    history.count(2, {slotAt(0, 20), slotAt(1, 30)});
    QVERIFY(!history.series(3));
    QCOMPARE(history.series(1)->spans(noonSecond, noonSecond + 60, 60).front().eventsDelivered, 10);
    QCOMPARE(history.series(2)->spans(noonSecond, noonSecond + 60, 60).front().eventsDelivered, 50);
}

void TestTrafficHistory::goesOnAfterARestart()
{
    TrafficHistory before;
    before.tick(at(0));
    before.count(1, {slotAt(0, 10)});
    before.setMark(1, TrafficMark::Kind::Held, at(1), at(1));
    before.tick(at(2));
    const TrafficRecord stored = before.takeChanges();

    // What happens until the file is read is not lost, and what it holds is not taken for new.
    TrafficHistory history;
    history.tick(at(30));
    history.count(1, {slotAt(30, 5)});
    history.restore(stored);
    history.tick(at(31));
    QCOMPARE(textOf(history.running()), QStringLiteral("0-2 30-31"));
    QCOMPARE(textOf(history.marks()), QStringLiteral("1 held 1-2"));
    QCOMPARE(history.series(1)->spans(noonSecond, noonSecond + 60, 60).front().eventsDelivered, 15);
    const TrafficRecord changes = history.takeChanges();
    QCOMPARE(changes.streams.size(), 1U);
    QCOMPARE(changes.streams.front().seconds.size(), 1U);
    QCOMPARE(changes.streams.front().minutes.front().eventsDelivered, 15);
    QCOMPARE(textOf(changes.running), QStringLiteral("30-31"));
}

void TestTrafficHistory::forgetsAfterADay()
{
    TrafficHistory history;
    history.tick(at(0));
    history.count(1, {slotAt(0, 10)});
    history.setMark(1, TrafficMark::Kind::Held, at(1), at(1));
    history.setMark(1, {}, {}, at(2));
    history.tick(at(24 * 3600));
    QCOMPARE(history.running().size(), 2U);
    history.tick(at(25 * 3600));
    QCOMPARE(textOf(history.running()), QStringLiteral("86400-86400 90000-90000"));
    QCOMPARE(textOf(history.marks()), QString());
    QVERIFY(history.series(1)->spans(noonSecond, noonSecond + 60, 60).empty());
}

QTEST_APPLESS_MAIN(TestTrafficHistory)
#include "tst_traffichistory.moc"
