// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/statement.h"
#include "core/outbox/store.h"

namespace penstock {

namespace {

// A step lasts about as long as a commit: what waits for the writer hardly notices.
constexpr qint64 bytesAtOnce = 4 * 1024 * 1024;

Result<std::vector<BatchId>> batchesKeptIn(Database &database, const Segment &segment)
{
    // The unary plus makes SQLite take the range of ids, which is short, and not the index of states.
    static const std::string sql = std::string("SELECT id FROM batch WHERE id BETWEEN ? AND ? AND segment = ?"
                                               " AND +state NOT IN ") +
                                   historyStates + " ORDER BY id";
    Statement statement(database, sql);
    return statement.bind(segment.first, segment.last, segment.id).integers();
}

//! Whether a row of a batch that is history has its body in it.
Result<bool> knowsHistoryIn(Database &database, const Segment &segment)
{
    static const std::string sql = std::string("SELECT 1 FROM batch WHERE id BETWEEN ? AND ? AND segment = ?"
                                               " AND +state IN ") +
                                   historyStates + " LIMIT 1";
    return Statement(database, sql).bind(segment.first, segment.last, segment.id).step();
}

} // namespace

Result<> Store::setHistoryBudget(const HistoryBudget &budget)
{
    return saveHistoryBudget(*m_database, budget).map([&] { m_history = budget; });
}

Result<PruneCursor> Store::prune(BatchId after, WallTime before)
{
    const auto next = pruneRows(*m_database, after, before);
    if (!next || *next)
        return next;
    for (const Segment &segment : m_segments.emptiable()) {
        const auto known = knowsHistoryIn(*m_database, segment);
        if (!known)
            return Unexpected(known.error());
        if (*known)
            continue;
        if (const Result<> done = empty(segment); !done)
            return Unexpected(done.error());
        return PruneCursor(after); // there may be more of them
    }
    return PruneCursor();
}

Result<bool> Store::reclaim()
{
    const auto segment = m_segments.settledBytes() > m_history.bytes ? m_segments.emptiest() : std::nullopt;
    if (!segment)
        return false;
    const Result<> done = begin().and_then([&] { return empty(*segment); }).and_then([&] { return commit(); });
    if (!done) {
        rollback();
        return Unexpected(done.error());
    }
    return true;
}

Result<> Store::empty(const Segment &segment)
{
    const auto ids = batchesKeptIn(*m_database, segment);
    if (!ids)
        return Unexpected(ids.error());
    qint64 moved = 0;
    for (const BatchId id : *ids) {
        const Result<QByteArray> body = m_bodies.read(*m_database, id);
        // What cannot be read now may be read another time, or be mended by somebody.
        if (!body) {
            m_segments.leaveAlone(segment.id);
            return {};
        }
        if (const Result<> done = moveBody(id, *body); !done)
            return done;
        moved += body->size();
        if (moved >= bytesAtOnce)
            return {};
    }
    return m_segments.drop(*m_database, segment.id);
}

Result<> Store::moveBody(BatchId id, const QByteArray &body)
{
    const Result<StoredBatch> batch = loadBatch(*m_database, id);
    if (!batch)
        return Unexpected(batch.error());
    const auto place = m_segments.append(id, body, Segment::Generation::Kept);
    if (!place)
        return Unexpected(place.error());
    m_segments.release(batch->place, body.size());
    return updatePlace(*m_database, id, *place);
}

} // namespace penstock
