// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/history/answertimes.h"

#include <optional>

namespace penstock {

//! What happened to one stream during a span of time, a second at least. Two of them merge exactly.
//!
//! Events fail by attempts: a batch of 100 events that fails twice and is then delivered counts 200 failed and 100
//! delivered. What counts is when the attempt ended.
struct TrafficSlot
{
    qint64 second = 0; //!< of the epoch, in which it begins
    qint64 eventsDelivered = 0;
    qint64 eventsFailed = 0;
    qint64 batchesDelivered = 0;
    qint64 attemptsFailed = 0;
    qint64 batchesDeadLettered = 0;
    std::optional<Backlog> highestBacklog; //!< events and bytes each at its highest; none: nothing is known of it
    std::optional<Backlog> lastBacklog;    //!< as the span ended
    AnswerTimes answers;                   //!< of the attempts that were answered, whatever the answer said

    void merge(const TrafficSlot &later); //!< begins where it began
    void setBacklog(const Backlog &backlog);

    friend bool operator==(const TrafficSlot &, const TrafficSlot &) = default;
};

//! The second of the epoch that `time` is in.
[[nodiscard]] qint64 secondOf(WallTime time);

//! Where the span of `step` seconds begins that `second` is in: at a whole multiple of `step`.
[[nodiscard]] qint64 beginOf(qint64 second, qint64 step);

} // namespace penstock
