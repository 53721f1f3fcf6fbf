// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/latencyprobe.h"

namespace penstock {

LatencyProbe::LatencyProbe(const LatencyOrder &order, ResolvedDestination destination, TestEvents events,
                           Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_order(order)
    , m_scheduler(scheduler)
    , m_events(std::move(events))
    , m_sender(std::move(destination), scheduler)
{
}

LatencyProbe::~LatencyProbe() = default;

void LatencyProbe::start()
{
    m_began = m_scheduler.now().steady;
    m_clock.start();
    wait();
}

void LatencyProbe::wait()
{
    const Milliseconds passed = m_scheduler.now().steady - m_began;
    const Milliseconds delay = std::max(Milliseconds(0), due(m_sent) - passed);
    m_timer = m_scheduler.callAfter(delay, [this] { sendDue(); });
}

void LatencyProbe::sendDue()
{
    m_timer.reset();
    m_blocked = m_sent - m_answered == HttpSender::maxInFlight;
    if (m_blocked) {
        ++m_report.late;
        return;
    }
    ++m_sent;
    const qint64 sentAt = m_clock.nsecsElapsed();
    m_sender.send({0, m_events.one().body}, [this, sentAt](const Outcome &outcome) {
        take(outcome, std::chrono::duration_cast<LatencyReport::Duration>(
                          std::chrono::nanoseconds(m_clock.nsecsElapsed() - sentAt)));
    });
    if (m_sent < m_order.requests)
        wait();
}

void LatencyProbe::take(const Outcome &outcome, LatencyReport::Duration took)
{
    ++m_answered;
    if (outcome.kind == Outcome::Kind::Delivered) {
        m_report.times.push_back(took);
    } else {
        ++m_report.failed;
        ++m_report.failures[outcome.reason];
    }
    Q_EMIT answered(m_answered);
    if (m_answered == m_order.requests)
        Q_EMIT finished(m_report);
    else if (m_blocked)
        wait();
}

Milliseconds LatencyProbe::due(int request) const
{
    return Milliseconds(qint64(double(request) * 1000.0 / m_order.perSecond));
}

} // namespace penstock
