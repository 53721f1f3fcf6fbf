// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/questions.h"

#include "core/outbox/statement.h"
#include "core/outbox/storedbatch.h"

namespace penstock {

namespace {

// The partial index serves a query only when the query repeats the index's own condition.
constexpr const char *ofStateAndStream = " WHERE state = ? AND state <> 'delivered' AND batch.stream = ?"
                                         " ORDER BY batch.id";

Result<> addBatchesOf(Database &database, StreamId stream, QLatin1String state, std::vector<StoredBatch> &batches)
{
    static const std::string sql = std::string(selectBatches) + ofStateAndStream;
    Statement statement(database, sql);
    statement.bind(state, stream);
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Result<StoredBatch> batch = readBatch(Columns(statement));
        if (!batch)
            return Unexpected(batch.error());
        batches.push_back(std::move(*batch));
    }
    if (!row)
        return Unexpected(row.error());
    return {};
}

void addCount(BatchCounts &counts, const QString &state, qint64 batches, qint64 events, qint64 bytes)
{
    const bool isWaiting =
        state == stateName(Queued{}) || state == stateName(InFlight{}) || state == stateName(BackingOff{});
    counts.eventsWaiting += isWaiting ? events : 0;
    counts.bytesWaiting += isWaiting ? bytes : 0;
    if (state == stateName(Queued{})) {
        counts.queued += batches;
    } else if (state == stateName(InFlight{})) {
        counts.inFlight += batches;
    } else if (state == stateName(BackingOff{})) {
        counts.backingOff += batches;
    } else if (state == stateName(Delivered{})) {
        counts.delivered += batches;
        counts.eventsDelivered += events;
    } else if (state == stateName(DeadLettered{})) {
        counts.deadLettered += batches;
        counts.eventsDeadLettered += events;
    } else if (state == stateName(Discarded{})) {
        counts.discarded += batches;
        counts.eventsDiscarded += events;
    }
}

Waiting waitingState(const BatchState &state)
{
    if (const auto *backingOff = std::get_if<BackingOff>(&state))
        return *backingOff;
    return std::get<Queued>(state);
}

} // namespace

Result<std::optional<SourcePosition>> loadPosition(Database &database, StreamId stream, const QByteArray &source)
{
    Statement statement(database, "SELECT source, fingerprint, offset, line, events_of_line FROM source_position"
                                  " WHERE stream = ? AND source = ?");
    const Result<bool> found = statement.bind(stream, source).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return std::nullopt;
    Columns row(statement);
    return SourcePosition{.source = row.bytes(),
                          .fingerprint = row.bytes(),
                          .offset = row.integer(),
                          .line = row.integer(),
                          .eventsOfLine = row.integer()};
}

Result<> deletePosition(Database &database, StreamId stream, const QByteArray &source)
{
    return Statement(database, "DELETE FROM source_position WHERE stream = ? AND source = ?")
        .bind(stream, source)
        .run();
}

Result<std::vector<UnsettledBatch>> loadUnsettled(Database &database, StreamId stream)
{
    std::vector<StoredBatch> found;
    const Result<> loaded = addBatchesOf(database, stream, stateName(Queued{}), found).and_then([&] {
        return addBatchesOf(database, stream, stateName(BackingOff{}), found);
    });
    if (!loaded)
        return Unexpected(loaded.error());
    const auto id = [](const StoredBatch &batch) { return batch.summary.batch.id; };
    std::ranges::sort(found, {}, id);

    std::vector<UnsettledBatch> unsettled;
    unsettled.reserve(found.size());
    for (StoredBatch &batch : found)
        unsettled.push_back({.batch = std::move(batch.summary.batch),
                             .state = waitingState(batch.summary.state),
                             .attempts = batch.summary.attempts});
    return unsettled;
}

Result<std::vector<DeadLetter>> loadDeadLetters(Database &database, StreamId stream)
{
    std::vector<StoredBatch> found;
    const Result<> loaded = addBatchesOf(database, stream, stateName(DeadLettered{}), found);
    if (!loaded)
        return Unexpected(loaded.error());
    std::vector<DeadLetter> deadLetters;
    deadLetters.reserve(found.size());
    for (StoredBatch &batch : found)
        deadLetters.push_back({.batch = std::move(batch.summary.batch),
                               .state = std::get<DeadLettered>(batch.summary.state),
                               .attempts = batch.summary.attempts});
    return deadLetters;
}

Result<std::vector<BatchSummary>> loadDiscarded(Database &database, StreamId stream)
{
    static const std::string sql = std::string(selectBatches) +
                                   " WHERE state = 'discarded' AND state <> 'delivered' AND batch.stream = ?"
                                   " AND segment IN (SELECT id FROM segment)"
                                   " ORDER BY batch.id";
    Statement statement(database, sql);
    statement.bind(stream);
    std::vector<BatchSummary> discarded;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Result<StoredBatch> batch = readBatch(Columns(statement));
        if (!batch)
            return Unexpected(batch.error());
        discarded.push_back(std::move(batch->summary));
    }
    if (!row)
        return Unexpected(row.error());
    return discarded;
}

Result<QHash<QByteArray, qint64>> loadNotCollected(Database &database, StreamId stream)
{
    Statement statement(database,
                        "SELECT event_name, SUM(events) FROM pause_loss JOIN pause ON pause.id = pause_loss.pause"
                        " WHERE stream = ? GROUP BY event_name");
    statement.bind(stream);
    QHash<QByteArray, qint64> counts;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step())
        counts.insert(statement.bytes(0), statement.integer(1));
    if (!row)
        return Unexpected(row.error());
    return counts;
}

Result<BatchCounts> loadCounts(Database &database, std::optional<StreamId> stream)
{
    Statement statement(database, "SELECT state, batches, events, bytes FROM counter WHERE ?1 IS NULL OR stream = ?1");
    statement.bind(stream);
    BatchCounts counts;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step())
        addCount(counts, statement.text(0), statement.integer(1), statement.integer(2), statement.integer(3));
    if (!row)
        return Unexpected(row.error());
    return counts;
}

} // namespace penstock
