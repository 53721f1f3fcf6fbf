// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/httpsender.h"
#include "core/probe/latencyreport.h"
#include "core/probe/testevents.h"

#include <QElapsedTimer>
#include <QObject>

namespace penstock {

//! How many requests, and how fast.
struct LatencyOrder
{
    static constexpr int mostRequests = 1000;
    static constexpr double mostPerSecond = 50;

    int requests = 50;      //!< 1 … mostRequests
    double perSecond = 5.0; //!< above 0, at most mostPerSecond
};

//! Sends batches of one test event at a steady rate and measures each answer. Requests are sent when they are due,
//! however slow the answers are, while not more than six are on the wire: a slow endpoint does not slow down the clock
//! that it is measured by.
//!
//! Lives in a thread with an event loop, the scheduler's. Destroying it drops what is on the wire.
class LatencyProbe final : public QObject
{
    Q_OBJECT

public:
    LatencyProbe(const LatencyOrder &order, ResolvedDestination destination, TestEvents events, Scheduler &scheduler,
                 QObject *parent = nullptr);
    ~LatencyProbe() override;

    void start();

Q_SIGNALS:
    void answered(int requests); //!< of all, so far
    void finished(const penstock::LatencyReport &report);

private:
    void wait();
    void sendDue();
    void take(const Outcome &outcome, LatencyReport::Duration took);
    [[nodiscard]] Milliseconds due(int request) const;

    const LatencyOrder m_order;
    Scheduler &m_scheduler;
    TestEvents m_events;
    LatencyReport m_report;
    SteadyTime m_began{};
    QElapsedTimer m_clock; //!< finer than the scheduler's
    int m_sent = 0;
    int m_answered = 0;
    bool m_blocked = false; //!< a request is due and six are on the wire
    std::unique_ptr<Scheduler::Timer> m_timer;
    HttpSender m_sender;
};

} // namespace penstock
