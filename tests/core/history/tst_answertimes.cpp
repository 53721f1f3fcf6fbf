// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/answertimes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace penstock;

class TestAnswerTimes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isExactBelow32Milliseconds();
    void staysWithinItsError_data();
    void staysWithinItsError();
    void takesTheNearestRank_data();
    void takesTheNearestRank();
    void agreesWithSortedTimes();
    void addsUpExactly();
    void isTheSameAfterItWasStored();
    void refusesWhatItDidNotWrite_data();
    void refusesWhatItDidNotWrite();
};

namespace {

AnswerTimes timesOf(const QList<qint64> &list)
{
    AnswerTimes times;
    for (const qint64 each : list)
        times.count(Milliseconds(each));
    return times;
}

QList<qint64> randomTimes(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::lognormal_distribution<double> spread(4.0, 1.5); // around 55 ms, with a long tail
    QList<qint64> times;
    for (int i = 0; i < count; ++i)
        times.append(qint64(spread(random)));
    return times;
}

} // namespace

void TestAnswerTimes::isExactBelow32Milliseconds()
{
    for (qint64 time = 0; time < 32; ++time)
        QCOMPARE(timesOf({time}).percentile(0.5), Milliseconds(time));
}

void TestAnswerTimes::staysWithinItsError_data()
{
    QTest::addColumn<qint64>("time");
    for (qint64 power = 5; power < 30; ++power) {
        for (const qint64 time :
             {qint64(1) << power, (qint64(1) << power) + 1, (qint64(2) << power) - 1, (qint64(3) << power) / 2})
            QTest::addRow("%lld ms", static_cast<long long>(time)) << time;
    }
}

void TestAnswerTimes::staysWithinItsError()
{
    QFETCH(qint64, time);
    const Milliseconds shown = timesOf({time}).percentile(0.5).value();
    QVERIFY2(double(std::abs(shown.count() - time)) <= AnswerTimes::error * double(time),
             qPrintable(QString::number(shown.count())));
}

void TestAnswerTimes::takesTheNearestRank_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<double>("share");
    QTest::addColumn<std::optional<Milliseconds>>("expected");
    QTest::addRow("no answers") << QList<qint64>() << 0.5 << std::optional<Milliseconds>();
    QTest::addRow("one answer is every percentile") << QList<qint64>{7} << 0.99 << std::optional(Milliseconds(7));
    QTest::addRow("half of two is the first") << QList<qint64>{1, 9} << 0.5 << std::optional(Milliseconds(1));
    QTest::addRow("more than half is the second") << QList<qint64>{1, 9} << 0.51 << std::optional(Milliseconds(9));
    QTest::addRow("all of them") << QList<qint64>{3, 1, 2} << 1.0 << std::optional(Milliseconds(3));
    QTest::addRow("a time below zero is zero") << QList<qint64>{-5} << 0.5 << std::optional(Milliseconds(0));
}

void TestAnswerTimes::takesTheNearestRank()
{
    QFETCH(QList<qint64>, times);
    QFETCH(double, share);
    QTEST(timesOf(times).percentile(share), "expected");
}

void TestAnswerTimes::agreesWithSortedTimes()
{
    QList<qint64> list = randomTimes(10'000, 1);
    const AnswerTimes times = timesOf(list);
    std::ranges::sort(list);
    QCOMPARE(times.total(), qint64(list.size()));
    for (const double share : {0.01, 0.5, 0.9, 0.95, 0.99, 1.0}) {
        const qint64 exact = list[qsizetype(std::ceil(share * double(list.size()))) - 1];
        const qint64 shown = times.percentile(share).value().count();
        QVERIFY(double(std::abs(shown - exact)) <= AnswerTimes::error * double(exact));
    }
}

void TestAnswerTimes::addsUpExactly()
{
    const QList<qint64> first = randomTimes(500, 2);
    const QList<qint64> second = randomTimes(700, 3);
    AnswerTimes sum = timesOf(first);
    sum.add(timesOf(second));
    QCOMPARE(sum, timesOf(first + second));
}

void TestAnswerTimes::isTheSameAfterItWasStored()
{
    for (const QList<qint64> &list :
         {QList<qint64>(), QList<qint64>{0}, randomTimes(1000, 4), QList<qint64>{1LL << 62}}) {
        const AnswerTimes times = timesOf(list);
        QCOMPARE(AnswerTimes::fromBytes(times.toBytes()), times);
    }
}

void TestAnswerTimes::refusesWhatItDidNotWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("cut off") << timesOf({1, 2}).toBytes().chopped(1);
    QTest::addRow("twice the same") << timesOf({1}).toBytes() + timesOf({1}).toBytes();
    QTest::addRow("descending") << timesOf({2}).toBytes() + timesOf({1}).toBytes();
    QTest::addRow("no such bucket") << QByteArray::fromHex("ffff01000000");
    QTest::addRow("an empty one") << QByteArray::fromHex("010000000000");
}

void TestAnswerTimes::refusesWhatItDidNotWrite()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!AnswerTimes::fromBytes(bytes));
}

QTEST_APPLESS_MAIN(TestAnswerTimes)
#include "tst_answertimes.moc"
