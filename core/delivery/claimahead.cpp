// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/claimahead.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr Milliseconds fastAnswer{20};
constexpr int mostAhead = 64;
constexpr int steadyRequests = 1000;

} // namespace

void ClaimAhead::adapt(const Outcome &outcome, bool isStarved)
{
    if (outcome.kind != Outcome::Kind::Delivered || outcome.duration >= fastAnswer) {
        m_count = 0;
        return;
    }
    m_count = std::max(m_count, m_maxInFlight);
    if (isStarved) {
        m_count = std::min(m_count + m_maxInFlight, mostAhead);
        m_sinceStarved = 0;
    } else if (++m_sinceStarved == steadyRequests) {
        m_count = std::max(m_count - m_maxInFlight, m_maxInFlight);
        m_sinceStarved = 0;
    }
}

} // namespace penstock
