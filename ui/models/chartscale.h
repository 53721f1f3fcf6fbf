// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chart.h"

#include <QList>
#include <QString>

namespace penstock {

//! A chart's vertical axis, from 0.
struct ChartScale
{
    double top = 1;
    double step = 0.5; //!< between its lines

    friend bool operator==(const ChartScale &, const ChartScale &) = default;
};

//! One that `highest` fits in, in nice steps; the one before as long as it fits well, so that it does not jump to and fro.
[[nodiscard]] ChartScale scaleFor(double highest, const std::optional<ChartScale> &before = {});

//! The highest value that is drawn.
[[nodiscard]] double highestOf(const Chart &chart);

//! How many of the chart's values are lines; the others are only told.
[[nodiscard]] int lineCount(ChartKind kind);

[[nodiscard]] QString axisText(ChartKind kind, double value); //!< 300, 1.5k, 2M; 250 ms, 1.5 s

struct TimeTick
{
    WallTime time{};
    QString text;

    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

//! Round local times within the chart, `most` of them at most.
[[nodiscard]] QList<TimeTick> timeTicks(const Chart &chart, int most);

} // namespace penstock
