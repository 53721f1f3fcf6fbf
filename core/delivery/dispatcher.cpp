// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/dispatcher.h"

#include "core/overloaded.h"

namespace penstock {

namespace {

// Claiming the next batches while the present ones are on the wire pays only where an answer comes about as fast as
// the outbox commits. As many are claimed as leave during a commit: after a crash each of them counts as unconfirmed.
constexpr Milliseconds fastAnswer{20};
constexpr int mostAhead = 64;
constexpr int steadyRequests = 1000;

constexpr Milliseconds readPause{1000};

// Bodies of waiting batches that are kept at hand; with a longer queue the others are read back when they go.
// The marks between which the intake is let run leave enough for two commits of the outbox.
constexpr qint64 keptBytesLimit = 16 * 1024 * 1024;
constexpr qint64 plentyBytes = 10 * 1024 * 1024;
constexpr qint64 scarceBytes = 8 * 1024 * 1024;

// An endpoint that has taken nothing for this long is taken for one that is down.
constexpr Milliseconds deliveryPause{2000};

} // namespace

Dispatcher::Dispatcher(Outbox &outbox, Sender &sender, Scheduler &scheduler, RetryPolicy policy, int maxInFlight)
    : m_outbox(outbox)
    , m_sender(sender)
    , m_scheduler(scheduler)
    , m_policy(std::move(policy))
    , m_maxInFlight(maxInFlight)
{
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::enqueue(const Batch &batch, const QByteArray &body)
{
    Entry &entry = m_entries[batch.id];
    entry.batch = batch;
    m_backlog += batch;
    if (m_keptBytes + body.size() <= keptBytesLimit) {
        entry.body = body;
        m_keptBytes += body.size();
    }
    wait(entry, Queued{m_scheduler.now()});
}

void Dispatcher::restore(const UnsettledBatch &unsettled)
{
    Entry &entry = m_entries[unsettled.batch.id];
    entry.batch = unsettled.batch;
    m_backlog += unsettled.batch;
    entry.attempts = unsettled.attempts;
    wait(entry, unsettled.state);
}

void Dispatcher::redeliver(const DeadLetter &deadLetter)
{
    const Queued state = penstock::redeliver(deadLetter.state, m_scheduler.now());
    const auto requeue = [this, deadLetter, state](const Result<> &kept) {
        if (!kept) {
            Q_EMIT refused(kept.error());
            return;
        }
        Q_EMIT redelivered(deadLetter);
        restore({.batch = deadLetter.batch, .state = state, .attempts = deadLetter.attempts});
    };
    m_outbox.redeliver(deadLetter.batch.id, state, answered(requeue));
}

void Dispatcher::start()
{
    m_running = true;
    pump();
}

void Dispatcher::stop()
{
    m_running = false;
    withdrawArmed();
    m_timer = m_scheduler.callAfter(Milliseconds(0), [this] {
        if (isQuiet())
            Q_EMIT quiet();
    });
}

Dispatcher::Load Dispatcher::load() const
{
    const qint64 inFlight = m_onWire + m_settling;
    const auto backingOff = qint64(m_backingOff.size());
    const qint64 queued = qint64(m_entries.size()) - inFlight - backingOff;
    return {.queued = queued, .inFlight = inFlight, .backingOff = backingOff, .backlog = m_backlog};
}

bool Dispatcher::hasPlenty()
{
    // Between the two marks it stays as it was: the intake is not stopped and started for each batch.
    if (m_keptBytes > plentyBytes)
        m_hasPlenty = true;
    else if (m_keptBytes < scarceBytes)
        m_hasPlenty = false;
    return m_hasPlenty && m_lastDelivery && m_scheduler.now().steady - *m_lastDelivery < deliveryPause;
}

bool Dispatcher::isQuiet() const
{
    return !m_running && m_onWire == 0 && m_waitingForOutbox == 0;
}

std::optional<Moment> Dispatcher::nextRetry() const
{
    if (m_backingOff.empty())
        return {};
    return std::get<BackingOff>(m_entries.at(m_backingOff.begin()->second).waiting).retryAt;
}

bool Dispatcher::mayBegin() const
{
    return m_running && !m_readAgain && m_onWire + m_beginning + int(m_armed.size()) < m_maxInFlight + m_ahead;
}

std::optional<BatchId> Dispatcher::takeDue()
{
    if (!m_backingOff.empty() && m_backingOff.begin()->first <= m_scheduler.now().steady)
        return m_backingOff.extract(m_backingOff.begin()).value().second;
    if (m_queued.empty())
        return {};
    const BatchId id = m_queued.front();
    m_queued.pop_front();
    return id;
}

void Dispatcher::pump()
{
    while (mayBegin()) {
        const auto id = takeDue();
        if (!id)
            break;
        beginBatch(*id);
    }
    armTimer();
}

void Dispatcher::armTimer()
{
    m_timer.reset();
    // With no room a finished request pumps; with room nothing is due yet.
    if (!mayBegin() || m_backingOff.empty())
        return;
    const Milliseconds delay = m_backingOff.begin()->first - m_scheduler.now().steady;
    m_timer = m_scheduler.callAfter(delay, [this] { pump(); });
}

void Dispatcher::wait(Entry &entry, const Waiting &state)
{
    entry.waiting = state;
    entry.inFlight.reset();
    const BatchId id = entry.batch.id;
    std::visit(Overloaded{
                   [this, id](const Queued &) { m_queued.push_back(id); },
                   [this, id](const BackingOff &backingOff) { m_backingOff.emplace(backingOff.retryAt.steady, id); },
               },
               state);
    std::visit([this, &entry](const auto &waiting) { announce(entry, waiting); }, state);
    pump();
}

void Dispatcher::beginBatch(BatchId id)
{
    Entry &entry = m_entries.at(id);
    if (entry.body.isEmpty()) {
        auto body = m_outbox.body(id);
        if (!body && body.error().kind != Error::Kind::Damaged)
            return readLater(id);
        if (!body)
            return setAside(entry, body.error());
        entry.body = std::move(*body);
        m_keptBytes += entry.body.size();
    }
    entry.sentAgain = false;

    const Moment now = m_scheduler.now();
    const InFlight state = std::visit([now](const auto &waiting) { return begin(waiting, now); }, entry.waiting);
    ++m_beginning;
    m_outbox.begin(id, state, entry.attempts + 1, whenKept([this, id] { begun(id); }));
}

void Dispatcher::begun(BatchId id)
{
    --m_beginning;
    m_armed.push_back(id);
    if (m_running)
        sendArmed();
    else
        withdrawArmed();
}

void Dispatcher::sendArmed()
{
    while (m_running && m_onWire < m_maxInFlight && !m_armed.empty()) {
        Entry &entry = m_entries.at(m_armed.front());
        m_armed.pop_front();
        const Moment now = m_scheduler.now();
        entry.inFlight = std::visit([now](const auto &waiting) { return begin(waiting, now); }, entry.waiting);
        ++m_onWire;
        announce(entry, *entry.inFlight);
        send(entry);
    }
}

void Dispatcher::withdrawArmed()
{
    for (const BatchId id : std::exchange(m_armed, {})) {
        Entry &entry = m_entries.at(id);
        m_outbox.withdraw(id, entry.waiting, whenKept([this, id] {
                              Entry &withdrawn = m_entries.at(id);
                              releaseBody(withdrawn);
                              wait(withdrawn, Waiting(withdrawn.waiting));
                          }));
    }
}

void Dispatcher::send(Entry &entry)
{
    const BatchId id = entry.batch.id;
    m_sender.send({.batch = id, .body = entry.body},
                  [this, id](Outcome outcome) { attempted(id, std::move(outcome)); });
}

void Dispatcher::attempted(BatchId id, Outcome outcome)
{
    Entry &entry = m_entries.at(id);
    adaptAhead(outcome);
    if (outcome.kind == Outcome::Kind::Delivered)
        m_lastDelivery = m_scheduler.now().steady;
    const Attempt attempt{
        .batch = id, .number = entry.attempts + 1, .scheduled = entry.inFlight->attempt, .outcome = std::move(outcome)};
    --m_onWire;
    if (attempt.outcome.lostOnReusedConnection && !entry.sentAgain)
        sendAgain(entry, attempt);
    else
        settle(entry, attempt);
    sendArmed();
    pump();
}

void Dispatcher::adaptAhead(const Outcome &outcome)
{
    if (outcome.kind != Outcome::Kind::Delivered || outcome.duration >= fastAnswer) {
        m_ahead = 0;
        return;
    }
    m_ahead = std::max(m_ahead, m_maxInFlight);
    const bool isStarved = m_armed.empty() && m_beginning > 0;
    if (isStarved) {
        m_ahead = std::min(m_ahead + m_maxInFlight, mostAhead);
        m_sinceStarved = 0;
    } else if (++m_sinceStarved == steadyRequests) {
        m_ahead = std::max(m_ahead - m_maxInFlight, m_maxInFlight);
        m_sinceStarved = 0;
    }
}

void Dispatcher::sendAgain(Entry &entry, const Attempt &attempt)
{
    // The peer was just closing the kept-alive connection: most likely nobody saw this request.
    entry.sentAgain = true;
    m_outbox.sendAgain(attempt, *entry.inFlight, whenKept([this, attempt] {
                           recorded(m_entries.at(attempt.batch), attempt);
                           m_armed.push_front(attempt.batch);
                           if (m_running)
                               sendArmed();
                           else
                               withdrawArmed();
                       }));
}

void Dispatcher::settle(Entry &entry, const Attempt &attempt)
{
    const Settlement settlement = finish(*entry.inFlight, attempt.outcome, m_policy, m_scheduler.now());
    ++m_settling;
    m_outbox.finish(attempt, settlement, whenKept([this, attempt, settlement] {
                        --m_settling;
                        Entry &finished = m_entries.at(attempt.batch);
                        recorded(finished, attempt);
                        settled(finished, settlement);
                    }));
}

void Dispatcher::settled(Entry &entry, const Settlement &settlement)
{
    releaseBody(entry);
    std::visit(Overloaded{
                   [this, &entry](const BackingOff &state) { wait(entry, state); },
                   [this, &entry](const Delivered &state) {
                       announce(entry, state);
                       drop(entry);
                   },
                   [this, &entry](const DeadLettered &state) {
                       announce(entry, state);
                       drop(entry);
                   },
               },
               settlement);
}

void Dispatcher::setAside(Entry &entry, const Error &error)
{
    const BatchId id = entry.batch.id;
    const int tries = std::visit([](const auto &waiting) { return triesOf(waiting); }, entry.waiting);
    const DeadLettered state{.attempts = tries, .failure = {.status = {}, .reason = error.message}};
    m_outbox.setAside(id, state, whenKept([this, id, state] {
                          Entry &lost = m_entries.at(id);
                          announce(lost, state);
                          drop(lost);
                      }));
}

// What is damaged stays so; any other error, such as too many open files, may pass.
void Dispatcher::readLater(BatchId id)
{
    m_queued.push_front(id);
    m_readAgain = m_scheduler.callAfter(readPause, [this] {
        m_readAgain.reset();
        pump();
    });
}

void Dispatcher::releaseBody(Entry &entry)
{
    m_keptBytes -= entry.body.size();
    entry.body = {};
}

void Dispatcher::drop(Entry &entry)
{
    m_backlog -= entry.batch;
    m_entries.erase(entry.batch.id);
}

void Dispatcher::recorded(Entry &entry, const Attempt &attempt)
{
    ++entry.attempts;
    entry.lastStatus = attempt.outcome.answer.status;
    entry.lastDuration = attempt.outcome.duration;
    Q_EMIT attemptRecorded(attempt, entry.batch);
}

void Dispatcher::announce(const Entry &entry, const BatchState &state)
{
    Q_EMIT batchChanged({.batch = entry.batch,
                         .state = state,
                         .attempts = entry.attempts,
                         .scheduled = triesOf(state),
                         .lastStatus = entry.lastStatus,
                         .lastDuration = entry.lastDuration});
}

void Dispatcher::block(const Error &error)
{
    m_running = false;
    m_timer.reset();
    Q_EMIT blocked(error);
}

Outbox::Done Dispatcher::whenKept(std::function<void()> then)
{
    return answered([this, then = std::move(then)](const Result<> &kept) {
        if (kept)
            then();
        else
            block(kept.error());
    });
}

Outbox::Done Dispatcher::answered(Outbox::Done then)
{
    ++m_waitingForOutbox;
    return [this, then = std::move(then)](const Result<> &kept) {
        --m_waitingForOutbox;
        then(kept);
        if (isQuiet())
            Q_EMIT quiet();
        if (isDrained())
            Q_EMIT drained();
    };
}

} // namespace penstock
