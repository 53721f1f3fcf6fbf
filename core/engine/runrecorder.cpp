// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/runrecorder.h"

#include "core/outbox/sqliteoutbox.h"
#include "core/overloaded.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace penstock {

namespace {

constexpr std::size_t mostIdsNamed = 20;

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
    did(QStringLiteral("renamed"), QCoreApplication::translate("penstock", "%1, before: %2").arg(after, before));
}

void RunRecorder::redelivered(const std::vector<DeadLetter> &batches, double pace)
{
    if (batches.empty())
        return;
    const auto count = qsizetype(batches.size());
    QStringList ids;
    for (const DeadLetter &deadLetter : std::span(batches).first(std::min(batches.size(), mostIdsNamed)))
        ids.append(QString::number(deadLetter.batch.id));
    if (batches.size() > mostIdsNamed)
        ids.append(QStringLiteral("…"));
    const QString named = ids.join(QStringLiteral(", "));
    const QString what =
        count == 1 ? QCoreApplication::translate("penstock", "1 batch: %1").arg(named)
                   : QCoreApplication::translate("penstock", "%1 batches: %2").arg(QString::number(count), named);
    did(QStringLiteral("redelivered"),
        pace > 0 ? QCoreApplication::translate("penstock", "%1 (%2 a second)").arg(what, QString::number(pace)) : what);
}

void RunRecorder::redeliveryStopped(qint64 left)
{
    if (left == 0)
        return;
    did(QStringLiteral("redeliveryStopped"),
        left == 1 ? QCoreApplication::translate("penstock", "1 batch stays a dead letter")
                  : QCoreApplication::translate("penstock", "%1 batches stay dead letters").arg(left));
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
        happened(QStringLiteral("tripped"),
                 QCoreApplication::translate("penstock", "%1 failures in a row").arg(tripped->failures));
    else
        happened(QStringLiteral("wentOn"));
}

void RunRecorder::changed(const BatchSummary &batch)
{
    const auto *given = std::get_if<DeadLettered>(&batch.state);
    if (!given || std::exchange(m_hasGivenUp, true))
        return;
    happened(QStringLiteral("gaveUp"), QCoreApplication::translate("penstock", "batch %1: %2")
                                           .arg(QString::number(batch.batch.id), given->failure.reason));
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
