// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/chartscale.h"

#include "ui/models/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

// Of each power of ten; two or three parts each.
constexpr ChartScale niceScales[] = {{1, 0.5}, {1.5, 0.5}, {2, 1}, {3, 1}, {4, 2}, {6, 3}, {8, 4}, {10, 5}};

//! It is kept while the highest value fills more of it than this.
constexpr double wellFilled = 0.4;

constexpr int niceSeconds[] = {5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14'400, 21'600, 43'200};

QString shortNumber(double value)
{
    // Not more digits than it takes to tell the steps apart.
    return QLocale().toString(value, 'g', 4);
}

} // namespace

ChartScale scaleFor(double highest, const std::optional<ChartScale> &before)
{
    if (before && highest <= before->top && (highest > before->top * wellFilled || highest <= 0))
        return *before;
    if (highest <= 0)
        return {};
    const double power = std::pow(10.0, std::floor(std::log10(highest)));
    for (const ChartScale &scale : niceScales) {
        if (scale.top * power >= highest)
            return {scale.top * power, scale.step * power};
    }
    return {10 * power, 5 * power};
}

int lineCount(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delivery:
        return 2;
    case ChartKind::Backlog:
        return 1;
    case ChartKind::AnswerTimes:
        return 3;
    }
    Q_UNREACHABLE();
}

double highestOf(const Chart &chart)
{
    double highest = 0;
    for (const ChartPoint &point : chart.points) {
        for (int line = 0; line < lineCount(chart.question.kind); ++line)
            highest = std::max(highest, point.values[std::size_t(line)].value_or(0));
    }
    return highest;
}

QString axisText(ChartKind kind, double value)
{
    if (kind == ChartKind::AnswerTimes)
        return value < 1000 ? tr("%1 ms").arg(shortNumber(value)) : tr("%1 s").arg(shortNumber(value / 1000));
    if (value >= 1e9)
        return tr("%1G").arg(shortNumber(value / 1e9));
    if (value >= 1e6)
        return tr("%1M").arg(shortNumber(value / 1e6));
    if (value >= 1e3)
        return tr("%1k").arg(shortNumber(value / 1e3));
    return shortNumber(value);
}

QList<TimeTick> timeTicks(const Chart &chart, int most)
{
    const qint64 from = secondOf(chart.from);
    const qint64 to = secondOf(chart.to);
    const auto fits = [&](int seconds) { return (to - from) / seconds <= most; };
    const auto *step = std::ranges::find_if(niceSeconds, fits);
    if (step == std::end(niceSeconds))
        return {};
    // Round in the hours of the user's clock.
    const qint64 offset = QDateTime::fromSecsSinceEpoch(to).offsetFromUtc();
    QList<TimeTick> ticks;
    for (qint64 second = beginOf(from + offset + *step - 1, *step) - offset; second <= to; second += *step) {
        const WallTime time = wallTimeFromEpochMs(second * 1000);
        ticks.append({time, *step < 60 ? secondText(time) : minuteText(time)});
    }
    return ticks;
}

} // namespace penstock
