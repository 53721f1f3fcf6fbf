// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace penstock {

//! Time since the machine booted, the time it slept included. It never jumps, and means nothing on another boot.
struct BootClock
{
    using rep = std::chrono::milliseconds::rep;
    using period = std::chrono::milliseconds::period;
    using duration = std::chrono::milliseconds;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;
};

using Milliseconds = std::chrono::milliseconds;
using WallTime = std::chrono::sys_time<Milliseconds>; //!< for people; may jump
using SteadyTime = BootClock::time_point;             //!< for decisions

//! One reading of both clocks: what is due is decided by `steady`, what is shown and survives a reboot by `wall`.
struct Moment
{
    WallTime wall{};
    SteadyTime steady{};

    friend bool operator==(const Moment &, const Moment &) = default;
};

[[nodiscard]] inline Moment operator+(const Moment &moment, Milliseconds duration)
{
    return {moment.wall + duration, moment.steady + duration};
}

//! Epoch milliseconds, the form of every time in JSON and in the outbox.
[[nodiscard]] inline qint64 epochMs(WallTime time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] inline WallTime wallTimeFromEpochMs(qint64 ms)
{
    return WallTime(Milliseconds(ms));
}

} // namespace penstock
