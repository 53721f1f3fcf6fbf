// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/highwatermark.h"
#include "core/outbox/storedbatch.h"

#include <map>

namespace penstock {

//! The writing connection: its transactions, and what is counted along with them. Lives in the writer's thread.
class Store final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &dataFolder);

    [[nodiscard]] Database &database() { return *m_database; }

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

    //! Both keep the counters in step.
    [[nodiscard]] Result<> add(const StoredBatch &batch);
    [[nodiscard]] Result<> change(StoredBatch &batch, const BatchState &next);

    //! What changed in this transaction, brought into the tables; `commit` does it too.
    [[nodiscard]] Result<> writeCounters();

private:
    struct Count
    {
        qint64 batches = 0;
        qint64 events = 0;
    };

    explicit Store(const QString &dataFolder);
    [[nodiscard]] Result<> connect();
    [[nodiscard]] Result<bool> findLastTransaction();
    void count(const BatchSummary &summary, int sign);

    QString m_path;
    std::unique_ptr<Database> m_database;
    HighWaterMark::Mark m_committed;
    HighWaterMark::Mark m_pending;
    std::map<std::pair<StreamId, QLatin1String>, Count> m_counts;
};

} // namespace penstock
