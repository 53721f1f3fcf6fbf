// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/traffichistory.h"

#include <QList>

#include <array>
#include <optional>

namespace penstock {

enum class ChartKind {
    Delivery,    //!< events delivered and failed a second
    Backlog,     //!< events that wait, and their bytes
    AnswerTimes, //!< p50, p95 and p99, in milliseconds
};

enum class ChartRange {
    Minute,
    TenMinutes,
    Hour,
    Day,
};

struct ChartQuestion
{
    ChartKind kind = ChartKind::Delivery;
    ChartRange range = ChartRange::TenMinutes;
    std::optional<StreamId> stream; //!< none: all of them

    friend bool operator==(const ChartQuestion &, const ChartQuestion &) = default;
};

//! What a chart tells of one span of time.
struct ChartPoint
{
    WallTime from{};
    WallTime to{};        //!< of the newest: so far
    bool isKnown = false; //!< Penstock ran, for a part of it at least: rates are of that part

    //! One for each line of the chart, in its order; none: nothing to tell, as an answer time without answers.
    std::array<std::optional<double>, 3> values;
    qint64 deadLetters = 0; //!< batches that were given up

    friend bool operator==(const ChartPoint &, const ChartPoint &) = default;
};

//! A chart before it is drawn.
struct Chart
{
    ChartQuestion question;
    WallTime from{};
    WallTime to{};
    QList<ChartPoint> points; //!< from the left, without a hole
    std::vector<TrafficMark> marks;

    [[nodiscard]] bool isEmpty() const; //!< nothing is known of the whole range
};

//! What ended in the last moment is still on its way here.
constexpr Milliseconds chartDelay{300};

//! `now` is the end of the chart, as far as is known. Spans begin at whole multiples of their length, so that they do
//! not change while time moves on.
[[nodiscard]] Chart chartOf(const TrafficHistory &history, const ChartQuestion &question, WallTime now);

[[nodiscard]] std::chrono::seconds lengthOf(ChartRange range);
[[nodiscard]] std::chrono::seconds stepOf(ChartRange range); //!< the length of a span

} // namespace penstock
