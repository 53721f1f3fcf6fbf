// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/trafficslot.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <vector>

namespace penstock {

//! One stream's last day: each second of the last hour, each minute of the last 24. What it holds at both lengths is the
//! same, so that a chart tells the same at every range.
class TrafficSeries
{
public:
    static constexpr qint64 minute = 60;
    static constexpr qint64 keepSeconds = 65 * minute; //!< an hour, and what a chart's last span reaches beyond
    static constexpr qint64 keepMinutes = 24 * 60 * minute + 10 * minute;

    //! Adds to its second and its minute.
    void add(const TrafficSlot &second);

    //! Adds what was stored: seconds, and apart from them minutes.
    void restore(const std::vector<TrafficSlot> &seconds, const std::vector<TrafficSlot> &minutes);

    void prune(qint64 now); //!< a second of the epoch

    //! The spans of `step` seconds that begin within [from, to), where anything is known of them. From a minute on
    //! `step` is of whole minutes; below it reaches back an hour.
    [[nodiscard]] std::vector<TrafficSlot> spans(qint64 from, qint64 to, qint64 step) const;

    //! Calls `visit` with each second, from a step of a minute on with each minute, that begins within [from, to).
    template <typename Visitor>
    void forEach(qint64 from, qint64 to, qint64 step, Visitor visit) const
    {
        Q_ASSERT(step < minute || step % minute == 0);
        const Slots &slots = step < minute ? m_seconds : m_minutes;
        for (auto slot = std::ranges::lower_bound(slots, from, {}, &TrafficSlot::second);
             slot != slots.end() && slot->second < to; ++slot)
            visit(*slot);
    }

    //! As it was when `second` began, by what happened in the second `since` or later.
    [[nodiscard]] std::optional<Backlog> backlogAt(qint64 second, qint64 since = 0) const;

    //! What was added to since it was asked last: whole slots, to be stored in place of what is stored.
    struct Changes
    {
        std::vector<TrafficSlot> seconds;
        std::vector<TrafficSlot> minutes;
    };
    [[nodiscard]] Changes takeChanges();

private:
    using Slots = std::deque<TrafficSlot>; //!< ascending, without those in which nothing happened

    static void add(Slots &slots, const TrafficSlot &slot, qint64 step);
    static void forget(Slots &slots, qint64 before);

    static constexpr qint64 never = std::numeric_limits<qint64>::max();

    Slots m_seconds;
    Slots m_minutes;
    qint64 m_changedFrom = never; //!< the first second that was added to
};

} // namespace penstock
