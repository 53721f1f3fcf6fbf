// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/historybudget.h"

#include "core/outbox/statement.h"
#include "core/outbox/storedbatch.h"

namespace penstock {

namespace {

//! Rows in one step: it lasts about as long as a commit.
constexpr int rowsAtOnce = 500;

Result<> forgetRow(Database &database, BatchId id)
{
    return Statement(database, "DELETE FROM attempt WHERE batch = ?").bind(id).run().and_then([&] {
        return Statement(database, "DELETE FROM batch WHERE id = ?").bind(id).run();
    });
}

Result<std::optional<BatchId>> one(Statement &statement)
{
    const Result<bool> row = statement.step();
    if (!row)
        return Unexpected(row.error());
    return *row ? std::optional(statement.integer(0)) : std::nullopt;
}

// Neighbouring ranges grow together, so that a history of millions is one row.
Result<> noteForgotten(Database &database, BatchId id)
{
    Statement before(database,
                     "SELECT first FROM pruned WHERE first < ?1 AND last = ?1 - 1 ORDER BY first DESC LIMIT 1");
    Statement after(database, "SELECT last FROM pruned WHERE first = ?1 + 1");
    const auto first = one(before.bind(id));
    const auto last = one(after.bind(id));
    if (!first || !last)
        return Unexpected((first ? last : first).error());
    return Statement(database, "DELETE FROM pruned WHERE first = ?1 + 1").bind(id).run().and_then([&] {
        return Statement(database, "INSERT OR REPLACE INTO pruned (first, last) VALUES (?, ?)")
            .bind(first->value_or(id), last->value_or(id))
            .run();
    });
}

struct OldBatch
{
    BatchId id = 0;
    bool isForgotten = false;
};

struct OldBatches
{
    std::vector<OldBatch> batches;
    bool isEnd = false; //!< what follows is younger, or nothing does
};

Result<OldBatches> oldBatches(Database &database, BatchId after, WallTime before)
{
    static const std::string sql = std::string("SELECT id, created_at, at_wall, state IN ") + historyStates +
                                   " FROM batch WHERE id > ? ORDER BY id LIMIT ?";
    Statement statement(database, sql);
    statement.bind(after, rowsAtOnce);
    OldBatches old;
    Result<bool> row = statement.step();
    for (; row && *row && !old.isEnd; row = statement.step()) {
        Columns columns(statement);
        const BatchId id = columns.integer();
        old.isEnd = columns.integer() >= epochMs(before); // ids and times of making grow together
        const bool isOld = columns.integer() < epochMs(before);
        if (!old.isEnd)
            old.batches.push_back({id, isOld && columns.integer() != 0});
    }
    if (!row)
        return Unexpected(row.error());
    old.isEnd = old.isEnd || old.batches.size() < rowsAtOnce;
    return old;
}

} // namespace

Result<HistoryBudget> loadHistoryBudget(Database &database)
{
    const Result<qint64> bytes = database.integer("SELECT value FROM meta WHERE key = 'history_bytes'");
    const Result<qint64> days = database.integer("SELECT value FROM meta WHERE key = 'history_days'");
    if (!bytes || !days)
        return Unexpected((bytes ? days : bytes).error());
    return HistoryBudget{.bytes = *bytes, .days = int(*days)};
}

Result<> saveHistoryBudget(Database &database, const HistoryBudget &budget)
{
    return Statement(database, "UPDATE meta SET value = ? WHERE key = 'history_bytes'")
        .bind(budget.bytes)
        .run()
        .and_then([&] {
            return Statement(database, "UPDATE meta SET value = ? WHERE key = 'history_days'").bind(budget.days).run();
        });
}

Result<HistoryUse> loadHistoryUse(Database &database)
{
    const auto budget = loadHistoryBudget(database);
    if (!budget)
        return Unexpected(budget.error());
    Statement statement(database, "SELECT (SELECT IFNULL(SUM(bytes - live), 0) FROM segment),"
                                  " (SELECT COUNT(*) FROM batch),"
                                  " (SELECT IFNULL(SUM(last - first + 1), 0) FROM pruned),"
                                  " (SELECT created_at FROM batch ORDER BY id LIMIT 1)");
    const Result<bool> row = statement.step();
    if (!row)
        return Unexpected(row.error());
    Columns columns(statement);
    HistoryUse use{.budget = *budget};
    use.bytes = columns.integer();
    use.batches = columns.integer();
    use.pruned = columns.integer();
    if (use.batches > 0)
        use.oldest = wallTimeFromEpochMs(columns.integer());
    return use;
}

Result<PruneCursor> pruneRows(Database &database, BatchId after, WallTime before)
{
    const auto old = oldBatches(database, after, before);
    if (!old)
        return Unexpected(old.error());
    for (const OldBatch &batch : old->batches) {
        if (!batch.isForgotten)
            continue;
        const Result<> forgotten =
            forgetRow(database, batch.id).and_then([&] { return noteForgotten(database, batch.id); });
        if (!forgotten)
            return Unexpected(forgotten.error());
    }
    return old->isEnd ? PruneCursor() : PruneCursor(old->batches.back().id);
}

} // namespace penstock
