// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/historyreader.h"

namespace penstock {

//! The history as the data folder's ledger has it.
class LedgerReader final : public HistoryReader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<HistoryReader>> open(const QString &dataFolder);

    explicit LedgerReader(std::unique_ptr<Ledger> ledger);

    Result<BatchRows> batches(const BatchQuery &query) override;
    Result<QList<AttemptRecord>> attempts(const QString &stream, BatchId batch) override;
    Result<QByteArray> body(BatchId batch) override;
    Result<std::optional<SeenReport>> seen(const QString &stream) override;
    Result<std::vector<JournalRecord>> journal(const JournalQuery &query) override;
    Result<std::vector<PauseRecord>> pauses(const QString &stream) override;

private:
    std::unique_ptr<Ledger> m_ledger;
};

} // namespace penstock
