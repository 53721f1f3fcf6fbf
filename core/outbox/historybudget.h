// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/outbox/database.h"

#include <optional>

namespace penstock {

//! How much a data folder keeps of batches that are history: delivered, discarded or halved. Bodies go when they take
//! more than `bytes`, the oldest first; they, rows and attempts go when the batch is older than `days`. What waits and
//! dead letters stay whatever they take.
struct HistoryBudget
{
    static constexpr qint64 leastBytes = 0, mostBytes = qint64(1) << 50;
    static constexpr int leastDays = 1, mostDays = 36'500;

    qint64 bytes = qint64(1) << 30;
    int days = 30;

    friend bool operator==(const HistoryBudget &, const HistoryBudget &) = default;
};

//! The budget, and what there is.
struct HistoryUse
{
    HistoryBudget budget;
    qint64 bytes = 0;               //!< of bodies, in files of 64 MB that go as a whole
    qint64 batches = 0;             //!< rows of all batches, history or not
    std::optional<WallTime> oldest; //!< when the oldest of these was made
    qint64 pruned = 0;              //!< batches whose rows went by now
};

[[nodiscard]] Result<HistoryBudget> loadHistoryBudget(Database &database);
[[nodiscard]] Result<> saveHistoryBudget(Database &database, const HistoryBudget &budget);
[[nodiscard]] Result<HistoryUse> loadHistoryUse(Database &database);

//! Where pruning goes on; none: it has looked at all that is old enough.
using PruneCursor = std::optional<BatchId>;

//! Looks at a few batches behind `after`, and forgets those that are history since before `before`, with their attempts:
//! a short step in a transaction that the caller holds. The counters stay.
[[nodiscard]] Result<PruneCursor> pruneRows(Database &database, BatchId after, WallTime before);

} // namespace penstock
