// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/intakeworker.h"
#include "core/engine/ratemeter.h"
#include "core/engine/streamstatus.h"
#include "core/history/trafficcounter.h"

namespace penstock {

//! Counts what became of one stream's events: since its last start, and in all. Pure; told only of what is durable.
class StreamTally
{
public:
    void restore(const BatchCounts &counts) { m_settled = counts; }
    void beginRun();
    void beginPause(WallTime at);

    void count(const IntakeReport &report);
    void count(const BatchSummary &changed, const Moment &now);
    void count(const Attempt &attempt, int events);
    void takeBack(const DeadLetter &redelivered);   //!< it is queued again
    void discarded(const BatchSummary &deadLetter); //!< or one again, as its state tells

    void halved() { ++m_settled.deadLettered; } //!< one dead letter is two

    //! Fills in what is counted here.
    void fill(StreamStatus &status);
    [[nodiscard]] double eventsPerSecond(SteadyTime now) { return m_rate.perSecond(now); }
    //! For the history: see TrafficCounter.
    [[nodiscard]] std::vector<TrafficSlot> takeTraffic(const std::optional<Backlog> &backlog, WallTime now)
    {
        return m_traffic.take(backlog, now);
    }

private:
    RunCounts m_run;
    BatchCounts m_settled; //!< its settled members; the others come from the dispatcher
    WallTime m_pausedAt{};
    QHash<QByteArray, qint64> m_notCollected; //!< by that pause
    std::optional<Failure> m_lastFailure;
    RateMeter m_rate;
    TrafficCounter m_traffic;
};

} // namespace penstock
