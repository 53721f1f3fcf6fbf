// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/seencounter.h"

#include <QTest>

#include <algorithm>

using namespace penstock;

class TestSeenCounter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByCode();
    void startsAnewWithEachReport();
    void boundsTheCodes();
};

void TestSeenCounter::countsByCode()
{
    SeenCounter counter;
    counter.count({.name = "Email Sent", .code = "MOE_EMAIL_SENT"}, true);
    counter.count({.name = "Email Sent", .code = "MOE_EMAIL_SENT"}, false);
    counter.count({.name = "another name", .code = "MOE_EMAIL_SENT"}, true);
    const auto taken = counter.take();
    QCOMPARE(taken, (std::vector<SeenEvents>{{"MOE_EMAIL_SENT", "Email Sent", 2, 1}}));
}

void TestSeenCounter::startsAnewWithEachReport()
{
    SeenCounter counter;
    QVERIFY(counter.take().empty());
    counter.count({.name = "a", .code = "A"}, true);
    QCOMPARE(counter.take().size(), 1u);
    QVERIFY(counter.take().empty());
    counter.count({.name = "b", .code = "B"}, false);
    QCOMPARE(counter.take(), (std::vector<SeenEvents>{{"B", "b", 0, 1}}));
}

void TestSeenCounter::boundsTheCodes()
{
    SeenCounter counter;
    for (std::size_t i = 0; i < SeenCounter::mostCodes + 500; ++i) {
        const std::string code = std::to_string(i);
        counter.count({.name = code, .code = code}, true);
    }
    const auto taken = counter.take();
    QCOMPARE(taken.size(), SeenCounter::mostCodes + 1);
    const auto others = std::ranges::find(taken, QByteArray(), &SeenEvents::code);
    QVERIFY(others != taken.end());
    QCOMPARE(others->chosen, 500);
    counter.count({.name = "0", .code = "0"}, true); // known before it was full
    QCOMPARE(counter.take().front().code, QByteArray("0"));
}

QTEST_GUILESS_MAIN(TestSeenCounter)
#include "tst_seencounter.moc"
