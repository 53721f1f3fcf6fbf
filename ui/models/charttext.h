// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chart.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace penstock {

// A chart in words, and as a table for other programs.

[[nodiscard]] QString chartTitle(ChartKind kind);
[[nodiscard]] QString rangeText(ChartRange range);      //!< 10 min
[[nodiscard]] QStringList lineNames(ChartKind kind);    //!< of its values, in their order
[[nodiscard]] QString markName(TrafficMark::Kind kind); //!< Paused

[[nodiscard]] QString notRunningText();

struct ChartFact
{
    QString name;
    QString value;

    friend bool operator==(const ChartFact &, const ChartFact &) = default;
};

//! What is exactly known of one point: its span with the time zone first, without a name.
[[nodiscard]] QList<ChartFact> factsOf(const Chart &chart, const ChartPoint &point);

//! The chart for who does not see it: what it shows, and its newest values. `whose`: the stream's name, empty: all.
[[nodiscard]] QString describe(const Chart &chart, const QString &whose);

//! A header row with units, then one row for each span of time, with ISO times; numbers as in the C locale.
[[nodiscard]] QByteArray csvOf(const Chart &chart);

//! Without what file systems refuse: "Orders to warehouse – Backlog – 10 min".
[[nodiscard]] QString fileNameOf(const Chart &chart, const QString &whose);

} // namespace penstock
