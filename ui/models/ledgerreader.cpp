// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ledgerreader.h"

#include <QCoreApplication>

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

Result<BatchRows> LedgerReader::batches(const BatchQuery &query)
{
    BatchRows page;
    page.rows.reserve(std::size_t(query.limit));
    BatchId damaged = 0;
    QByteArray reasonBefore;
    QString words;
    const auto read = m_ledger->lines(query, [&](const BatchLine &line) {
        const std::optional<BatchRow> row = packed(line);
        if (!row) {
            damaged = line.id;
            return;
        }
        page.rows.push_back(*row);
        if (line.failureReason.isEmpty())
            return;
        // Batches fail for the same reason for hours: they share its words.
        if (line.failureReason != reasonBefore) {
            reasonBefore = line.failureReason.toByteArray();
            words = QString::fromUtf8(reasonBefore);
        }
        page.failures.emplace_back(line.id, words);
    });
    if (!read)
        return Unexpected(read.error());
    if (damaged != 0)
        return failure(
            QCoreApplication::translate("penstock", "Batch %1 is damaged: its state is unknown.").arg(damaged),
            Error::Kind::Damaged);
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

Result<std::optional<SeenReport>> LedgerReader::seen(const QString &stream)
{
    return m_ledger->seen(stream);
}

Result<std::vector<JournalRecord>> LedgerReader::journal(const JournalQuery &query)
{
    return m_ledger->journal(query);
}

Result<std::vector<PauseRecord>> LedgerReader::pauses(const QString &stream)
{
    return m_ledger->pauses(stream);
}

} // namespace penstock
