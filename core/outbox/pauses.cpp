// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/pauses.h"

#include "core/outbox/statement.h"

namespace penstock {

namespace {

std::optional<WallTime> optionalWallTime(Columns &row)
{
    const auto time = row.optionalMilliseconds();
    return time ? std::optional(WallTime(*time)) : std::nullopt;
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
    std::string sql = "SELECT pause.id, name, begun, ended, event_name, events FROM pause"
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
        pause.stream = columns.text();
        pause.begun = optionalWallTime(columns);
        pause.ended = optionalWallTime(columns);
        const QByteArray name = columns.bytes();
        if (const qint64 events = columns.integer(); events > 0)
            pause.notCollected.insert(name, events);
    }
    if (!row)
        return Unexpected(row.error());
    return pauses;
}

} // namespace penstock
