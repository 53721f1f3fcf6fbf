// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/deadletterfile.h"

#include "core/batch/bodyevents.h"
#include "core/exchange/har.h"
#include "core/outbox/ledger.h"

#include <QDir>
#include <QSaveFile>

#include <functional>
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

using Write = std::function<Result<>(const QByteArray &)>;

Result<QList<Attempt>> attemptsAt(Ledger &ledger, BatchId batch)
{
    QList<Attempt> attempts;
    const auto read = ledger.attempts({}, {}, batch, [&attempts](const AttemptRecord &record) {
        attempts.append(record.attempt);
        return true;
    });
    return read ? Result<QList<Attempt>>(attempts) : Unexpected(read.error());
}

Result<ExportedEvents> exportAttempts(Ledger &ledger, const std::vector<BatchId> &batches, const QString &url,
                                      const Write &write)
{
    HarPieces archive(url);
    if (const Result<> begun = write(archive.begin()); !begun)
        return Unexpected(begun.error());
    ExportedEvents exported;
    for (const BatchId batch : batches) {
        const auto body = ledger.body(batch);
        const auto attempts = attemptsAt(ledger, batch);
        if (!attempts)
            return Unexpected(attempts.error());
        if (!body) {
            if (exported.unread++ == 0)
                exported.firstProblem = body.error().message;
            continue;
        }
        if (const Result<> written = write(archive.attempts(*body, *attempts)); !written)
            return Unexpected(written.error());
        ++exported.batches;
        exported.events += eventTexts(*body).value_or(QList<QByteArrayView>()).size();
    }
    return write(archive.end()).map([&] { return exported; });
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
    auto exported = file.path.endsWith(QLatin1String(".har"), Qt::CaseInsensitive)
                        ? exportAttempts(**ledger, *batches, file.url, append)
                        : exportEvents(**ledger, *batches, append);
    if (exported && !to.commit())
        return trouble();
    return exported;
}

} // namespace penstock
