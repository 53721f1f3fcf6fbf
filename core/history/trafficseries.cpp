// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficseries.h"

#include <algorithm>

namespace penstock {

void TrafficSeries::add(const TrafficSlot &second)
{
    add(m_seconds, second, 1);
    add(m_minutes, second, minute);
    m_changedFrom = std::min(m_changedFrom, second.second);
}

void TrafficSeries::restore(const std::vector<TrafficSlot> &seconds, const std::vector<TrafficSlot> &minutes)
{
    // What was added meanwhile is the later one.
    Slots addedSeconds = std::exchange(m_seconds, Slots(seconds.begin(), seconds.end()));
    Slots addedMinutes = std::exchange(m_minutes, Slots(minutes.begin(), minutes.end()));
    for (const TrafficSlot &slot : addedSeconds)
        add(m_seconds, slot, 1);
    for (const TrafficSlot &slot : addedMinutes)
        add(m_minutes, slot, minute);
}

void TrafficSeries::add(Slots &slots, const TrafficSlot &slot, qint64 step)
{
    const qint64 begin = beginOf(slot.second, step);
    // Nearly always the last one: only a clock that was set back leads elsewhere.
    auto place = slots.end();
    while (place != slots.begin() && std::prev(place)->second >= begin)
        --place;
    if (place == slots.end() || place->second != begin) {
        place = slots.insert(place, TrafficSlot());
        place->second = begin;
    }
    place->merge(slot);
}

void TrafficSeries::prune(qint64 now)
{
    forget(m_seconds, now - keepSeconds);
    forget(m_minutes, now - keepMinutes);
}

void TrafficSeries::forget(Slots &slots, qint64 before)
{
    while (!slots.empty() && slots.front().second < before)
        slots.pop_front();
}

std::vector<TrafficSlot> TrafficSeries::spans(qint64 from, qint64 to, qint64 step) const
{
    std::vector<TrafficSlot> spans;
    forEach(from, to, step, [&](const TrafficSlot &slot) {
        const qint64 begin = beginOf(slot.second, step);
        if (spans.empty() || spans.back().second != begin)
            spans.emplace_back().second = begin;
        spans.back().merge(slot);
    });
    return spans;
}

std::optional<Backlog> TrafficSeries::backlogAt(qint64 second, qint64 since) const
{
    for (const Slots *slots : {&m_seconds, &m_minutes}) {
        // A minute counts when it is over.
        const qint64 length = slots == &m_seconds ? 1 : minute;
        const auto after = std::ranges::lower_bound(*slots, second - length + 1, {}, &TrafficSlot::second);
        for (auto slot = std::make_reverse_iterator(after); slot != slots->rend() && slot->second + length > since;
             ++slot) {
            if (slot->lastBacklog)
                return slot->lastBacklog;
        }
    }
    return {};
}

TrafficSeries::Changes TrafficSeries::takeChanges()
{
    const auto from = [](const Slots &slots, qint64 second) {
        return std::vector<TrafficSlot>(std::ranges::lower_bound(slots, second, {}, &TrafficSlot::second), slots.end());
    };
    const qint64 first = std::exchange(m_changedFrom, never);
    if (first == never)
        return {};
    return {from(m_seconds, first), from(m_minutes, beginOf(first, minute))};
}

} // namespace penstock
