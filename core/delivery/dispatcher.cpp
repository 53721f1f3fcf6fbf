// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/dispatcher.h"

#include "core/overloaded.h"

namespace penstock {

namespace {

constexpr Milliseconds readPause{1000};

} // namespace

Dispatcher::Dispatcher(Outbox &outbox, Sender &sender, Scheduler &scheduler, const DeliveryLimits &limits)
    : m_outbox(outbox)
    , m_sender(sender)
    , m_scheduler(scheduler)
    , m_policy(RetryPolicy::of(limits))
    , m_maxInFlight(limits.maxInFlight)
    , m_breaker(limits.holdAfterFailures)
    , m_ahead(limits.maxInFlight)
{
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::enqueue(const Batch &batch, const QByteArray &body)
{
    Entry &entry = m_entries[batch.id];
    entry.batch = batch;
    m_backlog += batch;
    if (m_kept.hasRoomFor(body.size())) {
        entry.body = body;
        m_kept.add(body.size());
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
            Q_EMIT refused(deadLetter.batch.id, kept.error());
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
    const qint64 backingOff = m_backingOff.size();
    const qint64 queued = qint64(m_entries.size()) - inFlight - backingOff;
    return {.queued = queued, .inFlight = inFlight, .backingOff = backingOff, .backlog = m_backlog};
}

std::optional<Moment> Dispatcher::nextRetry() const
{
    const auto next = m_backingOff.next();
    return next ? std::optional(std::get<BackingOff>(m_entries.at(*next).waiting).retryAt) : std::nullopt;
}

std::optional<FirstLoss> Dispatcher::firstLoss() const
{
    if (m_breaker.isTripped())
        return std::nullopt;
    std::vector<BatchId> candidates = m_backingOff.firstOfEachTry();
    candidates.insert(candidates.end(), m_claimed.begin(), m_claimed.end());
    if (!m_queued.empty())
        candidates.push_back(m_queued.front());
    std::vector<UnsettledState> states;
    for (const BatchId id : candidates) {
        const Entry &entry = m_entries.at(id);
        const auto stateOf = [](const auto &state) { return BatchState(state); };
        states.push_back({id, entry.inFlight ? BatchState(*entry.inFlight) : std::visit(stateOf, entry.waiting)});
    }
    return penstock::firstLoss(states, m_policy, m_scheduler.now());
}

bool Dispatcher::mayBegin() const
{
    const int begun = m_onWire + m_beginning + int(m_armed.size());
    const bool hasRoom = m_breaker.isTripped() ? begun == 0 && m_breaker.mayProbe(m_scheduler.now())
                                               : begun < m_maxInFlight + m_ahead.count();
    return m_running && !m_readAgain && hasRoom;
}

std::optional<BatchId> Dispatcher::takeDue()
{
    if (const auto due = m_backingOff.takeDue(m_scheduler.now().steady))
        return due;
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
    const auto tripped = m_breaker.tripped();
    // With no room a finished request pumps; with room nothing is due yet.
    if (!(tripped ? m_running && tripped->nextProbe : mayBegin()))
        return;
    const SteadyTime now = m_scheduler.now().steady;
    auto due = m_queued.empty() ? m_backingOff.nextDue() : std::optional(now);
    if (due && tripped)
        due = std::max(*due, tripped->nextProbe->steady);
    if (due && *due > now)
        m_timer = m_scheduler.callAfter(*due - now, [this] { pump(); });
}

void Dispatcher::wait(Entry &entry, const Waiting &state)
{
    entry.waiting = state;
    entry.inFlight.reset();
    const BatchId id = entry.batch.id;
    std::visit(Overloaded{
                   [this, id](const Queued &) { m_queued.push_back(id); },
                   [this, id](const BackingOff &backingOff) { m_backingOff.add(id, backingOff); },
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
        m_kept.add(entry.body.size());
    }
    entry.sentAgain = false;
    entry.isProbe = m_breaker.isTripped();
    m_breaker.beginProbe();

    const Moment now = m_scheduler.now();
    const InFlight state = std::visit([now](const auto &waiting) { return begin(waiting, now); }, entry.waiting);
    ++m_beginning;
    m_claimed.insert(id);
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
                              m_claimed.erase(id);
                              if (withdrawn.isProbe)
                                  m_breaker.withdrawProbe(m_scheduler.now());
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
    m_ahead.adapt(outcome, m_armed.empty() && m_beginning > 0);
    if (outcome.kind == Outcome::Kind::Delivered)
        m_kept.delivered(m_scheduler.now().steady);
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
    const Moment now = m_scheduler.now();
    const Settlement settlement = entry.isProbe
                                      ? finishProbe(*entry.inFlight, attempt.outcome, Breaker::probeInterval, now)
                                      : finish(*entry.inFlight, attempt.outcome, m_policy, now);
    tellBreaker(entry, attempt.outcome);
    ++m_settling;
    m_outbox.finish(attempt, settlement, whenKept([this, attempt, settlement] {
                        --m_settling;
                        Entry &finished = m_entries.at(attempt.batch);
                        recorded(finished, attempt);
                        settled(finished, settlement);
                    }));
}

void Dispatcher::tellBreaker(const Entry &entry, const Outcome &outcome)
{
    const bool changed = outcome.kind == Outcome::Kind::Delivered ? m_breaker.delivered()
                                                                  : m_breaker.failed(m_scheduler.now(), entry.isProbe);
    if (!changed)
        return;
    if (m_breaker.isTripped())
        withdrawArmed();
    Q_EMIT breakerChanged();
}

void Dispatcher::settled(Entry &entry, const Settlement &settlement)
{
    releaseBody(entry);
    m_claimed.erase(entry.batch.id);
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
    m_kept.remove(entry.body.size());
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
