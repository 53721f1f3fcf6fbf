// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/recordjson.h"

#include <QJsonObject>

#include <numeric>

using namespace penstock;

namespace {

QJsonValue statusJson(const std::optional<int> &status)
{
    return status ? QJsonValue(*status) : QJsonValue(QJsonValue::Null);
}

QJsonValue timeJson(const std::optional<WallTime> &time)
{
    return time ? QJsonValue(epochMs(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue nextAttemptJson(const BatchState &state)
{
    const auto *backingOff = std::get_if<BackingOff>(&state);
    return backingOff ? QJsonValue(epochMs(backingOff->retryAt.wall)) : QJsonValue(QJsonValue::Null);
}

} // namespace

JsonLine batchJson(const BatchSummary &summary, const QString &stream)
{
    const Batch &batch = summary.batch;
    JsonLine line;
    line.add("batchId", batch.id)
        .add("requestId", QString::fromUtf8(batch.requestId))
        .add("stream", stream)
        .add("state", stateName(summary.state))
        .add("attempts", qint64(summary.attempts))
        .add("nextAttemptAt", nextAttemptJson(summary.state))
        .add("events", qint64(batch.events))
        .add("bytes", batch.bytes)
        .add("createdAt", epochMs(batch.createdAt));
    if (batch.origin != 0)
        line.add("origin", batch.origin);
    return line;
}

JsonLine attemptJson(const AttemptRecord &record)
{
    const Attempt &attempt = record.attempt;
    const Outcome &outcome = attempt.outcome;
    return JsonLine()
        .add("batchId", attempt.batch)
        .add("requestId", QString::fromUtf8(record.requestId))
        .add("stream", record.stream)
        .add("attempt", qint64(attempt.number))
        .add("startedAt", epochMs(outcome.startedAt.wall))
        .add("durationMs", qint64(outcome.duration.count()))
        .add("status", statusJson(outcome.answer.status))
        .add("outcome", outcomeName(outcome.kind))
        .add("reason", outcome.reason)
        .add("bytesSent", outcome.bytesSent)
        .add("events", qint64(record.events));
}

JsonLine rejectJson(const RejectRecord &record)
{
    const Reject &reject = record.reject;
    return JsonLine()
        .add("stream", record.stream)
        .add("source", reject.source)
        .add("line", reject.line)
        .add("offset", reject.offset)
        .add("reason", reject.reason)
        .add("text", QString::fromUtf8(reject.text));
}

qint64 eventsLost(const PauseRecord &pause)
{
    return std::accumulate(pause.notCollected.cbegin(), pause.notCollected.cend(), qint64(0));
}

JsonLine pauseJson(const PauseRecord &pause)
{
    QJsonObject events;
    for (auto [name, count] : pause.notCollected.asKeyValueRange())
        events.insert(QString::fromUtf8(name), count);
    return JsonLine()
        .add("stream", pause.stream)
        .add("from", timeJson(pause.begun))
        .add("to", timeJson(pause.ended))
        .add("events", events)
        .add("total", eventsLost(pause));
}

JsonLine journalJson(const JournalRecord &record)
{
    const JournalEntry &entry = record.entry;
    return JsonLine()
        .add("at", epochMs(entry.at))
        .add("stream", record.stream.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(record.stream))
        .add("actor", entry.actor)
        .add("program", entry.program)
        .add("action", entry.action)
        .add("detail", entry.detail);
}

JsonLine runJson(const StreamStatus &status, Milliseconds elapsed)
{
    const EventCounts &events = status.run.events;
    const RunCounts &run = status.run;
    return JsonLine()
        .add("stream", status.name)
        .add("events", JsonLine()
                           .add("read", events.read)
                           .add("accepted", events.accepted)
                           .add("filtered", events.filtered)
                           .add("rejected", events.rejected)
                           .add("completed", events.completed)
                           .add("delivered", events.delivered)
                           .add("deadLettered", events.deadLettered))
        .add("batches", JsonLine()
                            .add("created", run.batchesCreated)
                            .add("delivered", run.batchesDelivered)
                            .add("deadLettered", run.batchesDeadLettered)
                            .add("pending", pendingBatches(status.batches)))
        .add("attempts", JsonLine().add("total", run.attempts).add("failed", run.attemptsFailed))
        .add("elapsedMs", qint64(elapsed.count()));
}

qint64 pendingBatches(const BatchCounts &counts)
{
    return counts.queued + counts.inFlight + counts.backingOff;
}
