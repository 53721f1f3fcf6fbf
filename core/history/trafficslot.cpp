// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficslot.h"

#include <algorithm>

namespace penstock {

namespace {

std::optional<Backlog> highest(const std::optional<Backlog> &one, const std::optional<Backlog> &other)
{
    if (!one || !other)
        return one ? one : other;
    return Backlog{std::max(one->events, other->events), std::max(one->bytes, other->bytes)};
}

} // namespace

void TrafficSlot::merge(const TrafficSlot &later)
{
    eventsDelivered += later.eventsDelivered;
    eventsFailed += later.eventsFailed;
    batchesDelivered += later.batchesDelivered;
    attemptsFailed += later.attemptsFailed;
    batchesDeadLettered += later.batchesDeadLettered;
    highestBacklog = highest(highestBacklog, later.highestBacklog);
    if (later.lastBacklog)
        lastBacklog = later.lastBacklog;
    answers.add(later.answers);
}

void TrafficSlot::setBacklog(const Backlog &backlog)
{
    highestBacklog = highest(highestBacklog, backlog);
    lastBacklog = backlog;
}

qint64 secondOf(WallTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

qint64 beginOf(qint64 second, qint64 step)
{
    return second - second % step;
}

} // namespace penstock
