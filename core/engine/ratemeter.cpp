// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/ratemeter.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr Milliseconds window{5000};
constexpr Milliseconds slot{100};

} // namespace

void RateMeter::count(qint64 events, SteadyTime now)
{
    if (m_since == SteadyTime())
        m_since = now;
    forget(now);
    if (m_slots.empty() || now - m_slots.back().first >= slot)
        m_slots.emplace_back(now, 0);
    m_slots.back().second += events;
    m_sum += events;
}

double RateMeter::perSecond(SteadyTime now)
{
    forget(now);
    // A run that has just begun is measured over its own length.
    const Milliseconds span = std::clamp(now - m_since, Milliseconds(1000), window);
    return double(m_sum) * 1000.0 / double(span.count());
}

void RateMeter::forget(SteadyTime now)
{
    while (!m_slots.empty() && now - m_slots.front().first > window) {
        m_sum -= m_slots.front().second;
        m_slots.pop_front();
    }
}

} // namespace penstock
