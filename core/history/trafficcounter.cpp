// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficcounter.h"

#include <algorithm>

namespace penstock {

void TrafficCounter::count(const Attempt &attempt, int events)
{
    const Outcome &outcome = attempt.outcome;
    TrafficSlot &slot = slotAt(outcome.startedAt.wall + outcome.duration);
    if (outcome.kind == Outcome::Kind::Delivered) {
        ++slot.batchesDelivered;
        slot.eventsDelivered += events;
    } else {
        ++slot.attemptsFailed;
        slot.eventsFailed += events;
    }
    if (outcome.answer.status)
        slot.answers.count(outcome.duration);
}

void TrafficCounter::countDeadLetter(WallTime now)
{
    ++slotAt(now).batchesDeadLettered;
}

std::vector<TrafficSlot> TrafficCounter::take(const std::optional<Backlog> &backlog, WallTime now)
{
    // What stays as it was needs no slot: a stream without work costs nothing.
    if (backlog && backlog != m_lastBacklog) {
        slotAt(now).setBacklog(*backlog);
        m_lastBacklog = backlog;
    }
    return std::exchange(m_seconds, {});
}

TrafficSlot &TrafficCounter::slotAt(WallTime time)
{
    const qint64 second = secondOf(time);
    const auto known = std::find_if(m_seconds.rbegin(), m_seconds.rend(),
                                    [&](const TrafficSlot &slot) { return slot.second == second; });
    if (known != m_seconds.rend())
        return *known;
    TrafficSlot &slot = m_seconds.emplace_back();
    slot.second = second;
    return slot;
}

} // namespace penstock
