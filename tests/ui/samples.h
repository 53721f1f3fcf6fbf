// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"
#include "ui/models/batchrow.h"
#include "ui/models/clock.h"

#include <QUuid>

namespace penstock::samples {

//! 2026-11-23 14:00:00 UTC.
inline const Moment noon{wallTimeFromEpochMs(1'795'442'400'000), SteadyTime(Milliseconds(5'000'000))};

//! A clock that stands still until somebody moves `*now`.
inline Clock clockAt(const Moment *now)
{
    return [now] { return *now; };
}

inline QByteArray requestId(BatchId id)
{
    return QUuid::createUuidV5(QUuid(), QByteArray::number(id)).toByteArray(QUuid::WithoutBraces);
}

inline BatchSummary batch(BatchId id, BatchState state = Queued{noon}, StreamId stream = 1)
{
    BatchSummary summary;
    summary.batch = {
        .id = id, .stream = stream, .requestId = requestId(id), .events = 100, .bytes = 61'234, .createdAt = noon.wall};
    summary.state = std::move(state);
    return summary;
}

inline BatchSummary tried(BatchId id, BatchState state, int tries, std::optional<int> status, StreamId stream = 1)
{
    BatchSummary summary = batch(id, std::move(state), stream);
    summary.attempts = tries;
    summary.scheduled = tries;
    summary.lastStatus = status;
    summary.lastDuration = Milliseconds(81);
    return summary;
}

inline BatchSummary delivered(BatchId id, StreamId stream = 1)
{
    return tried(id, Delivered{1, noon}, 1, 200, stream);
}

inline BatchSummary backingOff(BatchId id, Milliseconds left = Milliseconds(42'000))
{
    return tried(id, BackingOff{2, noon + left, {503, QStringLiteral("answered 503 Service Unavailable")}}, 2, 503);
}

inline BatchSummary deadLetter(BatchId id, StreamId stream = 1)
{
    return tried(id, DeadLettered{4, {413, QStringLiteral("answered 413 Content Too Large")}}, 4, 413, stream);
}

//! What the ledger answers, the newest first.
inline BatchRows page(const QList<BatchSummary> &batches)
{
    BatchRows rows;
    for (const BatchSummary &each : batches) {
        rows.rows.push_back(packed(each));
        if (const QString reason = failureReason(each.state); !reason.isEmpty())
            rows.failures.emplace_back(each.batch.id, reason);
    }
    return rows;
}

inline AttemptRecord attempt(BatchId id, int number, std::optional<int> status, int scheduled = 0)
{
    AttemptRecord record;
    record.attempt.batch = id;
    record.attempt.number = number;
    record.attempt.scheduled = scheduled == 0 ? number : scheduled;
    Outcome &outcome = record.attempt.outcome;
    const bool good = status && *status / 100 == 2;
    outcome.kind = good ? Outcome::Kind::Delivered : Outcome::Kind::Failed;
    outcome.reason = good ? QString() : QStringLiteral("answered %1").arg(status.value_or(0));
    outcome.answer.status = status;
    outcome.answer.headers = {{"Server", "practice"}};
    outcome.answer.body = R"({"ok":true})";
    outcome.requestHeaders = {{"Host", "www.example.com"}, {"X-Api-Key", "••••••••"}};
    outcome.startedAt = noon;
    outcome.duration = Milliseconds(81);
    record.requestId = requestId(id);
    record.events = 100;
    return record;
}

} // namespace penstock::samples
