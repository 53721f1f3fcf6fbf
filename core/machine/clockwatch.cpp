// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/clockwatch.h"

#include "core/time/bootclock.h"

namespace penstock {

ClockReading readClocks()
{
    const auto awake = std::chrono::steady_clock::now().time_since_epoch();
    return {currentMoment(), std::chrono::duration_cast<Milliseconds>(awake)};
}

ClockWatch::News ClockWatch::take(const ClockReading &reading)
{
    News news;
    if (m_last) {
        const Milliseconds passed = reading.now.steady - m_last->now.steady;
        const Milliseconds jumped = reading.now.wall - m_last->now.wall - passed;
        const Milliseconds slept = passed - (reading.awake - m_last->awake);
        if (std::chrono::abs(jumped) > jumpLimit)
            news.jumped = jumped;
        if (slept > sleepLimit)
            news.slept = slept;
    }
    m_last = reading;
    return news;
}

} // namespace penstock
