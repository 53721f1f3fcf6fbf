// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/pauses.h"
#include "core/outbox/statement.h"
#include "core/outbox/streamruns.h"
#include "core/outbox/transitions.h"

#include <QCoreApplication>

namespace penstock {

namespace {

// SQLite's own limit for one value, SQLITE_MAX_LENGTH.
constexpr qsizetype largestBody = 1'000'000'000;

Result<> check(Store &store, const Intake &intake)
{
    Statement known(store.database(), "SELECT 1 FROM stream WHERE id = ?");
    const Result<bool> found = known.bind(intake.stream).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return failure(QCoreApplication::translate("penstock", "There is no stream %1.").arg(intake.stream),
                       Error::Kind::InvalidInput);
    for (const NewBatch &batch : intake.batches) {
        if (batch.body.size() >= largestBody)
            return failure(QCoreApplication::translate(
                               "penstock", "A batch of %1 bytes is too large. Lower the stream's batch size.")
                               .arg(batch.body.size()),
                           Error::Kind::InvalidInput);
    }
    return {};
}

Result<Batch> addBatch(Store &store, StreamId stream, const NewBatch &batch, Moment now)
{
    StoredBatch stored;
    stored.summary.batch = {.id = store.nextBatch(),
                            .stream = stream,
                            .requestId = batch.requestId,
                            .events = batch.events,
                            .bytes = batch.body.size(),
                            .createdAt = now.wall};
    stored.summary.state = Queued{.since = now};
    if (const Result<> added = store.add(stored, batch.body); !added)
        return Unexpected(added.error());
    return stored.summary.batch;
}

Result<> addReject(Store &store, StreamId stream, const Reject &reject)
{
    return Statement(store.database(),
                     "INSERT INTO reject (stream, source, line, offset, reason, text) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(stream, reject.source, reject.line, reject.offset, reject.reason, reject.text.left(Reject::textLimit))
        .run();
}

Result<> savePosition(Store &store, StreamId stream, const SourcePosition &position)
{
    return Statement(store.database(), "INSERT OR REPLACE INTO source_position (stream, source, fingerprint, offset,"
                                       " line, events_of_line) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(stream, position.source, position.fingerprint, position.offset, position.line, position.eventsOfLine)
        .run();
}

Result<> addTheRest(Store &store, const Intake &intake)
{
    for (const Reject &reject : intake.rejects) {
        if (const Result<> added = addReject(store, intake.stream, reject); !added)
            return added;
    }
    for (const NotCollected &lost : intake.notCollected) {
        if (const Result<> added = addNotCollected(store.database(), intake.stream, lost); !added)
            return added;
    }
    for (const SeenEvents &seen : intake.seen) {
        if (const Result<> added = addSeen(store.database(), intake.stream, seen); !added)
            return added;
    }
    return intake.position ? savePosition(store, intake.stream, *intake.position) : Result<>();
}

} // namespace

Result<std::vector<Batch>> applyAccept(Store &store, const Intake &intake, Moment now)
{
    if (const Result<> checked = check(store, intake); !checked)
        return Unexpected(checked.error());
    std::vector<Batch> batches;
    batches.reserve(intake.batches.size());
    for (const NewBatch &batch : intake.batches) {
        Result<Batch> added = addBatch(store, intake.stream, batch, now);
        if (!added)
            return Unexpected(added.error());
        batches.push_back(std::move(*added));
    }
    if (const Result<> rest = addTheRest(store, intake); !rest)
        return Unexpected(rest.error());
    return batches;
}

} // namespace penstock
