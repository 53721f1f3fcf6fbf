// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/highwatermark.h"
#include "core/outbox/historybudget.h"
#include "core/outbox/segments.h"
#include "core/outbox/storedbatch.h"
#include "core/outbox/storedbody.h"

#include <map>
#include <tuple>

namespace penstock {

//! The writing connection: its transactions, and what is counted along with them. Lives in the writer's thread.
class Store final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &dataFolder);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] const Segments &segments() const { return m_segments; }

    //! Of the last error since forgetTrouble().
    [[nodiscard]] Trouble trouble() const;
    void forgetTrouble();

    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> commit();
    void rollback();

    //! After an error of the connection: closes it and opens another. True: the last transaction is in the file,
    //! whatever its commit said.
    [[nodiscard]] Result<bool> reopen();
    [[nodiscard]] bool isOpen() const { return m_database != nullptr; }

    //! Moves the write-ahead log into the database when it has grown enough.
    [[nodiscard]] Result<> checkpointWhenDue();
    void close();

    //! What was committed last, and where ids and transactions go on.
    [[nodiscard]] const HighWaterMark::Mark &mark() const { return m_committed; }
    void continueFrom(const HighWaterMark::Mark &mark);
    [[nodiscard]] BatchId nextBatch() { return ++m_pending.batch; }

    //! These keep the counters and the segments in step.
    [[nodiscard]] Result<> add(StoredBatch &batch, const QByteArray &body);
    [[nodiscard]] Result<> change(StoredBatch &batch, const BatchState &next);
    [[nodiscard]] Result<> addAttempt(StreamId stream, const Attempt &attempt);

    //! While bodies of batches that are history take more than the budget has, gives space back: a short step in a
    //! transaction of its own. True: there is more to do.
    [[nodiscard]] Result<bool> reclaim();

    [[nodiscard]] Result<> setHistoryBudget(const HistoryBudget &budget);

    //! A step of forgetting what is history since before `before`, in the transaction that is open. `next` as of
    //! pruneRows; when no row is left to look at, a file whose bodies nobody knows any more is given back.
    [[nodiscard]] Result<PruneCursor> prune(BatchId after, WallTime before);

    //! What changed in this transaction, brought into the tables; `commit` does it too.
    [[nodiscard]] Result<> writeCounters();

private:
    struct Count
    {
        qint64 batches = 0;
        qint64 events = 0;
        qint64 bytes = 0;
    };

    struct Answers
    {
        qint64 attempts = 0;
        Milliseconds duration{0};
    };

    explicit Store(const QString &dataFolder);
    [[nodiscard]] Result<> connect();
    [[nodiscard]] Result<bool> findLastTransaction();
    [[nodiscard]] Result<> empty(const Segment &segment);
    [[nodiscard]] Result<> moveBody(BatchId id, const QByteArray &body);
    void count(const BatchSummary &summary, int sign);
    [[nodiscard]] Result<> writeAnswers();

    QString m_path;
    std::unique_ptr<Database> m_database;
    Segments m_segments;
    BodyReader m_bodies;
    HistoryBudget m_history;
    HighWaterMark::Mark m_committed;
    HighWaterMark::Mark m_pending;
    std::map<std::pair<StreamId, QLatin1String>, Count> m_counts;
    std::map<std::tuple<StreamId, QLatin1String, int>, Answers> m_answers; //!< by outcome and bucket
};

} // namespace penstock
