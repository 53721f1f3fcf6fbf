// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/streamtally.h"

#include "core/overloaded.h"

namespace penstock {

namespace {

void add(EventCounts &sum, const EventCounts &counts)
{
    sum.read += counts.read;
    sum.accepted += counts.accepted;
    sum.filtered += counts.filtered;
    sum.rejected += counts.rejected;
    sum.completed += counts.completed;
}

} // namespace

void StreamTally::beginRun()
{
    m_run = {};
    m_lastFailure.reset();
    m_notCollected.clear();
}

void StreamTally::beginPause(WallTime at)
{
    m_pausedAt = at;
    m_notCollected.clear();
}

void StreamTally::count(const IntakeReport &report)
{
    add(m_run.events, report.counts);
    for (const NotCollected &lost : report.notCollected) {
        if (lost.pausedAt != m_pausedAt)
            continue; // of the pause before, counted late
        for (auto [name, events] : lost.events.asKeyValueRange())
            m_notCollected[name] += events;
    }
    m_run.batchesCreated += qint64(report.batches.size());
}

void StreamTally::count(const BatchSummary &changed, const Moment &now)
{
    const int events = changed.batch.events;
    std::visit(Overloaded{
                   [&](const Delivered &) {
                       m_rate.count(events, now.steady);
                       ++m_run.batchesDelivered;
                       m_run.events.delivered += events;
                       ++m_settled.delivered;
                       m_settled.eventsDelivered += events;
                   },
                   [&](const DeadLettered &) {
                       m_traffic.countDeadLetter(now.wall);
                       ++m_run.batchesDeadLettered;
                       m_run.events.deadLettered += events;
                       ++m_settled.deadLettered;
                       m_settled.eventsDeadLettered += events;
                   },
                   [](const auto &) {},
               },
               changed.state);
}

void StreamTally::count(const Attempt &attempt, int events)
{
    m_traffic.count(attempt, events);
    const Outcome &outcome = attempt.outcome;
    const bool delivered = outcome.kind == Outcome::Kind::Delivered;
    ++m_run.attempts;
    m_run.attemptsFailed += delivered ? 0 : 1;
    m_lastFailure = delivered ? std::nullopt : std::optional(Failure{outcome.answer.status, outcome.reason});
}

void StreamTally::takeBack(const DeadLetter &redelivered)
{
    --m_settled.deadLettered;
    m_settled.eventsDeadLettered -= redelivered.batch.events;
}

void StreamTally::discarded(const BatchSummary &deadLetter)
{
    const int sign = std::holds_alternative<Discarded>(deadLetter.state) ? 1 : -1;
    const qint64 events = deadLetter.batch.events;
    m_settled.discarded += sign;
    m_settled.eventsDiscarded += sign * events;
    m_settled.deadLettered -= sign;
    m_settled.eventsDeadLettered -= sign * events;
}

void StreamTally::fill(StreamStatus &status)
{
    status.run = m_run;
    status.batches = m_settled;
    status.lastFailure = m_lastFailure;
    status.notCollected = m_notCollected;
}

} // namespace penstock
