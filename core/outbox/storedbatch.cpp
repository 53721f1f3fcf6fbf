// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/storedbatch.h"

#include "core/outbox/statement.h"
#include "core/overloaded.h"

#include <QCoreApplication>

namespace penstock {

const char *const selectBatches = "SELECT batch.id, batch.stream, request_id, events, bytes, created_at,"
                                  " scheduled, at_wall, at_steady, failure_status, failure_reason, state,"
                                  " attempts, last_status, last_duration, number, retry_delay, segment, place,"
                                  " checksum, origin, stream.name"
                                  " FROM batch JOIN stream ON stream.id = batch.stream";

namespace {

std::optional<BatchState> stateFrom(const QString &name, int tries, Moment at, const Failure &failed)
{
    if (name == stateName(Queued{}))
        return Queued{.since = at};
    if (name == stateName(InFlight{}))
        return InFlight{.attempt = tries, .startedAt = at};
    if (name == stateName(BackingOff{}))
        return BackingOff{.attempt = tries, .retryAt = at, .failure = failed};
    if (name == stateName(Delivered{}))
        return Delivered{.attempt = tries, .at = at};
    if (name == stateName(DeadLettered{}))
        return DeadLettered{.attempts = tries, .failure = failed};
    if (name == stateName(Discarded{}))
        return Discarded{.attempts = tries, .failure = failed, .at = at};
    if (name == stateName(Halved{}))
        return Halved{.attempts = tries, .failure = failed, .at = at};
    return {};
}

Moment readMoment(Columns &row)
{
    return {.wall = wallTimeFromEpochMs(row.integer()), .steady = SteadyTime(row.milliseconds())};
}

} // namespace

Moment momentOf(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &s) { return s.since; },
                          [](const InFlight &s) { return s.startedAt; },
                          [](const BackingOff &s) { return s.retryAt; },
                          [](const Delivered &s) { return s.at; },
                          [](const DeadLettered &) { return Moment{}; },
                          [](const Discarded &s) { return s.at; },
                          [](const Halved &s) { return s.at; },
                      },
                      state);
}

Result<StoredBatch> readBatch(Columns row)
{
    StoredBatch stored;
    stored.summary.batch = {.id = row.integer(),
                            .stream = row.integer(),
                            .requestId = row.bytes(),
                            .events = row.number(),
                            .bytes = row.integer(),
                            .createdAt = wallTimeFromEpochMs(row.integer())};
    stored.summary.scheduled = row.number();
    const Moment at = readMoment(row);
    const Failure failed{.status = row.optionalNumber(), .reason = row.text()};
    const QString name = row.text();
    const std::optional<BatchState> state = stateFrom(name, stored.summary.scheduled, at, failed);
    if (!state)
        return failure(QCoreApplication::translate("penstock", "Batch %1 is damaged: its state \"%2\" is unknown.")
                           .arg(stored.summary.batch.id)
                           .arg(name),
                       Error::Kind::Damaged);
    stored.summary.state = *state;
    stored.summary.attempts = row.number();
    stored.summary.lastStatus = row.optionalNumber();
    stored.summary.lastDuration = row.optionalMilliseconds();
    stored.number = row.number();
    stored.retryDelay = row.milliseconds();
    stored.place = {.segment = row.integer(), .offset = row.integer(), .checksum = row.integer()};
    stored.summary.batch.origin = row.integer();
    stored.stream = row.text();
    return stored;
}

Result<StoredBatch> loadBatch(Database &database, BatchId id)
{
    static const std::string sql = std::string(selectBatches).append(" WHERE batch.id = ?");
    Statement statement(database, sql);
    const Result<bool> found = statement.bind(id).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return failure(QCoreApplication::translate("penstock", "There is no batch %1.").arg(id),
                       Error::Kind::InvalidInput);
    return readBatch(Columns(statement));
}

Result<> insertBatch(Database &database, const StoredBatch &stored)
{
    const Batch &batch = stored.summary.batch;
    const Moment at = momentOf(stored.summary.state);
    return Statement(database, "INSERT INTO batch (id, stream, request_id, events, bytes, created_at,"
                               " state, at_wall, at_steady, segment, place, checksum, origin)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(batch.id, batch.stream, batch.requestId, batch.events, batch.bytes, epochMs(batch.createdAt))
        .bind(stateName(stored.summary.state), epochMs(at.wall), at.steady.time_since_epoch())
        .bind(stored.place.segment, stored.place.offset, stored.place.checksum, batch.origin)
        .run();
}

Result<> updatePlace(Database &database, BatchId id, const BodyPlace &place)
{
    return Statement(database, "UPDATE batch SET segment = ?, place = ?, checksum = ? WHERE id = ?")
        .bind(place.segment, place.offset, place.checksum, id)
        .run();
}

Result<> updateBatch(Database &database, const StoredBatch &stored)
{
    const BatchSummary &summary = stored.summary;
    const Moment at = momentOf(summary.state);
    const std::optional<Failure> failed = failureOf(summary.state);
    const auto status = failed ? failed->status : std::nullopt;
    const auto reason = failed ? std::optional(failed->reason) : std::nullopt;
    return Statement(database, "UPDATE batch SET state = ?, scheduled = ?, at_wall = ?, at_steady = ?, retry_delay = ?,"
                               " failure_status = ?, failure_reason = ?, number = ?, attempts = ?, last_status = ?,"
                               " last_duration = ? WHERE id = ?")
        .bind(stateName(summary.state), triesOf(summary.state), epochMs(at.wall), at.steady.time_since_epoch())
        .bind(stored.retryDelay, status, reason, stored.number, summary.attempts)
        .bind(summary.lastStatus, summary.lastDuration, summary.batch.id)
        .run();
}

} // namespace penstock
