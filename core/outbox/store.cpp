// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/store.h"

#include "core/disk/disksync.h"
#include "core/disk/privatefile.h"
#include "core/outbox/answertimes.h"
#include "core/outbox/schema.h"
#include "core/outbox/statement.h"
#include "core/outbox/storedattempt.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <sqlite3.h>

namespace penstock {

namespace {

// Measured: the rate is the same with pages of 16 KB, which make the write-ahead log four times as long.
constexpr const char *newFileSettings = "PRAGMA page_size = 4096";
constexpr const char *connectionSettings = "PRAGMA journal_mode = WAL;"
                                           "PRAGMA synchronous = FULL;"
                                           "PRAGMA temp_store = MEMORY;"
                                           "PRAGMA cache_size = -8192;"
                                           "PRAGMA journal_size_limit = 67108864";
constexpr qint64 checkpointAtBytes = 16 * 1024 * 1024;

} // namespace

Store::Store(const QString &dataFolder)
    : m_path(databasePath(dataFolder))
    , m_segments(dataFolder)
    , m_bodies(dataFolder)
{
}

Result<std::unique_ptr<Store>> Store::open(const QString &dataFolder)
{
    std::unique_ptr<Store> store(new Store(dataFolder));
    // SQLite gives the write-ahead log and its index the rights of the database, so all three are private.
    const Result<> ready = makePrivateFile(store->m_path)
                               .and_then([&] { return syncFolder(QFileInfo(store->m_path).absolutePath()); })
                               .and_then([&] { return store->connect(); });
    if (!ready)
        return Unexpected(ready.error());
    return store;
}

Result<> Store::connect()
{
    auto opened = Database::open(m_path, Database::Access::ReadWrite);
    if (!opened)
        return Unexpected(opened.error());
    m_database = std::move(*opened);
    return m_database->execute(newFileSettings)
        .and_then([&] { return m_database->execute(connectionSettings); })
        .and_then([&] { return migrate(*m_database, m_segments, m_path); })
        .and_then([&] { return m_segments.load(*m_database); })
        .and_then([&] { return loadHistoryBudget(*m_database); })
        .map([&](const HistoryBudget &budget) { m_history = budget; });
}

Trouble Store::trouble() const
{
    return m_segments.trouble() == Trouble::None ? m_database->trouble() : m_segments.trouble();
}

void Store::forgetTrouble()
{
    m_segments.forgetTrouble();
    m_database->forgetTrouble();
}

Result<> Store::begin()
{
    m_counts.clear();
    m_answers.clear();
    continueFrom(m_committed);
    // A database whose file is gone takes everything, and all of it is lost when it is closed.
    if (!QFileInfo::exists(m_path))
        return Unexpected(storageError(m_path, SQLITE_CANTOPEN, Trouble::Connection, {}));
    return m_database->execute("BEGIN IMMEDIATE");
}

Result<> Store::commit()
{
    const Result<> done = m_segments.sync()
                              .and_then([&] { return m_segments.write(*m_database); })
                              .and_then([&] { return writeCounters(); })
                              .and_then([&] {
                                  // After a commit whose end nobody saw, this tells whether it is in the file.
                                  return Statement(*m_database, "UPDATE meta SET value = ? WHERE key = 'transaction'")
                                      .bind(m_pending.transaction)
                                      .run();
                              })
                              .and_then([&] { return m_database->execute("COMMIT"); });
    if (!done)
        return done;
    m_committed = m_pending;
    m_segments.committed();
    return {};
}

void Store::rollback()
{
    // An error here means that SQLite has rolled back by itself already.
    [[maybe_unused]] const Result<> rolledBack = m_database->execute("ROLLBACK");
    m_segments.rolledBack();
}

Result<bool> Store::reopen()
{
    if (m_database)
        m_database->abandon();
    m_database.reset();
    const Result<bool> found = connect().and_then([&] { return findLastTransaction(); });
    if (!found)
        m_database.reset();
    return found;
}

Result<bool> Store::findLastTransaction()
{
    const Result<qint64> found = m_database->integer("SELECT value FROM meta WHERE key = 'transaction'");
    if (!found)
        return Unexpected(found.error());
    if (*found == m_committed.transaction)
        return false;
    if (*found != m_pending.transaction)
        return failure(QCoreApplication::translate("penstock", "%1 is not what it was a moment ago: something else has "
                                                               "changed it. Stop Penstock and look into its folder.")
                           .arg(m_path),
                       Error::Kind::Damaged);

    // It is in the log, but after a failed sync the kernel takes pages for written that never were. Writing all of it
    // to the database makes it true.
    const Result<bool> written = m_database->checkpoint(true);
    if (!written)
        return written;
    if (!*written)
        return failure(QCoreApplication::translate("penstock", "%1 is being read by another program.").arg(m_path),
                       Error::Kind::Busy);
    m_committed = m_pending;
    return true;
}

Result<> Store::checkpointWhenDue()
{
    if (m_database->walBytes() < checkpointAtBytes)
        return {};
    return m_database->checkpoint(false).map([](bool) {});
}

void Store::close()
{
    if (m_database) [[maybe_unused]]
        const Result<bool> emptied = m_database->checkpoint(true);
    m_database.reset();
}

void Store::continueFrom(const HighWaterMark::Mark &mark)
{
    m_committed = mark;
    m_pending = {.batch = mark.batch, .transaction = mark.transaction + 1};
}

Result<> Store::add(StoredBatch &batch, const QByteArray &body)
{
    const auto place = m_segments.append(batch.summary.batch.id, body, Segment::Generation::Fresh);
    if (!place)
        return Unexpected(place.error());
    batch.place = *place;
    count(batch.summary, +1);
    return insertBatch(*m_database, batch);
}

Result<> Store::change(StoredBatch &batch, const BatchState &next)
{
    const bool wasHistory = isHistory(batch.summary.state);
    count(batch.summary, -1);
    batch.summary.state = next;
    count(batch.summary, +1);
    if (isHistory(next) && !wasHistory)
        m_segments.release(batch.place, batch.summary.batch.bytes);
    else if (wasHistory && !isHistory(next))
        m_segments.retain(batch.place, batch.summary.batch.bytes);
    return updateBatch(*m_database, batch);
}

void Store::count(const BatchSummary &summary, int sign)
{
    Count &count = m_counts[{summary.batch.stream, stateName(summary.state)}];
    count.batches += sign;
    count.events += sign * qint64(summary.batch.events);
    count.bytes += sign * summary.batch.bytes;
}

Result<> Store::addAttempt(StreamId stream, const Attempt &attempt)
{
    const Outcome &outcome = attempt.outcome;
    Answers &answers = m_answers[{stream, outcomeName(outcome.kind), answerBucket(outcome)}];
    ++answers.attempts;
    answers.duration += outcome.duration;
    return insertAttempt(*m_database, attempt);
}

Result<> Store::writeCounters()
{
    for (const auto &[key, count] : m_counts) {
        const Result<> written =
            Statement(*m_database, "INSERT INTO counter (stream, state, batches, events, bytes) VALUES (?, ?, ?, ?, ?)"
                                   " ON CONFLICT (stream, state) DO UPDATE SET batches = batches + excluded.batches,"
                                   " events = events + excluded.events, bytes = bytes + excluded.bytes")
                .bind(key.first, key.second, count.batches, count.events, count.bytes)
                .run();
        if (!written)
            return written;
    }
    m_counts.clear();
    return writeAnswers();
}

Result<> Store::writeAnswers()
{
    for (const auto &[key, answers] : m_answers) {
        const auto &[stream, outcome, bucket] = key;
        const Result<> written =
            Statement(*m_database, "INSERT INTO answer (stream, outcome, bucket, attempts, duration)"
                                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT (stream, outcome, bucket) DO UPDATE SET"
                                   " attempts = attempts + excluded.attempts, duration = duration + excluded.duration")
                .bind(stream, outcome, bucket, answers.attempts, answers.duration)
                .run();
        if (!written)
            return written;
    }
    m_answers.clear();
    return {};
}

} // namespace penstock
