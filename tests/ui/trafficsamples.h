// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/traffichistory.h"
#include "tests/ui/samples.h"

namespace penstock::samples {

inline WallTime secondsAfterNoon(qint64 seconds)
{
    return noon.wall + std::chrono::seconds(seconds);
}

//! Penstock runs in the seconds [from, to), from noon.
inline void run(TrafficHistory &history, qint64 from, qint64 to)
{
    for (qint64 second = from; second < to; ++second)
        history.tick(secondsAfterNoon(second));
}

inline TrafficSlot traffic(qint64 second, qint64 events, qint64 failed = 0)
{
    TrafficSlot slot;
    slot.second = secondOf(secondsAfterNoon(second));
    slot.eventsDelivered = events;
    slot.eventsFailed = failed;
    return slot;
}

inline TrafficSlot waiting(qint64 second, qint64 events)
{
    TrafficSlot slot = traffic(second, 0);
    slot.setBacklog({events, events * 600});
    return slot;
}

inline TrafficSlot answered(qint64 second, const QList<int> &times)
{
    TrafficSlot slot = traffic(second, 0);
    for (const int time : times)
        slot.answers.count(Milliseconds(time));
    return slot;
}

inline TrafficSlot givenUp(qint64 second, qint64 batches)
{
    TrafficSlot slot = traffic(second, 0);
    slot.batchesDeadLettered = batches;
    return slot;
}

} // namespace penstock::samples
