// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/linediff.h"

#include <QTest>

using namespace penstock;

class TestLineDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatDiffers_data();
    void marksWhatDiffers();
};

void TestLineDiff::marksWhatDiffers_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("diff");
    const auto row = [](const char *name, const char *first, const char *second, const char *diff) {
        QTest::addRow("%s", name) << QString::fromLatin1(first) << QString::fromLatin1(second)
                                  << QString::fromLatin1(diff);
    };
    row("the same", "a\nb", "a\nb", " a, b");
    row("nothing in common", "a", "b", "-a,+b");
    row("one more", "a\nc", "a\nb\nc", " a,+b, c");
    row("one less", "a\nb\nc", "a\nc", " a,-b, c");
    row("one changed", "a\nb\nc", "a\nx\nc", " a,-b,+x, c");
    row("moved", "a\nb", "b\na", "-a, b,+a");
    row("empty against one", "", "a", "-,+a");
}

void TestLineDiff::marksWhatDiffers()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, diff);
    QStringList lines;
    for (const DiffLine &line : lineDiff(first, second)) {
        const char sign = line.side == DiffLine::Side::Both ? ' ' : line.side == DiffLine::Side::First ? '-' : '+';
        lines.append(QLatin1Char(sign) + line.text);
    }
    QCOMPARE(lines.join(u','), diff);
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
