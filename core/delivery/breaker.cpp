// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/breaker.h"

#include "core/overloaded.h"

namespace penstock {

Breaker::Breaker(int failures)
    : m_limit(failures)
    , m_state(Closed{})
{
}

std::optional<Tripped> Breaker::tripped() const
{
    return std::visit(Overloaded{
                          [](const Closed &) { return std::optional<Tripped>(); },
                          [](const Waiting &s) {
                              return std::optional(Tripped{s.since, s.failures, s.nextProbe});
                          },
                          [](const Probing &s) {
                              return std::optional(Tripped{s.since, s.failures, std::nullopt});
                          },
                      },
                      m_state);
}

bool Breaker::delivered()
{
    const bool goesOn = isTripped();
    m_state = Closed{};
    return goesOn;
}

bool Breaker::failed(Moment now, bool isProbe)
{
    if (auto *closed = std::get_if<Closed>(&m_state)) {
        if (++closed->failures < m_limit || m_limit == 0)
            return false;
        m_state = Waiting{now, closed->failures, now + probeInterval};
        return true;
    }
    // What was on the wire when it tripped tells nothing new.
    if (const auto *probing = std::get_if<Probing>(&m_state); probing && isProbe)
        m_state = Waiting{probing->since, probing->failures + 1, now + probeInterval};
    return false;
}

bool Breaker::mayProbe(Moment now) const
{
    const auto *waiting = std::get_if<Waiting>(&m_state);
    return waiting && waiting->nextProbe.steady <= now.steady;
}

void Breaker::beginProbe()
{
    if (const auto *waiting = std::get_if<Waiting>(&m_state))
        m_state = Probing{waiting->since, waiting->failures};
}

void Breaker::withdrawProbe(Moment now)
{
    if (const auto *probing = std::get_if<Probing>(&m_state))
        m_state = Waiting{probing->since, probing->failures, now};
}

} // namespace penstock
