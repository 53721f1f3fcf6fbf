// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ledgerreader.h"

namespace penstock {

Result<std::unique_ptr<HistoryReader>> LedgerReader::open(const QString &dataFolder)
{
    auto ledger = Ledger::open(dataFolder);
    if (!ledger)
        return Unexpected(ledger.error());
    return std::make_unique<LedgerReader>(std::move(*ledger));
}

LedgerReader::LedgerReader(std::unique_ptr<Ledger> ledger)
    : m_ledger(std::move(ledger))
{
}

Result<QList<BatchSummary>> LedgerReader::batches(const BatchQuery &query)
{
    QList<BatchSummary> page;
    const auto read = m_ledger->batches(query, [&page](const BatchSummary &batch, const QString &) {
        page.append(batch);
        return true;
    });
    if (!read)
        return Unexpected(read.error());
    return page;
}

Result<QList<AttemptRecord>> LedgerReader::attempts(const QString &stream, BatchId batch)
{
    QList<AttemptRecord> attempts;
    const auto read = m_ledger->attempts(stream, QString(), batch, [&attempts](const AttemptRecord &attempt) {
        attempts.append(attempt);
        return true;
    });
    if (!read)
        return Unexpected(read.error());
    return attempts;
}

Result<QByteArray> LedgerReader::body(BatchId batch)
{
    return m_ledger->body(batch);
}

} // namespace penstock
