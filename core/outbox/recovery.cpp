// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/recovery.h"

#include "core/outbox/statement.h"
#include "core/outbox/streamruns.h"

#include <QCoreApplication>
#include <QStringList>

namespace penstock {

namespace {

struct Gap
{
    BatchId first = 0;
    BatchId last = 0;
};

Result<std::vector<BatchId>> inFlightBatches(Database &database)
{
    return Statement(database, "SELECT id FROM batch WHERE state = 'inFlight' AND state <> 'delivered' ORDER BY id")
        .integers();
}

Result<> requeue(Store &store, BatchId id, Moment now)
{
    Result<StoredBatch> batch = loadBatch(store.database(), id);
    if (!batch)
        return Unexpected(batch.error());
    Attempt attempt{.batch = id, .number = batch->number, .scheduled = batch->summary.scheduled, .outcome = {}};
    attempt.outcome.kind = Outcome::Kind::Unconfirmed;
    attempt.outcome.reason = QCoreApplication::translate("penstock", "Penstock ended before the answer was seen.");
    attempt.outcome.startedAt = momentOf(batch->summary.state);
    batch->summary.attempts = attempt.number;
    batch->summary.lastStatus.reset();
    batch->summary.lastDuration.reset();
    return store.addAttempt(batch->summary.batch.stream, attempt).and_then([&] {
        return store.change(*batch, Queued{now});
    });
}

Result<> requeueInFlight(Store &store, Moment now)
{
    const Result<std::vector<BatchId>> ids = inFlightBatches(store.database());
    if (!ids)
        return Unexpected(ids.error());
    for (const BatchId id : *ids) {
        if (const Result<> requeued = requeue(store, id, now); !requeued)
            return requeued;
    }
    return {};
}

// The steady clock starts anew with each boot. The wall clock bridges the two, but it may have jumped: no wait gets
// longer than it was planned, and none negative.
Result<> carryDueTimesOver(Database &database, Moment now, const QByteArray &bootId)
{
    const Result<qint64> same = [&]() -> Result<qint64> {
        Statement statement(database, "SELECT value = ? FROM meta WHERE key = 'boot_id'");
        const Result<bool> row = statement.bind(bootId).step();
        if (!row)
            return Unexpected(row.error());
        return statement.integer(0);
    }();
    if (!same)
        return Unexpected(same.error());
    if (*same != 0 && !bootId.isEmpty())
        return {};
    return Statement(database, "UPDATE batch SET at_wall = ?1 + MAX(0, MIN(at_wall - ?1, retry_delay)),"
                               " at_steady = ?2 + MAX(0, MIN(at_wall - ?1, retry_delay))"
                               " WHERE state = 'backingOff' AND state <> 'delivered'")
        .bind(epochMs(now.wall), now.steady.time_since_epoch())
        .run()
        .and_then(
            [&] { return Statement(database, "UPDATE meta SET value = ? WHERE key = 'boot_id'").bind(bootId).run(); });
}

Result<std::vector<Gap>> findGaps(Database &database, BatchId highest)
{
    Statement statement(database, "SELECT id, id FROM batch UNION ALL SELECT first, last FROM loss"
                                  " UNION ALL SELECT first, last FROM pruned ORDER BY 1");
    std::vector<Gap> gaps;
    BatchId expected = 1;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        if (statement.integer(0) > expected)
            gaps.push_back({expected, statement.integer(0) - 1});
        expected = std::max(expected, statement.integer(1) + 1);
    }
    if (!row)
        return Unexpected(row.error());
    if (expected <= highest)
        gaps.push_back({expected, highest});
    return gaps;
}

Result<> noteLoss(Database &database, const std::vector<Gap> &gaps, Moment now, Damage &damage)
{
    QStringList ranges;
    for (const Gap &gap : gaps) {
        const Result<> noted = Statement(database, "INSERT INTO loss (first, last, found_at) VALUES (?, ?, ?)")
                                   .bind(gap.first, gap.last, epochMs(now.wall))
                                   .run();
        if (!noted)
            return noted;
        damage.missingBatches += gap.last - gap.first + 1;
        ranges +=
            gap.first == gap.last ? QString::number(gap.first) : QStringLiteral("%1 – %2").arg(gap.first).arg(gap.last);
    }
    damage.detail = QCoreApplication::translate("penstock", "Stored batches are gone: %1. Check the disk. Events that "
                                                            "their source still has are read again.")
                        .arg(ranges.join(QStringLiteral(", ")));
    return {};
}

// What waits to be sent and has lost its body; whether the bodies that are there are sound is seen when they are read.
Result<qint64> countLostBodies(Store &store)
{
    static const std::string sql =
        std::string("SELECT COUNT(*) FROM batch WHERE id BETWEEN ? AND ? AND segment = ?"
                    " AND place + bytes > ? AND +state <> 'deadLettered' AND +state NOT IN ") +
        historyStates;
    qint64 lost = 0;
    for (const auto &[segment, bytes] : store.segments().shortened()) {
        Statement statement(store.database(), sql);
        const Result<bool> row = statement.bind(segment.first, segment.last, segment.id, bytes).step();
        if (!row)
            return Unexpected(row.error());
        lost += statement.integer(0);
    }
    return lost;
}

Result<Damage> findLostBodies(Store &store, Damage damage)
{
    const Result<qint64> lost = countLostBodies(store);
    if (!lost)
        return Unexpected(lost.error());
    damage.damagedBatches = *lost;
    if (*lost > 0) {
        const QString words = QCoreApplication::translate(
            "penstock", "The bodies of %n waiting batch(es) are gone. Check the disk. They cannot be sent.", nullptr,
            int(*lost));
        damage.detail = damage.detail.isEmpty() ? words : damage.detail + u' ' + words;
    }
    return damage;
}

// Counting is quick; the walk over all ids is made only when something is missing.
Result<Damage> findLoss(Store &store, const HighWaterMark::Mark &mark, Moment now)
{
    Database &database = store.database();
    const Result<qint64> highest =
        database.integer("SELECT MAX(IFNULL((SELECT MAX(id) FROM batch), 0), IFNULL((SELECT MAX(last) FROM loss), 0),"
                         " IFNULL((SELECT MAX(last) FROM pruned), 0))");
    const Result<qint64> known =
        database.integer("SELECT (SELECT COUNT(*) FROM batch) + (SELECT IFNULL(SUM(last - first + 1), 0) FROM loss)"
                         " + (SELECT IFNULL(SUM(last - first + 1), 0) FROM pruned)");
    const Result<qint64> transaction = database.integer("SELECT value FROM meta WHERE key = 'transaction'");
    for (const auto *result : {&highest, &known, &transaction}) {
        if (!*result)
            return Unexpected(result->error());
    }

    Damage damage;
    const BatchId last = std::max(*highest, mark.batch);
    if (last != *known) {
        const Result<std::vector<Gap>> gaps = findGaps(database, last);
        if (!gaps)
            return Unexpected(gaps.error());
        if (const Result<> noted = noteLoss(database, *gaps, now, damage); !noted)
            return Unexpected(noted.error());
    } else if (mark.transaction > *transaction) {
        damage.detail = QCoreApplication::translate("penstock", "The last changes are gone, no batch is. Check the "
                                                                "disk. Batches may be sent a second time.");
    }
    store.continueFrom({.batch = last, .transaction = std::max(*transaction, mark.transaction)});
    return damage;
}

} // namespace

Result<Damage> recover(Store &store, const HighWaterMark::Mark &mark, Moment now, const QByteArray &bootId)
{
    Result<Damage> damage =
        store.begin().and_then([&] { return findLoss(store, mark, now); }).and_then([&](Damage found) {
            return findLostBodies(store, std::move(found));
        });
    if (!damage)
        return damage;
    const Result<> recovered = requeueInFlight(store, now)
                                   .and_then([&] { return carryDueTimesOver(store.database(), now, bootId); })
                                   .and_then([&] { return stopRuns(store.database(), now.wall); })
                                   .and_then([&] { return store.commit(); });
    if (!recovered)
        return Unexpected(recovered.error());
    return damage;
}

} // namespace penstock
