// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/wording.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"

#include <QLocale>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestWording final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void writesSizes_data();
    void writesSizes();
    void writesDurations_data();
    void writesDurations();
    void saysZeroForWhatIsDue();
    void writesAges_data();
    void writesAges();
    void groupsNumbersByLocale();
    void writesExactTimesWithTheirZone();
    void neverSaysMoreTriesThanAreMost();
};

void TestWording::writesSizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addRow("none") << qint64(0) << QStringLiteral("0 B");
    QTest::addRow("bytes") << qint64(999) << QStringLiteral("999 B");
    QTest::addRow("small") << qint64(1'234) << QStringLiteral("1.2 KB");
    QTest::addRow("usual") << qint64(61'234) << QStringLiteral("61 KB");
    QTest::addRow("almost a megabyte") << qint64(999'499) << QStringLiteral("999 KB");
    QTest::addRow("megabytes") << qint64(12'345'678) << QStringLiteral("12.3 MB");
}

void TestWording::writesSizes()
{
    QFETCH(qint64, bytes);
    QTEST(sizeText(bytes), "text");
}

void TestWording::writesDurations_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("took");
    QTest::addColumn<QString>("delay");
    QTest::addColumn<QString>("countdown");
    QTest::addRow("nothing") << 0 << QStringLiteral("0 ms") << QStringLiteral("0 ms") << QStringLiteral("0:00");
    QTest::addRow("milliseconds") << 81 << QStringLiteral("81 ms") << QStringLiteral("81 ms") << QStringLiteral("0:01");
    QTest::addRow("seconds") << 1230 << QStringLiteral("1.2 s") << QStringLiteral("1.2 s") << QStringLiteral("0:02");
    QTest::addRow("whole seconds") << 42'000 << QStringLiteral("42.0 s") << QStringLiteral("42 s")
                                   << QStringLiteral("0:42");
    QTest::addRow("minutes") << 125'000 << QStringLiteral("2:05") << QStringLiteral("125 s") << QStringLiteral("2:05");
    QTest::addRow("hours") << 3'723'000 << QStringLiteral("1:02:03") << QStringLiteral("1:02:03")
                           << QStringLiteral("1:02:03");
}

void TestWording::writesDurations()
{
    QFETCH(int, ms);
    QTEST(tookText(Milliseconds(ms)), "took");
    QTEST(delayText(Milliseconds(ms)), "delay");
    QTEST(countdownText(Milliseconds(ms)), "countdown");
}

void TestWording::writesAges_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("now") << 1 << QStringLiteral("just now");
    QTest::addRow("seconds") << 42 << QStringLiteral("42 s ago");
    QTest::addRow("minutes") << 150 << QStringLiteral("2 min ago");
    QTest::addRow("hours") << 7300 << QStringLiteral("2 h ago");
    QTest::addRow("days") << 200'000 << QStringLiteral("2026-11-23 14:00");
}

void TestWording::writesAges()
{
    QFETCH(int, seconds);
    QTEST(agoText(noon.wall, noon.wall + std::chrono::seconds(seconds)), "text");
}

void TestWording::saysZeroForWhatIsDue()
{
    QCOMPARE(countdownText(Milliseconds(-5000)), QStringLiteral("0:00"));
}

void TestWording::groupsNumbersByLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(numberText(1'204'310), QStringLiteral("1,204,310"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(numberText(1'204'310), QStringLiteral("1.204.310"));
    QLocale::setDefault(before);
}

void TestWording::writesExactTimesWithTheirZone()
{
    QCOMPARE(dayMinuteText(noon.wall + Milliseconds(59'000)), QStringLiteral("2026-11-23 14:00"));
    QCOMPARE(exactText(noon.wall + Milliseconds(81)), QStringLiteral("2026-11-23 14:00:00.081 UTC+00:00"));
}

void TestWording::neverSaysMoreTriesThanAreMost()
{
    QCOMPARE(tryText(0, 4), QString());
    QCOMPARE(tryText(2, 4), QStringLiteral("2 of 4"));
    QCOMPARE(tryText(5, 4), QStringLiteral("5 of 5"));
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
