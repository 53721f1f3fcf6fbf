// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/transitions.h"

#include "core/outbox/statement.h"
#include "core/overloaded.h"

#include <QCoreApplication>

namespace penstock {

namespace {

Unexpected wrongState(const StoredBatch &batch, const QString &wanted)
{
    return failure(QCoreApplication::translate("penstock", "Batch %1 is %2, not %3.")
                       .arg(QString::number(batch.summary.batch.id), stateName(batch.summary.state), wanted),
                   Error::Kind::InvalidInput);
}

Unexpected wrongNumber(const StoredBatch &batch, int number)
{
    return failure(QCoreApplication::translate("penstock", "Batch %1 has had %2 attempts: %3 cannot be the next.")
                       .arg(batch.summary.batch.id)
                       .arg(batch.summary.attempts)
                       .arg(number),
                   Error::Kind::InvalidInput);
}

BatchState asState(const auto &variant)
{
    return std::visit([](const auto &state) -> BatchState { return state; }, variant);
}

Milliseconds plannedDelay(const BackingOff &state, const Outcome &outcome)
{
    const SteadyTime failedAt = outcome.startedAt.steady + outcome.duration;
    return std::max(Milliseconds(0), state.retryAt.steady - failedAt);
}

Result<StoredBatch> loadWaiting(Store &store, BatchId id)
{
    Result<StoredBatch> batch = loadBatch(store.database(), id);
    if (batch && !std::holds_alternative<Queued>(batch->summary.state) &&
        !std::holds_alternative<BackingOff>(batch->summary.state))
        return wrongState(*batch, QStringLiteral("queued or backingOff"));
    return batch;
}

Result<StoredBatch> loadInFlight(Store &store, BatchId id)
{
    Result<StoredBatch> batch = loadBatch(store.database(), id);
    if (batch && !std::holds_alternative<InFlight>(batch->summary.state))
        return wrongState(*batch, QStringLiteral("inFlight"));
    return batch;
}

Result<StoredBatch> loadDeadLetter(Store &store, BatchId id)
{
    Result<StoredBatch> batch = loadBatch(store.database(), id);
    if (batch && !std::holds_alternative<DeadLettered>(batch->summary.state))
        return wrongState(*batch, QStringLiteral("deadLettered"));
    return batch;
}

Result<> addAttempt(Store &store, StoredBatch &batch, const Attempt &attempt)
{
    if (attempt.number != batch.number)
        return wrongNumber(batch, attempt.number);
    batch.summary.attempts = attempt.number;
    batch.summary.lastStatus = attempt.outcome.answer.status;
    batch.summary.lastDuration = attempt.outcome.duration;
    return store.addAttempt(batch.summary.batch.stream, attempt);
}

} // namespace

Result<> applyBegin(Store &store, BatchId id, const InFlight &state, int number)
{
    Result<StoredBatch> batch = loadWaiting(store, id);
    if (!batch)
        return Unexpected(batch.error());
    if (number != batch->summary.attempts + 1)
        return wrongNumber(*batch, number);
    batch->number = number;
    return store.change(*batch, state);
}

Result<> applyWithdraw(Store &store, BatchId id, const Waiting &state)
{
    Result<StoredBatch> batch = loadInFlight(store, id);
    if (!batch)
        return Unexpected(batch.error());
    return store.change(*batch, asState(state));
}

Result<> applyFinish(Store &store, const Attempt &attempt, const Settlement &settlement)
{
    Result<StoredBatch> batch = loadInFlight(store, attempt.batch);
    if (!batch)
        return Unexpected(batch.error());
    if (const Result<> added = addAttempt(store, *batch, attempt); !added)
        return added;
    if (const auto *backingOff = std::get_if<BackingOff>(&settlement))
        batch->retryDelay = plannedDelay(*backingOff, attempt.outcome);
    return store.change(*batch, asState(settlement));
}

Result<> applySendAgain(Store &store, const Attempt &attempt, const InFlight &state)
{
    Result<StoredBatch> batch = loadInFlight(store, attempt.batch);
    if (!batch)
        return Unexpected(batch.error());
    if (const Result<> added = addAttempt(store, *batch, attempt); !added)
        return added;
    batch->number = attempt.number + 1;
    return store.change(*batch, state);
}

Result<> applySetAside(Store &store, BatchId id, const DeadLettered &state)
{
    Result<StoredBatch> batch = loadWaiting(store, id);
    if (!batch)
        return Unexpected(batch.error());
    return store.change(*batch, state);
}

Result<> applyRedeliver(Store &store, BatchId id, const Queued &state)
{
    Result<StoredBatch> batch = loadDeadLetter(store, id);
    return batch ? store.change(*batch, state) : Unexpected(batch.error());
}

Result<> applyDiscard(Store &store, BatchId id, const Discarded &state)
{
    Result<StoredBatch> batch = loadDeadLetter(store, id);
    return batch ? store.change(*batch, state) : Unexpected(batch.error());
}

Result<> applyRestore(Store &store, BatchId id, const DeadLettered &state)
{
    Result<StoredBatch> batch = loadBatch(store.database(), id);
    if (!batch)
        return Unexpected(batch.error());
    if (!std::holds_alternative<Discarded>(batch->summary.state))
        return wrongState(*batch, QStringLiteral("discarded"));
    if (!store.segments().holds(batch->place.segment))
        return failure(QCoreApplication::translate("penstock", "Batch %1 was discarded long ago: its events are no "
                                                               "longer kept, and it cannot be brought back.")
                           .arg(id),
                       Error::Kind::InvalidInput);
    return store.change(*batch, state);
}

Result<std::vector<Batch>> applyHalve(Store &store, BatchId id, const Halved &state, const std::vector<NewBatch> &parts)
{
    Result<StoredBatch> whole = loadDeadLetter(store, id);
    if (!whole)
        return Unexpected(whole.error());
    std::vector<Batch> batches;
    for (const NewBatch &part : parts) {
        StoredBatch stored;
        stored.summary.batch = {.id = store.nextBatch(),
                                .stream = whole->summary.batch.stream,
                                .requestId = part.requestId,
                                .events = part.events,
                                .bytes = part.body.size(),
                                .createdAt = state.at.wall,
                                .origin = id};
        stored.summary.state = DeadLettered{.attempts = 0, .failure = state.failure};
        const Result<> added = store.add(stored, part.body).and_then([&] {
            return updateBatch(store.database(), stored); // why it failed
        });
        if (!added)
            return Unexpected(added.error());
        batches.push_back(stored.summary.batch);
    }
    if (const Result<> changed = store.change(*whole, state); !changed)
        return Unexpected(changed.error());
    return batches;
}

} // namespace penstock
