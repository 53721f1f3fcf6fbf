// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/streamruns.h"

#include "core/outbox/pauses.h"
#include "core/outbox/statement.h"

#include <QStringList>

namespace penstock {

namespace {

const QString runningState = QStringLiteral("running");
const QString pausedState = QStringLiteral("paused");

QString textOf(const RetryPolicy &retry)
{
    QStringList delays;
    for (const Milliseconds delay : retry.delays)
        delays.append(QString::number(delay.count()));
    return delays.join(u' ');
}

RetryPolicy policyFrom(const QString &text)
{
    RetryPolicy retry;
    for (const QString &delay : text.split(u' ', Qt::SkipEmptyParts))
        retry.delays.push_back(Milliseconds(delay.toLongLong()));
    return retry;
}

} // namespace

QString stoppedState()
{
    return QStringLiteral("stopped");
}

bool isSending(const StreamRun &run)
{
    return run.state == runningState || run.state == pausedState;
}

Result<> beginRun(Database &database, StreamId stream, WallTime at, const RetryPolicy &retry)
{
    return Statement(database, "INSERT OR REPLACE INTO run (stream, begun, retry_delays, state, since)"
                               " VALUES (?1, ?2, ?3, ?4, ?2)")
        .bind(stream, epochMs(at), textOf(retry), runningState)
        .run()
        .and_then([&] { return Statement(database, "DELETE FROM seen WHERE stream = ?").bind(stream).run(); })
        .and_then([&] { return endPauses(database, stream, at); });
}

Result<> enterState(Database &database, StreamId stream, const QString &state, WallTime at)
{
    return Statement(database, "UPDATE run SET state = ?, since = ? WHERE stream = ?")
        .bind(state, epochMs(at), stream)
        .run()
        .and_then(
            [&] { return state == pausedState ? beginPause(database, stream, at) : endPauses(database, stream, at); });
}

Result<> stopRuns(Database &database, WallTime at)
{
    return Statement(database, "UPDATE run SET state = ?1, since = ?2 WHERE state <> ?1")
        .bind(stoppedState(), epochMs(at))
        .run()
        .and_then([&] {
            return Statement(database, "UPDATE pause SET ended = MAX(begun, ?) WHERE ended IS NULL")
                .bind(epochMs(at))
                .run();
        });
}

Result<> addSeen(Database &database, StreamId stream, const SeenEvents &seen)
{
    return Statement(database, "INSERT INTO seen (stream, code, name, chosen, not_chosen) VALUES (?, ?, ?, ?, ?)"
                               " ON CONFLICT (stream, code) DO UPDATE SET chosen = chosen + excluded.chosen,"
                               " not_chosen = not_chosen + excluded.not_chosen")
        .bind(stream, seen.code, seen.name, seen.chosen, seen.notChosen)
        .run();
}

Result<std::optional<StreamRun>> loadRun(Database &database, StreamId stream)
{
    Statement statement(database, "SELECT begun, retry_delays, state, since FROM run WHERE stream = ?");
    const Result<bool> found = statement.bind(stream).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return std::nullopt;
    Columns row(statement);
    return StreamRun{.begun = wallTimeFromEpochMs(row.integer()),
                     .retry = policyFrom(row.text()),
                     .state = row.text(),
                     .since = wallTimeFromEpochMs(row.integer())};
}

Result<std::optional<SeenReport>> loadSeen(Database &database, const QString &stream)
{
    Statement run(database, "SELECT stream, begun FROM run JOIN stream ON stream.id = run.stream WHERE name = ?");
    const Result<bool> found = run.bind(stream).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return std::nullopt;
    SeenReport report{.since = wallTimeFromEpochMs(run.integer(1)), .events = {}};

    Statement statement(database, "SELECT code, name, chosen, not_chosen FROM seen WHERE stream = ? ORDER BY code");
    Result<bool> row = statement.bind(run.integer(0)).step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        report.events.push_back({.code = columns.bytes(),
                                 .name = columns.bytes(),
                                 .chosen = columns.integer(),
                                 .notChosen = columns.integer()});
    }
    if (!row)
        return Unexpected(row.error());
    return report;
}

} // namespace penstock
