// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/ledger.h"
#include "ui/models/batchrow.h"

#include <QList>

namespace penstock {

//! Reads the ledger, blocking; lives in the history's thread.
class HistoryReader
{
public:
    virtual ~HistoryReader() = default;

    [[nodiscard]] virtual Result<BatchRows> batches(const BatchQuery &query) = 0; //!< of one stream, the newest first
    [[nodiscard]] virtual Result<QList<AttemptRecord>> attempts(const QString &stream, BatchId batch) = 0;
    [[nodiscard]] virtual Result<QByteArray> body(BatchId batch) = 0;
    [[nodiscard]] virtual Result<std::optional<SeenReport>> seen(const QString &stream) = 0; //!< none: it never ran
    [[nodiscard]] virtual Result<std::vector<JournalRecord>> journal(const JournalQuery &query) = 0; //!< newest first
    [[nodiscard]] virtual Result<std::vector<PauseRecord>> pauses(const QString &stream) = 0; //!< as Ledger::pauses()
};

} // namespace penstock
