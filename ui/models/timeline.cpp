// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/timeline.h"

#include "core/overloaded.h"
#include "ui/models/mark.h"
#include "ui/models/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

Milliseconds delayBefore(int number, const RetryPolicy &policy)
{
    const auto place = std::size_t(number) - 2;
    return number < 2 || place >= policy.delays.size() ? Milliseconds(0) : policy.delays[place];
}

TimelineStop::Kind kindOf(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Delivered:
        return TimelineStop::Kind::Delivered;
    case Outcome::Kind::Failed:
        return TimelineStop::Kind::Failed;
    case Outcome::Kind::Unconfirmed:
        return TimelineStop::Kind::Unconfirmed;
    }
    Q_UNREACHABLE();
}

TimelineStop doneStop(const Attempt &attempt, bool again, const RetryPolicy &policy)
{
    const Outcome &outcome = attempt.outcome;
    return {
        .kind = kindOf(outcome.kind),
        .attempt = attempt.number,
        .label = outcome.answer.status ? QString::number(*outcome.answer.status) : QString(),
        .time = secondText(outcome.startedAt.wall),
        .exact =
            tr("Attempt %1, %2, took %3: %4")
                .arg(QString::number(attempt.number), exactText(outcome.startedAt.wall), tookText(outcome.duration),
                     outcome.reason.isEmpty() ? markWord(markOf(outcome.kind)) : outcome.reason),
        .delay = again ? Milliseconds(0) : delayBefore(attempt.scheduled, policy),
    };
}

TimelineStop nextStop(int number, const QString &time, const QString &exact, const RetryPolicy &policy)
{
    return {.kind = TimelineStop::Kind::Next,
            .label = QString::number(number),
            .time = time,
            .exact = exact,
            .delay = delayBefore(number, policy)};
}

//! Stops from `number` on; `from` is when the one before it is due, where that is known.
void addLater(QList<TimelineStop> &stops, int number, std::optional<WallTime> from, const RetryPolicy &policy)
{
    for (; number <= policy.maxAttempts(); ++number) {
        const Milliseconds delay = delayBefore(number, policy);
        if (from)
            *from += delay;
        stops.append({.kind = TimelineStop::Kind::Later,
                      .label = QString::number(number),
                      .time = from ? secondText(*from) : QString(),
                      .exact = from ? tr("Try %1, if all before it fail: about %2").arg(number).arg(exactText(*from))
                                    : tr("Try %1, if all before it fail").arg(number),
                      .delay = delay});
    }
}

} // namespace

QList<AttemptRecord> presentSchedule(const BatchSummary &batch, const QList<AttemptRecord> &attempts)
{
    if (batch.scheduled == 0)
        return {};
    QList<AttemptRecord> present;
    for (auto each = attempts.crbegin(); each != attempts.crend(); ++each) {
        if (!present.isEmpty()) {
            const int following = present.constFirst().attempt.scheduled;
            // The same try twice is one request that was lost on a reused connection and its repetition.
            const bool sentAgain = each->attempt.scheduled == following && each->attempt.outcome.lostOnReusedConnection;
            if (each->attempt.scheduled >= following && !sentAgain)
                break;
        }
        present.prepend(*each);
    }
    return present;
}

QList<TimelineStop> timelineOf(const BatchSummary &batch, const QList<AttemptRecord> &attempts,
                               const RetryPolicy &policy, const Moment &now)
{
    QList<TimelineStop> stops;
    int before = 0;
    for (const AttemptRecord &record : presentSchedule(batch, attempts)) {
        stops.append(doneStop(record.attempt, record.attempt.scheduled == before, policy));
        before = record.attempt.scheduled;
    }

    std::visit(Overloaded{
                   [&](const Queued &) {
                       stops.append(nextStop(1, tr("waiting"), tr("Waiting for a free connection"), policy));
                       addLater(stops, 2, {}, policy);
                   },
                   [&](const InFlight &state) {
                       stops.append({.kind = TimelineStop::Kind::InFlight,
                                     .label = QString::number(state.attempt),
                                     .time = secondText(state.startedAt.wall),
                                     .exact = tr("On the wire since %1").arg(exactText(state.startedAt.wall)),
                                     .delay = delayBefore(state.attempt, policy)});
                       addLater(stops, state.attempt + 1, {}, policy);
                   },
                   [&](const BackingOff &state) {
                       const QString left = countdownText(state.retryAt.steady - now.steady);
                       stops.append(nextStop(state.attempt + 1, tr("in %1").arg(left),
                                             tr("Next try %1").arg(exactText(state.retryAt.wall)), policy));
                       addLater(stops, state.attempt + 2, state.retryAt.wall, policy);
                   },
                   [](const Delivered &) {},
                   [](const DeadLettered &) {},
                   [](const Discarded &) {},
                   [](const Halved &) {},
               },
               batch.state);
    return stops;
}

} // namespace penstock
