// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/story.h"

#include "core/overloaded.h"
#include "ui/models/wording.h"

#include <QCoreApplication>

#include <numeric>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

//! What a failing status usually means to the person who has to mend it.
QString meaningOf(std::optional<int> status)
{
    if (!status)
        return tr("No answer came back, so nobody knows whether the endpoint took the batch.");
    switch (*status) {
    case 400:
    case 415:
    case 422:
        return tr("The endpoint understood the request but does not accept this body.");
    case 401:
    case 403:
        return tr("The endpoint does not accept the credentials: look at the authentication and the headers.");
    case 404:
    case 405:
    case 410:
        return tr("Nothing takes a POST at this address: look at the destination's address.");
    case 408:
        return tr("The endpoint gave up waiting for the request.");
    case 413:
        return tr("The batch is too large for the endpoint: make batches smaller.");
    case 429:
        return tr("The endpoint asks for fewer requests: send fewer at a time.");
    case 502:
    case 504:
        return tr("A gateway answered: what stands behind it is down or slow.");
    case 503:
        return tr("The endpoint is alive but refuses work.");
    default:
        break;
    }
    if (*status >= 300 && *status < 400)
        return tr("The endpoint sends the request elsewhere. Redirects are never followed: enter the new address.");
    if (*status >= 500 && *status < 600)
        return tr("The endpoint has a fault of its own.");
    return {};
}

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() ? second : tr("%1 %2").arg(first, second);
}

QString failedHeadline(const AttemptRecord &record)
{
    const Attempt &attempt = record.attempt;
    const QString number = QString::number(attempt.number);
    if (attempt.outcome.kind == Outcome::Kind::Unconfirmed)
        return tr("Attempt %1 is unconfirmed: %2.").arg(number, attempt.outcome.reason);
    return tr("Attempt %1 failed after %2: %3.")
        .arg(number, tookText(attempt.outcome.duration), attempt.outcome.reason);
}

QString retryAfterNote(const Outcome &outcome, const RetryPolicy &policy)
{
    if (!outcome.retryAfter)
        return {};
    if (policy.honorsRetryAfter)
        return tr("The endpoint asked to wait %1 (Retry-After): the stream waits for it, twice its own delay at most.")
            .arg(delayText(*outcome.retryAfter));
    return tr("The endpoint asked to wait %1 (Retry-After); the schedule stays as it is.")
        .arg(delayText(*outcome.retryAfter));
}

QString nextNote(const BackingOff &state, const RetryPolicy &policy)
{
    const QString next = secondText(state.retryAt.wall);
    if (state.attempt + 1 >= policy.maxAttempts())
        return tr("Nothing to do yet: Penstock sends the whole batch a last time at %1.").arg(next);
    const auto rest = policy.delays.begin() + state.attempt;
    const WallTime last = std::accumulate(rest, policy.delays.end(), state.retryAt.wall);
    return tr("Nothing to do yet: Penstock sends the whole batch again at %1, and for the last time at about %2.")
        .arg(next, secondText(last));
}

Story backingOffStory(const BackingOff &state, const AttemptRecord *last, const RetryPolicy &policy)
{
    const QString headline =
        last ? failedHeadline(*last) : tr("Try %1 failed: %2.").arg(state.attempt).arg(state.failure.reason);
    QString detail = joined(meaningOf(state.failure.status), nextNote(state, policy));
    if (const QString note = last ? retryAfterNote(last->attempt.outcome, policy) : QString(); !note.isEmpty())
        detail = joined(detail, note);
    return {headline, detail};
}

Story deliveredStory(const AttemptRecord *last)
{
    if (!last)
        return {tr("Delivered."), {}};
    const Outcome &outcome = last->attempt.outcome;
    const QString status = outcome.answer.status ? QString::number(*outcome.answer.status) : tr("2xx");
    return {tr("Attempt %1 delivered the batch: the endpoint answered %2 after %3.")
                .arg(QString::number(last->attempt.number), status, tookText(outcome.duration)),
            outcome.reason};
}

Story deadLetterStory(const DeadLettered &state, const AttemptRecord *last)
{
    const QString headline =
        last ? tr("Given up. %1").arg(failedHeadline(*last)) : tr("Given up: %1.").arg(state.failure.reason);
    const QString mend = tr("The batch is kept: mend the cause, then redeliver it.");
    // A batch that was never sent has no answer to explain.
    return {headline, last ? joined(meaningOf(state.failure.status), mend) : mend};
}

} // namespace

Story storyOf(const BatchSummary &batch, const QList<AttemptRecord> &attempts, const RetryPolicy &policy)
{
    const AttemptRecord *last = attempts.isEmpty() ? nullptr : &attempts.constLast();
    return std::visit(
        Overloaded{
            [&](const Queued &) {
                return Story{tr("Waiting for a free connection."), last ? tr("Last time: %1").arg(failedHeadline(*last))
                                                                        : tr("No request has been made for it yet.")};
            },
            [&](const InFlight &state) {
                return Story{tr("On the wire since %1.").arg(secondText(state.startedAt.wall)),
                             last ? tr("Before: %1").arg(failedHeadline(*last)) : tr("This is its first try.")};
            },
            [&](const BackingOff &state) { return backingOffStory(state, last, policy); },
            [&](const Delivered &) { return deliveredStory(last); },
            [&](const DeadLettered &state) { return deadLetterStory(state, last); },
            [&](const Discarded &state) {
                return Story{tr("Discarded at %1: it is not delivered.").arg(secondText(state.at.wall)),
                             tr("It was given up before: %1. It can be brought back as long as its events are kept.")
                                 .arg(state.failure.reason)};
            },
            [&](const Halved &state) {
                return Story{
                    tr("Halved at %1: its events are in two batches made of it.").arg(secondText(state.at.wall)),
                    tr("It was given up before: %1.").arg(state.failure.reason)};
            },
        },
        batch.state);
}

} // namespace penstock
