// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/deadletterfile.h"

#include "core/outbox/ledger.h"

#include <QDir>
#include <QSaveFile>

#include <vector>

namespace penstock {

namespace {

Result<std::vector<BatchId>> batchesOf(const DeadLetterFile &file, Ledger &ledger)
{
    std::vector<BatchId> batches(file.batches.cbegin(), file.batches.cend());
    if (!batches.empty())
        return batches;
    const BatchQuery all{.stream = file.stream, .state = QStringLiteral("deadLettered"), .oldestFirst = true};
    const auto listed = ledger.batches(all, [&batches](const BatchSummary &summary, const QString &) {
        batches.push_back(summary.batch.id);
        return true;
    });
    if (!listed)
        return Unexpected(listed.error());
    return batches;
}

} // namespace

Result<ExportedEvents> write(const DeadLetterFile &file)
{
    const auto ledger = Ledger::open(file.dataFolder);
    if (!ledger)
        return Unexpected(ledger.error());
    const auto batches = batchesOf(file, **ledger);
    if (!batches)
        return Unexpected(batches.error());

    QSaveFile to(file.path);
    const auto trouble = [&] {
        return failure(QStringLiteral("%1: %2.").arg(QDir::toNativeSeparators(file.path), to.errorString()));
    };
    if (!to.open(QIODevice::WriteOnly))
        return trouble();
    const auto append = [&](const QByteArray &lines) -> Result<> {
        return to.write(lines) == lines.size() ? Result<>() : trouble();
    };
    auto exported = exportEvents(**ledger, *batches, append);
    if (exported && !to.commit())
        return trouble();
    return exported;
}

} // namespace penstock
