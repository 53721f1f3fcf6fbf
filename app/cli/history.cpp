// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/failure.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "core/outbox/ledger.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/time/bootclock.h"

#include <QDateTime>
#include <QLocale>

#include <future>

using namespace penstock;

namespace {

//! What is not asked for stays as it is. Takes the folder's lock: a program that runs would not see the change.
Result<> setBudget(const HistoryOptions &options)
{
    // A name that is mistyped makes no folder.
    if (const auto ledger = Ledger::open(options.dataFolder); !ledger)
        return Unexpected(ledger.error());
    const auto opened = SqliteOutbox::open(options.dataFolder, currentMoment(), currentBootId());
    if (!opened)
        return Unexpected(opened.error());
    auto budget = opened->outbox->historyBudget();
    if (!budget)
        return Unexpected(budget.error());
    budget->bytes = options.bytes.value_or(budget->bytes);
    budget->days = options.days.value_or(budget->days);
    std::promise<Result<>> set;
    opened->outbox->setHistoryBudget(*budget, [&set](const Result<> &done) { set.set_value(done); });
    return set.get_future().get();
}

QByteArray json(const HistoryUse &use)
{
    return JsonLine()
        .add("budget", JsonLine().add("bytes", use.budget.bytes).add("days", qint64(use.budget.days)))
        .add("used", JsonLine()
                         .add("bytes", use.bytes)
                         .add("batches", use.batches)
                         .add("oldestAt", use.oldest ? QJsonValue(epochMs(*use.oldest)) : QJsonValue(QJsonValue::Null)))
        .add("prunedBatches", use.pruned)
        .toJson();
}

QString text(const HistoryUse &use)
{
    const QLocale locale(QLocale::English);
    const auto size = [&](qint64 bytes) { return locale.formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat); };
    const QString oldest = use.oldest
                               ? QStringLiteral(", the oldest of %1")
                                     .arg(QDateTime::fromMSecsSinceEpoch(epochMs(*use.oldest)).toString(Qt::ISODate))
                               : QString();
    return QStringLiteral("Budget: %1 of bodies of settled batches; settled batches and their attempts for %2 days.\n"
                          "Kept: %3 of such bodies; %4 batches%5. Pruned by now: %6 batches.")
        .arg(size(use.budget.bytes), QString::number(use.budget.days), size(use.bytes), locale.toString(use.batches),
             oldest, locale.toString(use.pruned));
}

} // namespace

int showHistory(const HistoryOptions &options)
{
    if (options.bytes || options.days) {
        if (const auto set = setBudget(options); !set)
            return fail(set.error());
    }
    const auto ledger = Ledger::open(options.dataFolder);
    if (!ledger)
        return fail(ledger.error());
    const auto use = (*ledger)->historyUse();
    if (!use)
        return fail(use.error());
    printResultLine(options.json ? json(*use) : text(*use).toUtf8());
    return Done;
}
