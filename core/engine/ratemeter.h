// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <deque>
#include <utility>

namespace penstock {

//! Events per second over the last seconds.
class RateMeter
{
public:
    void count(qint64 events, SteadyTime now);
    [[nodiscard]] double perSecond(SteadyTime now);

private:
    void forget(SteadyTime now);

    std::deque<std::pair<SteadyTime, qint64>> m_slots; //!< a tenth of a second each
    qint64 m_sum = 0;
    SteadyTime m_since{};
};

} // namespace penstock
