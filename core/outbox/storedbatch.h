// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/bodyplace.h"
#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

//! A batch's row: what lists show, and what only the outbox needs.
struct StoredBatch
{
    BatchSummary summary;
    int number = 0;             //!< of the request that `begin` announced last
    Milliseconds retryDelay{0}; //!< the wait that was planned after the last failure
    BodyPlace place;
    QString stream; //!< its name
};

//! The names of the states that are history, as a list for SQL's IN.
inline constexpr const char *historyStates = "('delivered', 'discarded', 'halved')";

//! Every batch of the database with the name of its stream; conditions and order are added behind it.
extern const char *const selectBatches;

class Columns;
[[nodiscard]] Result<StoredBatch> readBatch(Columns row);

[[nodiscard]] Result<StoredBatch> loadBatch(Database &database, BatchId id);

//! A new row.
[[nodiscard]] Result<> insertBatch(Database &database, const StoredBatch &batch);

//! Writes what may change: state, number, attempts, the newest attempt's status and duration.
[[nodiscard]] Result<> updateBatch(Database &database, const StoredBatch &batch);

//! Its body stands elsewhere now.
[[nodiscard]] Result<> updatePlace(Database &database, BatchId id, const BodyPlace &place);

//! The moment that a state carries; DeadLettered has none.
[[nodiscard]] Moment momentOf(const BatchState &state);

} // namespace penstock
