// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/batchchoice.h"

#include "core/outbox/ledger.h"

#include <QHash>

using namespace penstock;

Result<ChosenBatches> chosenBatches(const BatchChoice &choice)
{
    const auto ledger = Ledger::open(choice.dataFolder);
    if (!ledger)
        return Unexpected(ledger.error());
    QHash<BatchId, int> eventsOf;
    ChosenBatches all;
    const BatchQuery query{.stream = choice.stream, .state = choice.state, .oldestFirst = true};
    const auto listed = (*ledger)->batches(query, [&](const BatchSummary &summary, const QString &) {
        if (choice.filter && !choice.filter->matches(summary))
            return true;
        eventsOf.insert(summary.batch.id, summary.batch.events);
        all.batches.append(summary.batch.id);
        all.events += summary.batch.events;
        return true;
    });
    if (!listed)
        return Unexpected(listed.error());
    if (choice.batches.isEmpty())
        return all;

    ChosenBatches chosen{.batches = choice.batches};
    for (const BatchId batch : choice.batches) {
        if (!eventsOf.contains(batch))
            return failure(QStringLiteral("Batch %1 of \"%2\" is not %3: penstock-cli batches --state %3 lists those "
                                          "that are.")
                               .arg(QString::number(batch), choice.stream, choice.state),
                           Error::Kind::InvalidInput);
        chosen.events += eventsOf.value(batch);
    }
    return chosen;
}
