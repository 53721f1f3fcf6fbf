// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryoutbox.h"

#include "core/overloaded.h"

namespace penstock {

namespace {

template <typename... States>
bool isOneOf(const BatchState &state)
{
    return (std::holds_alternative<States>(state) || ...);
}

BatchState asState(const auto &variant)
{
    return std::visit([](const auto &state) -> BatchState { return state; }, variant);
}

Unexpected refused(BatchId batch, const QString &why)
{
    return failure(QStringLiteral("batch %1: %2").arg(batch).arg(why), Error::Kind::InvalidInput);
}

} // namespace

MemoryOutbox::MemoryOutbox(Scheduler &scheduler)
    : m_scheduler(scheduler)
{
}

MemoryOutbox::~MemoryOutbox() = default;

Batch MemoryOutbox::add(const NewBatch &batch, StreamId stream)
{
    return accepted(
               {.stream = stream, .batches = {batch}, .rejects = {}, .position = {}, .notCollected = {}, .seen = {}})
        ->front();
}

void MemoryOutbox::failNext(const Error &error)
{
    m_nextError = error;
}

void MemoryOutbox::delayBy(Milliseconds delay)
{
    m_delay = delay;
}

void MemoryOutbox::hold()
{
    m_held = true;
}

void MemoryOutbox::release()
{
    m_held = false;
    arm();
}

void MemoryOutbox::damageBody(BatchId batch)
{
    m_entries.at(batch).damaged = true;
}

BatchState MemoryOutbox::state(BatchId batch) const
{
    return m_entries.at(batch).state;
}

int MemoryOutbox::attemptsOf(BatchId batch) const
{
    return m_entries.at(batch).attempts;
}

std::optional<SourcePosition> MemoryOutbox::position(StreamId stream, const QByteArray &source) const
{
    const auto found = m_positions.find({stream, source});
    return found == m_positions.end() ? std::nullopt : std::optional(found->second);
}

QHash<QByteArray, qint64> MemoryOutbox::notCollected(StreamId stream) const
{
    const auto found = m_notCollected.find(stream);
    return found == m_notCollected.end() ? QHash<QByteArray, qint64>() : found->second;
}

std::vector<UnsettledBatch> MemoryOutbox::unsettled(StreamId stream) const
{
    std::vector<UnsettledBatch> batches;
    for (const auto &[id, entry] : m_entries) {
        if (entry.batch.stream != stream)
            continue;
        if (const auto *queued = std::get_if<Queued>(&entry.state))
            batches.push_back({.batch = entry.batch, .state = *queued, .attempts = entry.attempts});
        else if (const auto *backingOff = std::get_if<BackingOff>(&entry.state))
            batches.push_back({.batch = entry.batch, .state = *backingOff, .attempts = entry.attempts});
    }
    return batches;
}

std::vector<DeadLetter> MemoryOutbox::deadLetters(StreamId stream) const
{
    std::vector<DeadLetter> batches;
    for (const auto &[id, entry] : m_entries) {
        const auto *dead = std::get_if<DeadLettered>(&entry.state);
        if (dead && entry.batch.stream == stream)
            batches.push_back({.batch = entry.batch, .state = *dead, .attempts = entry.attempts});
    }
    return batches;
}

BatchCounts MemoryOutbox::counts(StreamId stream) const
{
    BatchCounts counts;
    for (const auto &[id, entry] : m_entries) {
        if (entry.batch.stream != stream)
            continue;
        std::visit(Overloaded{
                       [&](const Queued &) { ++counts.queued; },
                       [&](const InFlight &) { ++counts.inFlight; },
                       [&](const BackingOff &) { ++counts.backingOff; },
                       [&](const Delivered &) {
                           ++counts.delivered;
                           counts.eventsDelivered += entry.batch.events;
                       },
                       [&](const DeadLettered &) {
                           ++counts.deadLettered;
                           counts.eventsDeadLettered += entry.batch.events;
                       },
                       [&](const Discarded &) {
                           ++counts.discarded;
                           counts.eventsDiscarded += entry.batch.events;
                       },
                       [](const Halved &) {},
                   },
                   entry.state);
    }
    return counts;
}

void MemoryOutbox::accept(Intake intake, Accepted done)
{
    later([this, intake = std::move(intake), done = std::move(done)] {
        if (const auto error = std::exchange(m_nextError, {}))
            return done(Unexpected(*error));
        done(accepted(intake));
    });
}

void MemoryOutbox::begin(BatchId batch, const InFlight &state, int number, Done done)
{
    change(batch, std::move(done), [batch, state, number](Entry &entry) -> Result<> {
        if (!isOneOf<Queued, BackingOff>(entry.state))
            return refused(batch, QStringLiteral("begin of one that does not wait"));
        if (number != entry.attempts + 1)
            return refused(batch, QStringLiteral("begin with number %1 out of turn").arg(number));
        entry.number = number;
        entry.state = state;
        return {};
    });
}

void MemoryOutbox::withdraw(BatchId batch, const Waiting &state, Done done)
{
    change(batch, std::move(done), [batch, state](Entry &entry) -> Result<> {
        if (!isOneOf<InFlight>(entry.state))
            return refused(batch, QStringLiteral("withdrawal of one that is not in flight"));
        entry.state = asState(state);
        return {};
    });
}

void MemoryOutbox::finish(const Attempt &attempt, const Settlement &settlement, Done done)
{
    change(attempt.batch, std::move(done), [this, attempt, settlement](Entry &entry) {
        return record(entry, attempt).map([&] { entry.state = asState(settlement); });
    });
}

void MemoryOutbox::sendAgain(const Attempt &attempt, const InFlight &state, Done done)
{
    change(attempt.batch, std::move(done), [this, attempt, state](Entry &entry) {
        return record(entry, attempt).map([&] {
            entry.number = attempt.number + 1;
            entry.state = state;
        });
    });
}

void MemoryOutbox::setAside(BatchId batch, const DeadLettered &state, Done done)
{
    change(batch, std::move(done), [batch, state](Entry &entry) -> Result<> {
        if (!isOneOf<Queued, BackingOff>(entry.state))
            return refused(batch, QStringLiteral("setting aside one that does not wait"));
        entry.state = state;
        return {};
    });
}

void MemoryOutbox::redeliver(BatchId batch, const Queued &state, Done done)
{
    change(batch, std::move(done), [batch, state](Entry &entry) -> Result<> {
        if (!isOneOf<DeadLettered>(entry.state))
            return refused(batch, QStringLiteral("redelivery of one that is no dead letter"));
        entry.state = state;
        return {};
    });
}

void MemoryOutbox::discard(BatchId batch, const Discarded &state, Done done)
{
    change(batch, std::move(done), [batch, state](Entry &entry) -> Result<> {
        if (!isOneOf<DeadLettered>(entry.state))
            return refused(batch, QStringLiteral("discarding one that is no dead letter"));
        entry.state = state;
        return {};
    });
}

void MemoryOutbox::restore(BatchId batch, const DeadLettered &state, Done done)
{
    change(batch, std::move(done), [batch, state](Entry &entry) -> Result<> {
        if (!isOneOf<Discarded>(entry.state))
            return refused(batch, QStringLiteral("bringing back one that is not discarded"));
        entry.state = state;
        return {};
    });
}

void MemoryOutbox::halve(BatchId batch, const Halved &state, std::vector<NewBatch> parts, Accepted done)
{
    const auto batches = std::make_shared<std::vector<Batch>>();
    const auto halved = [this, batch, state, parts = std::move(parts), batches](Entry &entry) -> Result<> {
        if (!isOneOf<DeadLettered>(entry.state))
            return refused(batch, QStringLiteral("halving one that is no dead letter"));
        entry.state = state;
        for (const NewBatch &part : parts)
            batches->push_back(
                made(entry.batch.stream, part, DeadLettered{.attempts = 0, .failure = state.failure}, batch));
        return {};
    };
    change(
        batch,
        [batches, done = std::move(done)](const Result<> &result) {
            done(result ? Result<std::vector<Batch>>(*batches) : Unexpected(result.error()));
        },
        halved);
}

Result<QByteArray> MemoryOutbox::body(BatchId batch)
{
    if (m_unreadable)
        return failure(QStringLiteral("too many open files"));
    const auto found = m_entries.find(batch);
    if (found == m_entries.end() || found->second.damaged)
        return failure(QStringLiteral("batch %1: body damaged").arg(batch), Error::Kind::Damaged);
    return found->second.body;
}

void MemoryOutbox::later(std::function<void()> command)
{
    m_commands.push_back(std::move(command));
    arm();
}

void MemoryOutbox::arm()
{
    if (!m_held && !m_timer && !m_commands.empty())
        m_timer = m_scheduler.callAfter(m_delay, [this] { runGroup(); });
}

void MemoryOutbox::runGroup()
{
    const auto atWork = std::move(m_timer);
    if (m_held)
        return;
    // What they ask for now is the next group's.
    for (const auto &command : std::exchange(m_commands, {}))
        command();
    arm();
}

void MemoryOutbox::change(BatchId batch, Done done, Change change)
{
    later([this, batch, done = std::move(done), change = std::move(change)] {
        const Result<> result = changed(batch, change);
        if (done)
            done(result);
    });
}

Result<> MemoryOutbox::changed(BatchId batch, const Change &change)
{
    if (const auto error = std::exchange(m_nextError, {}))
        return Unexpected(*error);
    const auto found = m_entries.find(batch);
    const Result<> result =
        found == m_entries.end() ? refused(batch, QStringLiteral("unknown")) : change(found->second);
    if (!result)
        m_refusals.append(result.error().message);
    return result;
}

Result<> MemoryOutbox::record(Entry &entry, const Attempt &attempt)
{
    if (!isOneOf<InFlight>(entry.state))
        return refused(attempt.batch, QStringLiteral("an attempt of one that is not in flight"));
    if (attempt.number != entry.number)
        return refused(attempt.batch, QStringLiteral("attempt %1 out of turn").arg(attempt.number));
    entry.attempts = attempt.number;
    m_attempts.append(attempt);
    return {};
}

Batch MemoryOutbox::made(StreamId stream, const NewBatch &fresh, const BatchState &state, BatchId origin)
{
    const Batch batch{.id = m_batches.size() + 1,
                      .stream = stream,
                      .requestId = fresh.requestId,
                      .events = fresh.events,
                      .bytes = fresh.body.size(),
                      .createdAt = m_scheduler.now().wall,
                      .origin = origin};
    m_entries[batch.id] = {.batch = batch, .state = state, .body = fresh.body};
    m_batches.append(batch);
    return batch;
}

Result<std::vector<Batch>> MemoryOutbox::accepted(const Intake &intake)
{
    std::vector<Batch> batches;
    for (const NewBatch &fresh : intake.batches)
        batches.push_back(made(intake.stream, fresh, Queued{m_scheduler.now()}));
    for (const Reject &reject : intake.rejects)
        m_rejects.append(reject);
    if (intake.position)
        m_positions[{intake.stream, intake.position->source}] = *intake.position;
    for (const NotCollected &lost : intake.notCollected) {
        for (auto [name, events] : lost.events.asKeyValueRange())
            m_notCollected[intake.stream][name] += events;
    }
    return batches;
}

} // namespace penstock
