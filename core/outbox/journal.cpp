// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/journal.h"

#include "core/outbox/statement.h"

#include <limits>

namespace penstock {

Result<> addJournalEntry(Database &database, const JournalEntry &entry)
{
    const auto stream = entry.stream == 0 ? std::nullopt : std::optional(entry.stream);
    return Statement(database, "INSERT INTO journal (at, stream, actor, program, action, detail)"
                               " VALUES (?, ?, ?, ?, ?, ?)")
        .bind(epochMs(entry.at), stream, entry.actor, entry.program, entry.action, entry.detail)
        .run();
}

Result<std::vector<JournalRecord>> loadJournal(Database &database, const JournalQuery &query)
{
    constexpr qint64 noEnd = std::numeric_limits<qint64>::max();
    std::string sql = "SELECT journal.id, IFNULL(name, ''), at, IFNULL(stream, 0), actor, program, action, detail"
                      " FROM journal LEFT JOIN stream ON stream.id = journal.stream WHERE journal.id < ?"
                      " AND journal.id > ?";
    sql += query.stream.isEmpty() ? " AND ? = ''" : " AND name = ?";
    sql += " ORDER BY journal.id DESC LIMIT ?";
    Statement statement(database, sql);
    statement.bind(query.before > 0 ? query.before : noEnd, query.after, query.stream,
                   query.limit > 0 ? query.limit : noEnd);

    std::vector<JournalRecord> records;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        records.push_back({.id = columns.integer(),
                           .stream = columns.text(),
                           .entry = {.at = wallTimeFromEpochMs(columns.integer()),
                                     .stream = columns.integer(),
                                     .actor = columns.text(),
                                     .program = columns.text(),
                                     .action = columns.text(),
                                     .detail = columns.text()}});
    }
    if (!row)
        return Unexpected(row.error());
    return records;
}

} // namespace penstock
