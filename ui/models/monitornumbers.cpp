// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/monitornumbers.h"

#include <algorithm>
#include <numeric>

namespace penstock {

namespace {

bool isSooner(const FirstLoss &one, const FirstLoss &other)
{
    return std::pair(one.at.steady, one.batch) < std::pair(other.at.steady, other.batch);
}

void add(MonitorNumbers &sum, const MonitorNumbers &each)
{
    sum.streams += each.streams;
    sum.batches += each.batches;
    if (each.backlog) {
        const Backlog before = sum.backlog.value_or(Backlog());
        sum.backlog = Backlog{before.events + each.backlog->events, before.bytes + each.backlog->bytes};
    }
    sum.eventsPerSecond += each.eventsPerSecond;
    sum.eventsBatched += each.eventsBatched;
    sum.eventsFitting += each.eventsFitting;
    if (each.nextRetry && (!sum.nextRetry || each.nextRetry->steady < sum.nextRetry->steady))
        sum.nextRetry = each.nextRetry;
    if (each.firstLoss && (!sum.firstLoss || isSooner(each.firstLoss->loss, sum.firstLoss->loss)))
        sum.firstLoss = each.firstLoss;
    sum.isSpared |= each.isSpared;
    if (each.outage)
        sum.outage = std::min(*each.outage, sum.outage.value_or(*each.outage));
}

} // namespace

std::optional<double> MonitorNumbers::fill() const
{
    return eventsFitting > 0 ? std::optional(double(eventsBatched) / double(eventsFitting)) : std::nullopt;
}

MonitorNumbers numbersOf(const StreamStatus &status, const DeliveryLimits &limits)
{
    MonitorNumbers numbers{.streams = 1,
                           .batches = status.batches,
                           .backlog = status.backlog,
                           .eventsPerSecond = status.eventsPerSecond,
                           .eventsBatched = status.run.batchesCreated > 0 ? status.run.events.accepted : 0,
                           .eventsFitting = status.run.batchesCreated * limits.batchSize,
                           .nextRetry = status.nextRetry,
                           .firstLoss = {},
                           .isSpared = status.tripped.has_value(),
                           .outage = std::reduce(limits.retryDelays.begin(), limits.retryDelays.end())};
    if (status.firstLoss && !status.tripped)
        numbers.firstLoss = StreamLoss{status.name, *status.firstLoss, status.batches.backingOff > 0};
    return numbers;
}

MonitorNumbers totalOf(const QList<MonitorNumbers> &each)
{
    MonitorNumbers total;
    for (const MonitorNumbers &one : each)
        add(total, one);
    return total;
}

AnswerTimes recentAnswers(const TrafficHistory &history, const QList<StreamId> &streams, WallTime now)
{
    constexpr qint64 recent = 600; // seconds
    AnswerTimes answers;
    for (const StreamId stream : streams) {
        if (const TrafficSeries *series = history.series(stream))
            series->forEach(secondOf(now) - recent, secondOf(now) + 1, 1,
                            [&answers](const TrafficSlot &slot) { answers.add(slot.answers); });
    }
    return answers;
}

} // namespace penstock
