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

inline JournalRecord logged(qint64 id, int secondsAgo, const QString &stream, const QString &actor,
                            const QString &action, const QString &detail = {})
{
    return {.id = id,
            .stream = stream,
            .entry = {.at = noon.wall - std::chrono::seconds(secondsAgo),
                      .stream = 1,
                      .actor = actor,
                      .program = QStringLiteral("window"),
                      .action = action,
                      .detail = detail}};
}

//! Newest first.
inline std::vector<JournalRecord> journal()
{
    const QString orders = QStringLiteral("Orders");
    const QString ann = QStringLiteral("ann");
    return {logged(6, 60, orders, QStringLiteral("engine"), QStringLiteral("gaveUp"),
                   QStringLiteral("batch 900: answered 413 Content Too Large")),
            logged(5, 300, QStringLiteral("CRM"), QStringLiteral("bob"), QStringLiteral("edited"),
                   QStringLiteral("destination, delivery")),
            logged(4, 1800, orders, ann, QStringLiteral("resumed")),
            logged(3, 3600, orders, ann, QStringLiteral("paused")),
            logged(2, 7100, QStringLiteral("CRM"), QStringLiteral("bob"), QStringLiteral("paused")),
            logged(1, 7200, orders, ann, QStringLiteral("started"))};
}

//! Oldest first.
inline std::vector<PauseRecord> pauses()
{
    return {{.stream = QStringLiteral("CRM"),
             .begun = noon.wall - std::chrono::seconds(7100),
             .ended = {},
             .begunBy = QStringLiteral("bob"),
             .notCollected = {{"SMS Sent", 7}}},
            {.stream = QStringLiteral("Orders"),
             .begun = noon.wall - std::chrono::seconds(3600),
             .ended = noon.wall - std::chrono::seconds(1800),
             .begunBy = QStringLiteral("ann"),
             .notCollected = {{"Email Opened", 1200}, {"Email Clicked", 34}}}};
}

} // namespace penstock::samples
