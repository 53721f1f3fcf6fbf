// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <optional>

namespace penstock {

//! The machine's clocks, read at one time.
struct ClockReading
{
    Moment now;
    Milliseconds awake{0}; //!< since the machine booted, without the time it slept
};

[[nodiscard]] ClockReading readClocks();

//! Sees from one reading to the next what a clock tells of the machine. Pure.
class ClockWatch
{
public:
    static constexpr Milliseconds jumpLimit{5'000}; //!< of the wall clock against the steady one
    static constexpr Milliseconds sleepLimit{2'000};

    struct News
    {
        std::optional<Milliseconds> jumped; //!< forward above 0
        std::optional<Milliseconds> slept;
    };

    [[nodiscard]] News take(const ClockReading &reading);

private:
    std::optional<ClockReading> m_last;
};

} // namespace penstock
