// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/retryafter.h"

#include <QTest>

using namespace penstock;

class TestRetryAfter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsSecondsAndDates_data();
    void understandsSecondsAndDates();
    void refusesWhatIsNeither_data();
    void refusesWhatIsNeither();
};

void TestRetryAfter::understandsSecondsAndDates_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds");

    // Now is Mon, 23 Nov 2026 12:00:00 GMT.
    QTest::addRow("seconds") << QByteArray("120") << qint64(120);
    QTest::addRow("none") << QByteArray("0") << qint64(0);
    QTest::addRow("with spaces") << QByteArray(" 5 ") << qint64(5);
    QTest::addRow("more than anyone waits") << QByteArray("99999999999999999999") << qint64(2'147'483'647);
    QTest::addRow("date") << QByteArray("Mon, 23 Nov 2026 12:02:00 GMT") << qint64(120);
    QTest::addRow("date with a two-digit year") << QByteArray("Monday, 23-Nov-26 12:02:00 GMT") << qint64(120);
    QTest::addRow("date of the C library") << QByteArray("Mon Nov 23 12:02:00 2026") << qint64(120);
    QTest::addRow("date of the C library, one-digit day")
        << QByteArray("Tue Dec  1 12:00:00 2026") << qint64(8 * 86'400);
    QTest::addRow("date that has passed") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(0);
    QTest::addRow("two-digit year that has passed") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << qint64(0);
}

void TestRetryAfter::understandsSecondsAndDates()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, seconds);

    const WallTime now = wallTimeFromEpochMs(1'795'435'200'000);
    QCOMPARE(parseRetryAfter(value, now), Milliseconds(std::chrono::seconds(seconds)));
}

void TestRetryAfter::refusesWhatIsNeither_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"", " ", "-1", "+5", "1.5", "soon", "Mon, 32 Nov 2026 12:02:00 GMT", "5 s"})
        QTest::addRow("\"%s\"", value) << QByteArray(value);
}

void TestRetryAfter::refusesWhatIsNeither()
{
    QFETCH(QByteArray, value);
    QVERIFY(!parseRetryAfter(value, WallTime()));
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
