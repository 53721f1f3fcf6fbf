// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batchrow.h"

#include "core/outbox/ledger.h"
#include "core/overloaded.h"

#include <algorithm>
#include <limits>

namespace penstock {

namespace {

//! What does not fit is shown as the most that does: no batch may wrap round to a small one.
template <typename Narrow, typename Wide>
Narrow clamped(Wide value)
{
    const auto most = qint64(std::numeric_limits<Narrow>::max());
    return Narrow(std::clamp<qint64>(qint64(value), 0, most));
}

Moment momentOf(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &queued) { return queued.since; },
                          [](const InFlight &inFlight) { return inFlight.startedAt; },
                          [](const BackingOff &backingOff) { return backingOff.retryAt; },
                          [](const Delivered &delivered) { return delivered.at; },
                          [](const DeadLettered &) { return Moment(); },
                          [](const Discarded &discarded) { return discarded.at; },
                          [](const Halved &halved) { return halved.at; },
                      },
                      state);
}

std::optional<Mark> markFrom(QByteArrayView stateNamed)
{
    const QLatin1String name(stateNamed.data(), stateNamed.size());
    for (const BatchState &state :
         {BatchState(Delivered{}), BatchState(Queued{}), BatchState(InFlight{}), BatchState(BackingOff{}),
          BatchState(DeadLettered{}), BatchState(Discarded{}), BatchState(Halved{})}) {
        if (name == stateName(state))
            return markOf(state);
    }
    return std::nullopt;
}

BatchState stateOf(const BatchRow &row, const QString &reason)
{
    const Moment moment{wallTimeFromEpochMs(row.wallMs), SteadyTime(Milliseconds(row.steadyMs))};
    Failure failure{row.status < 0 ? std::nullopt : std::optional<int>(row.status), reason};
    switch (row.mark) {
    case Mark::InFlight:
        return InFlight{row.tries, moment};
    case Mark::BackingOff:
        return BackingOff{row.tries, moment, std::move(failure)};
    case Mark::Delivered:
        return Delivered{row.tries, moment};
    case Mark::DeadLetter:
        return DeadLettered{row.tries, std::move(failure)};
    case Mark::Discarded:
        return Discarded{row.tries, std::move(failure), moment};
    case Mark::Halved:
        return Halved{row.tries, std::move(failure), moment};
    case Mark::Queued:
    case Mark::Failed:
    case Mark::Unconfirmed:
    case Mark::Running:
    case Mark::Failing:
    case Mark::Paused:
    case Mark::Held:
    case Mark::Stopping:
    case Mark::Stopped:
    case Mark::Blocked:
    case Mark::Error:
    case Mark::Warning:
    case Mark::Personal:
        break;
    }
    return Queued{moment};
}

} // namespace

BatchRow packed(const BatchSummary &summary)
{
    const Moment moment = momentOf(summary.state);
    return {
        .id = summary.batch.id,
        .requestId = QUuid::fromString(QLatin1String(summary.batch.requestId)),
        .createdAtMs = epochMs(summary.batch.createdAt),
        .wallMs = epochMs(moment.wall),
        .steadyMs = moment.steady.time_since_epoch().count(),
        .bytes = clamped<quint32>(summary.batch.bytes),
        .tookMs = summary.lastDuration ? clamped<qint32>(summary.lastDuration->count()) : -1,
        .events = clamped<quint16>(summary.batch.events),
        .attempts = clamped<quint16>(summary.attempts),
        .status = summary.lastStatus ? clamped<qint16>(*summary.lastStatus) : qint16(-1),
        .mark = markOf(summary.state),
        .tries = clamped<quint8>(summary.scheduled),
    };
}

std::optional<BatchRow> packed(const BatchLine &line)
{
    const std::optional<Mark> mark = markFrom(line.state);
    if (!mark)
        return std::nullopt;
    return BatchRow{
        .id = line.id,
        .requestId = QUuid::fromString(QLatin1String(line.requestId.data(), line.requestId.size())),
        .createdAtMs = line.createdAtMs,
        .wallMs = line.wallMs,
        .steadyMs = line.steadyMs,
        .bytes = clamped<quint32>(line.bytes),
        .tookMs = line.lastDuration ? clamped<qint32>(line.lastDuration->count()) : -1,
        .events = clamped<quint16>(line.events),
        .attempts = clamped<quint16>(line.attempts),
        .status = line.lastStatus ? clamped<qint16>(*line.lastStatus) : qint16(-1),
        .mark = *mark,
        .tries = clamped<quint8>(line.scheduled),
    };
}

BatchSummary unpacked(const BatchRow &row, StreamId stream, const QString &failure)
{
    return {
        .batch = {.id = row.id,
                  .stream = stream,
                  .requestId = row.requestId.toByteArray(QUuid::WithoutBraces),
                  .events = row.events,
                  .bytes = row.bytes,
                  .createdAt = wallTimeFromEpochMs(row.createdAtMs)},
        .state = stateOf(row, failure),
        .attempts = row.attempts,
        .scheduled = row.tries,
        .lastStatus = row.status < 0 ? std::nullopt : std::optional<int>(row.status),
        .lastDuration = row.tookMs < 0 ? std::nullopt : std::optional(Milliseconds(row.tookMs)),
    };
}

QString failureReason(const BatchState &state)
{
    const auto failure = failureOf(state);
    return failure ? failure->reason : QString();
}

} // namespace penstock
