// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/eventexport.h"

#include "core/batch/bodyevents.h"
#include "core/outbox/ledger.h"

#include <QCoreApplication>

#include <optional>

namespace penstock {

namespace {

Result<QList<QByteArrayView>> eventsIn(const QByteArray &body, BatchId batch)
{
    if (const auto events = eventTexts(body))
        return *events;
    return failure(QCoreApplication::translate("penstock", "The body of batch %1 holds no list of events.").arg(batch));
}

QByteArray linesOf(const QList<QByteArrayView> &events)
{
    QByteArray lines;
    for (const QByteArrayView event : events)
        lines.append(event).append('\n');
    return lines;
}

} // namespace

Result<ExportedEvents> exportEvents(Ledger &ledger, const std::vector<BatchId> &batches,
                                    const std::function<Result<>(const QByteArray &lines)> &write)
{
    ExportedEvents exported;
    for (const BatchId batch : batches) {
        const auto body = ledger.body(batch);
        const auto events = body ? eventsIn(*body, batch) : Unexpected(body.error());
        if (!events) {
            if (exported.unread++ == 0)
                exported.firstProblem = events.error().message;
            continue;
        }
        if (const Result<> written = write(linesOf(*events)); !written)
            return Unexpected(written.error());
        ++exported.batches;
        exported.events += events->size();
    }
    return exported;
}

} // namespace penstock
