// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/attempt.h"
#include "core/history/trafficslot.h"

#include <vector>

namespace penstock {

//! Counts what happens to one stream second by second, until somebody takes it. Pure; told only of what is durable.
class TrafficCounter
{
public:
    void count(const Attempt &attempt, int events);
    void countDeadLetter(WallTime now);

    //! What was counted since it was taken last; `backlog` as it is now, where that is known.
    [[nodiscard]] std::vector<TrafficSlot> take(const std::optional<Backlog> &backlog, WallTime now);

private:
    [[nodiscard]] TrafficSlot &slotAt(WallTime time);

    std::vector<TrafficSlot> m_seconds; //!< the few that attempts ended in since
    std::optional<Backlog> m_lastBacklog;
};

} // namespace penstock
