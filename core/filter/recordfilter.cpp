// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/recordfilter.h"

#include "core/filter/filtervalues.h"
#include "core/overloaded.h"

namespace penstock {

namespace {

FilterState filterStateOf(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &) { return FilterState::Queued; },
                          [](const InFlight &) { return FilterState::InFlight; },
                          [](const BackingOff &) { return FilterState::BackingOff; },
                          [](const Delivered &) { return FilterState::Delivered; },
                          [](const DeadLettered &) { return FilterState::DeadLettered; },
                          [](const Discarded &) { return FilterState::Discarded; },
                          [](const Halved &) { return FilterState::Halved; },
                      },
                      state);
}

QUuid uuidOf(const QByteArray &requestId)
{
    return QUuid::fromString(QLatin1String(requestId));
}

} // namespace

RecordFilter::RecordFilter(const Filter &filter)
    : m_matcher(filter)
    , m_bodies(filter)
{
}

bool RecordFilter::matches(const BatchSummary &summary) const
{
    const auto failure = m_matcher.looksAtFailures() ? failureOf(summary.state) : std::nullopt;
    return m_matcher.matches({
        .id = summary.batch.id,
        .requestId = uuidOf(summary.batch.requestId),
        .state = filterStateOf(summary.state),
        .status = summary.lastStatus.value_or(noNumber),
        .attempt = summary.scheduled,
        .tookMs = summary.lastDuration ? summary.lastDuration->count() : noNumber,
        .bytes = summary.batch.bytes,
        .events = summary.batch.events,
        .createdAtMs = epochMs(summary.batch.createdAt),
        .cause = failure ? std::optional(causeOf(failure->reason, failure->status)) : std::nullopt,
        .failureWords = failure ? m_matcher.wordsIn(failure->reason) : 0,
    });
}

bool RecordFilter::matches(const AttemptRecord &record) const
{
    const Outcome &outcome = record.attempt.outcome;
    const bool failed = m_matcher.looksAtFailures() && outcome.kind == Outcome::Kind::Failed;
    const auto words = [&] { return m_matcher.wordsIn(outcomeName(outcome.kind)) | m_matcher.wordsIn(outcome.reason); };
    return m_matcher.matches({
        .id = record.attempt.batch,
        .requestId = uuidOf(record.requestId),
        .state = stateWritten(record.batchState).value_or(FilterState::Queued),
        .status = outcome.answer.status.value_or(noNumber),
        .attempt = record.attempt.number,
        .tookMs = outcome.duration.count(),
        .bytes = outcome.bytesSent,
        .events = record.events,
        .createdAtMs = epochMs(outcome.startedAt.wall),
        .cause = failed ? std::optional(causeOf(outcome.reason, outcome.answer.status)) : std::nullopt,
        .failureWords = m_matcher.looksAtFailures() ? words() : 0,
    });
}

} // namespace penstock
