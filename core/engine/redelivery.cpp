// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/redelivery.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace penstock {

namespace {

constexpr Milliseconds shortestStep{50};
constexpr Milliseconds waitStep{1000}; //!< while the stream does not deliver

// Long enough for one batch.
Milliseconds stepOf(double pace)
{
    return std::max(shortestStep, Milliseconds(std::llround(std::ceil(1000 / pace))));
}

} // namespace

Redelivery::Redelivery(Outbox &outbox, Scheduler &scheduler, std::function<bool()> delivers)
    : m_outbox(outbox)
    , m_scheduler(scheduler)
    , m_delivers(std::move(delivers))
{
}

void Redelivery::setDispatcher(Dispatcher *dispatcher)
{
    m_dispatcher = dispatcher;
    if (!dispatcher)
        return;
    connect(dispatcher, &Dispatcher::batchChanged, this, &Redelivery::batchChanged);
    connect(dispatcher, &Dispatcher::redelivered, this, &Redelivery::redelivered);
    connect(dispatcher, &Dispatcher::refused, this, &Redelivery::refuse);
}

void Redelivery::begin(const std::vector<DeadLetter> &deadLetters, double pace)
{
    if (deadLetters.empty())
        return;
    if (!m_progress || m_progress->isOver())
        m_progress = RedeliveryProgress();
    else if (m_progress->stopped)
        m_progress->total = m_progress->handedOver;
    m_progress->stopped = false;
    m_progress->pace = pace;
    for (const DeadLetter &deadLetter : deadLetters) {
        const BatchId id = deadLetter.batch.id;
        if (m_chosen.contains(id) || m_underway.contains(id))
            continue;
        m_chosen.insert(id);
        m_waiting.push_back(deadLetter);
        ++m_progress->total;
    }
    m_timer.reset();
    m_due = 1;
    if (pace > 0)
        handOverAtPace();
    else
        handOver(m_waiting.size());
}

qint64 Redelivery::stop()
{
    m_timer.reset();
    m_chosen.clear();
    const auto left = qint64(std::exchange(m_waiting, {}).size());
    if (left > 0)
        m_progress->stopped = true;
    return left;
}

std::optional<RedeliveryProgress> Redelivery::progress() const
{
    auto progress = m_progress;
    if (progress && !progress->isOver())
        progress->waits = !(progress->isHandingOver() ? mayHandOver() : m_delivers());
    return progress;
}

bool Redelivery::mayHandOver() const
{
    // A probe of a tripped breaker needs a batch to go with, and no more than one.
    const bool spares = m_dispatcher && m_dispatcher->tripped() && !m_dispatcher->isDrained();
    return m_delivers() && !spares;
}

void Redelivery::handOverAtPace()
{
    const bool goesOn = mayHandOver();
    const Milliseconds step = stepOf(m_progress->pace);
    if (goesOn) {
        const double whole = std::floor(m_due);
        m_due += m_progress->pace * double(step.count()) / 1000 - whole;
        handOver(std::min(m_waiting.size(), std::size_t(whole)));
    }
    if (!m_waiting.empty())
        m_timer = m_scheduler.callAfter(goesOn ? step : waitStep, [this] { handOverAtPace(); });
}

void Redelivery::handOver(std::size_t count)
{
    for (; count > 0; --count) {
        const DeadLetter next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_chosen.remove(next.batch.id);
        m_underway.insert(next.batch.id);
        ++m_progress->handedOver;
        handOver(next);
    }
}

void Redelivery::handOver(const DeadLetter &deadLetter)
{
    if (m_dispatcher)
        m_dispatcher->redeliver(deadLetter);
    else
        queueForNextRun(deadLetter);
}

void Redelivery::queueForNextRun(const DeadLetter &deadLetter)
{
    const Queued state = redeliver(deadLetter.state, m_scheduler.now());
    m_outbox.redeliver(deadLetter.batch.id, state, [this, deadLetter, state](const Result<> &kept) {
        if (!kept)
            return refuse(deadLetter.batch.id, kept.error());
        Q_EMIT redelivered(deadLetter);
        Q_EMIT queuedForNextRun({.batch = deadLetter.batch, .state = state, .attempts = deadLetter.attempts});
    });
}

void Redelivery::batchChanged(const BatchSummary &summary)
{
    const bool delivered = std::holds_alternative<Delivered>(summary.state);
    if (!delivered && !std::holds_alternative<DeadLettered>(summary.state))
        return;
    if (m_underway.remove(summary.batch.id))
        ++(delivered ? m_progress->delivered : m_progress->deadLettered);
}

void Redelivery::refuse(BatchId batch, const Error &error)
{
    if (m_underway.remove(batch))
        ++m_progress->refused;
    Q_EMIT refused(error);
}

} // namespace penstock
