// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/pauses.h"

#include "core/outbox/statement.h"

#include <map>

namespace penstock {

namespace {

std::optional<WallTime> optionalWallTime(Columns &row)
{
    const auto time = row.optionalMilliseconds();
    return time ? std::optional(WallTime(*time)) : std::nullopt;
}

//! Who paused which stream, and when that was logged.
using Authors = std::map<std::pair<StreamId, WallTime>, QString>;

Result<Authors> loadAuthors(Database &database)
{
    Authors authors;
    Statement statement(database, "SELECT stream, at, actor FROM journal WHERE action = 'paused'");
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        const StreamId stream = columns.integer();
        const WallTime at = wallTimeFromEpochMs(columns.integer());
        authors[{stream, at}] = columns.text();
    }
    if (!row)
        return Unexpected(row.error());
    return authors;
}

//! A pause is logged in the moment in which it begins: the clock is read once more.
QString authorOf(const Authors &authors, StreamId stream, WallTime begun)
{
    constexpr Milliseconds moment{1000};
    const auto logged = authors.lower_bound({stream, begun});
    const bool isThis =
        logged != authors.end() && logged->first.first == stream && logged->first.second - begun < moment;
    return isThis ? logged->second : QString();
}

} // namespace

Result<> beginPause(Database &database, StreamId stream, WallTime at)
{
    return Statement(database, "INSERT OR IGNORE INTO pause (stream, begun) VALUES (?, ?)")
        .bind(stream, epochMs(at))
        .run();
}

Result<> endPauses(Database &database, StreamId stream, WallTime at)
{
    return Statement(database, "UPDATE pause SET ended = MAX(begun, ?) WHERE stream = ? AND ended IS NULL")
        .bind(epochMs(at), stream)
        .run();
}

Result<> addNotCollected(Database &database, StreamId stream, const NotCollected &lost)
{
    if (const Result<> begun = beginPause(database, stream, lost.pausedAt); !begun)
        return begun;
    for (auto [eventName, events] : lost.events.asKeyValueRange()) {
        const Result<> added =
            Statement(database, "INSERT INTO pause_loss (pause, event_name, events)"
                                " VALUES ((SELECT id FROM pause WHERE stream = ? AND begun = ?), ?, ?)"
                                " ON CONFLICT (pause, event_name) DO UPDATE SET events = events + excluded.events")
                .bind(stream, epochMs(lost.pausedAt), eventName, events)
                .run();
        if (!added)
            return added;
    }
    return {};
}

Result<std::vector<PauseRecord>> loadPauses(Database &database, const QString &stream)
{
    const auto authors = loadAuthors(database);
    if (!authors)
        return Unexpected(authors.error());
    std::string sql = "SELECT pause.id, pause.stream, name, begun, ended, event_name, events FROM pause"
                      " JOIN stream ON stream.id = pause.stream LEFT JOIN pause_loss ON pause_loss.pause = pause.id";
    sql += stream.isEmpty() ? " WHERE ? = ''" : " WHERE name = ?";
    sql += " ORDER BY IFNULL(begun, 0), pause.id";
    Statement statement(database, sql);
    statement.bind(stream);

    std::vector<PauseRecord> pauses;
    qint64 last = 0;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        if (const qint64 id = columns.integer(); std::exchange(last, id) != id)
            pauses.emplace_back();
        PauseRecord &pause = pauses.back();
        const StreamId streamId = columns.integer();
        pause.stream = columns.text();
        pause.begun = optionalWallTime(columns);
        pause.ended = optionalWallTime(columns);
        if (pause.begun)
            pause.begunBy = authorOf(*authors, streamId, *pause.begun);
        const QByteArray name = columns.bytes();
        if (const qint64 events = columns.integer(); events > 0)
            pause.notCollected.insert(name, events);
    }
    if (!row)
        return Unexpected(row.error());
    return pauses;
}

} // namespace penstock
