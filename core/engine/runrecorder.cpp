// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/runrecorder.h"

#include "core/outbox/sqliteoutbox.h"
#include "core/overloaded.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

constexpr qsizetype mostIdsNamed = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString batchesText(qsizetype batches)
{
    return batches == 1 ? tr("1 batch") : tr("%1 batches").arg(batches);
}

QString idsText(const QList<BatchId> &ids)
{
    QStringList named;
    for (const BatchId id : ids.first(std::min(ids.size(), mostIdsNamed)))
        named.append(QString::number(id));
    if (ids.size() > mostIdsNamed)
        named.append(QStringLiteral("…"));
    return named.join(QStringLiteral(", "));
}

QString stateNameOf(const RunState &state)
{
    return std::visit(Overloaded{
                          [](const Stopped &) { return QStringLiteral("stopped"); },
                          [](const Running &) { return QStringLiteral("running"); },
                          [](const Paused &) { return QStringLiteral("paused"); },
                          [](const Held &) { return QStringLiteral("held"); },
                          [](const Stopping &) { return QStringLiteral("stopping"); },
                          [](const Blocked &) { return QStringLiteral("blocked"); },
                      },
                      state);
}

// A pause is known by its moment, which the intake counts by, too.
std::optional<WallTime> momentOf(const RunState &state)
{
    if (const auto *paused = std::get_if<Paused>(&state))
        return paused->since.wall;
    return std::nullopt;
}

// By the keys of the stream's file.
QStringList changedParts(const StreamConfig &before, const StreamConfig &after)
{
    QStringList parts;
    const auto compare = [&](const char *key, const auto &was, const auto &is) {
        if (!(was == is))
            parts.append(QString::fromLatin1(key));
    };
    compare("workspace", before.workspace, after.workspace);
    compare("source", before.source, after.source);
    compare("events", before.events, after.events);
    compare("userAttributes", before.userAttributes, after.userAttributes);
    compare("deviceAttributes", before.deviceAttributes, after.deviceAttributes);
    compare("destination", before.destination, after.destination);
    compare("delivery", before.delivery, after.delivery);
    return parts;
}

} // namespace

RunRecorder::RunRecorder(SqliteOutbox &outbox, Scheduler &scheduler, StreamId stream, Author author)
    : m_outbox(outbox)
    , m_scheduler(scheduler)
    , m_stream(stream)
    , m_author(std::move(author))
{
}

void RunRecorder::edited(const StreamConfig &before, const StreamConfig &after)
{
    if (const QStringList parts = changedParts(before, after); !parts.isEmpty())
        did(QStringLiteral("edited"), parts.join(QStringLiteral(", ")));
}

void RunRecorder::renamed(const QString &before, const QString &after)
{
    did(QStringLiteral("renamed"), tr("%1, before: %2").arg(after, before));
}

void RunRecorder::redelivered(const std::vector<DeadLetter> &batches, double pace)
{
    if (batches.empty())
        return;
    QList<BatchId> ids;
    for (const DeadLetter &deadLetter : batches)
        ids.append(deadLetter.batch.id);
    const QString what = tr("%1: %2").arg(batchesText(ids.size()), idsText(ids));
    did(QStringLiteral("redelivered"), pace > 0 ? tr("%1 (%2 a second)").arg(what, QString::number(pace)) : what);
}

void RunRecorder::discarded(const DiscardProgress &progress)
{
    if (progress.batches.isEmpty())
        return;
    const QString action =
        progress.kind == DiscardProgress::Kind::Discard ? QStringLiteral("discarded") : QStringLiteral("restored");
    const QString events = progress.events == 1 ? tr("1 event") : tr("%1 events").arg(progress.events);
    did(action, tr("%1, %2: %3").arg(batchesText(progress.batches.size()), events, idsText(progress.batches)));
}

void RunRecorder::redeliveryStopped(qint64 left)
{
    if (left == 0)
        return;
    did(QStringLiteral("redeliveryStopped"),
        left == 1 ? tr("1 batch stays a dead letter") : tr("%1 batches stay dead letters").arg(left));
}

void RunRecorder::halved(const HalvingProgress &progress)
{
    if (progress.steps.isEmpty() && progress.refused.isEmpty())
        return;
    QStringList found;
    for (const RefusedEvent &event : progress.refused)
        found.append(QString::number(event.index));
    did(QStringLiteral("halved"),
        tr("batch %1: %2 requests; %3 events accepted, refused: %4; not tried: %5")
            .arg(QString::number(progress.batch), QString::number(progress.requests),
                 QString::number(progress.accepted), found.isEmpty() ? tr("none") : found.join(QStringLiteral(", ")),
                 QString::number(progress.left)));
}

void RunRecorder::beginRun(const DeliveryLimits &limits)
{
    m_hasGivenUp = false;
    m_entered = stateNameOf(Running{});
    m_outbox.beginRun(m_stream, m_scheduler.now().wall, RetryPolicy::of(limits));
}

void RunRecorder::enter(const RunState &state)
{
    const QString before = std::exchange(m_entered, stateNameOf(state));
    if (m_entered != before)
        m_outbox.enterState(m_stream, m_entered, momentOf(state).value_or(m_scheduler.now().wall));
    std::visit(Overloaded{
                   [&](const Blocked &now) { blocked(now.reason); },
                   [&](const Running &) { wentOn(); },
                   [&](const Stopped &now) {
                       m_blockedBy.clear();
                       if (!now.reason.isEmpty())
                           happened(QStringLiteral("failed"), now.reason);
                       else if (before != stateNameOf(Stopping{}))
                           happened(QStringLiteral("finished"));
                   },
                   [](const auto &) {},
               },
               state);
}

void RunRecorder::outboxProblem(const QString &problem)
{
    if (problem.isEmpty())
        wentOn();
    else
        blocked(problem);
}

void RunRecorder::breaker(const std::optional<Tripped> &tripped)
{
    if (tripped)
        happened(QStringLiteral("tripped"), tr("%1 failures in a row").arg(tripped->failures));
    else
        happened(QStringLiteral("wentOn"));
}

void RunRecorder::changed(const BatchSummary &batch)
{
    const auto *given = std::get_if<DeadLettered>(&batch.state);
    if (!given || std::exchange(m_hasGivenUp, true))
        return;
    happened(QStringLiteral("gaveUp"), tr("batch %1: %2").arg(QString::number(batch.batch.id), given->failure.reason));
}

void RunRecorder::blocked(const QString &reason)
{
    if (std::exchange(m_blockedBy, reason) != reason)
        happened(QStringLiteral("blocked"), reason);
}

void RunRecorder::wentOn()
{
    if (!std::exchange(m_blockedBy, {}).isEmpty())
        happened(QStringLiteral("wentOn"));
}

void RunRecorder::did(const QString &action, const QString &detail)
{
    note(m_author.user, action, detail);
}

void RunRecorder::happened(const QString &action, const QString &detail)
{
    note(QStringLiteral("engine"), action, detail);
}

void RunRecorder::note(const QString &actor, const QString &action, const QString &detail)
{
    m_outbox.note({.at = m_scheduler.now().wall,
                   .stream = m_stream,
                   .actor = actor,
                   .program = m_author.program,
                   .action = action,
                   .detail = detail});
}

} // namespace penstock
