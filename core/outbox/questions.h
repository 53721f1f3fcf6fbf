// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

// What is asked of the outbox, as reads of one connection: the writer's for itself, a reader's for the ledger.

[[nodiscard]] Result<std::optional<SourcePosition>> loadPosition(Database &database, StreamId stream,
                                                                 const QByteArray &source);
[[nodiscard]] Result<> deletePosition(Database &database, StreamId stream, const QByteArray &source);
[[nodiscard]] Result<std::vector<UnsettledBatch>> loadUnsettled(Database &database, StreamId stream);
[[nodiscard]] Result<std::vector<DeadLetter>> loadDeadLetters(Database &database, StreamId stream);
[[nodiscard]] Result<std::vector<BatchSummary>> loadDiscarded(Database &database, StreamId stream); //!< with a body
[[nodiscard]] Result<QHash<QByteArray, qint64>> loadNotCollected(Database &database, StreamId stream);
[[nodiscard]] Result<BatchCounts> loadCounts(Database &database, std::optional<StreamId> stream); //!< none: of all

} // namespace penstock
