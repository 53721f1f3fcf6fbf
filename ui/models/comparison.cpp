// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/comparison.h"

#include "ui/models/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock::Comparison", text);
}

constexpr Milliseconds apart{2000};

bool isSettled(const BatchRow &sent, WallTime now)
{
    return (sent.mark == Mark::Delivered || sent.mark == Mark::DeadLetter) && sent.wallMs <= epochMs(now - apart);
}

QString differenceOf(const ComparedBatch &batch)
{
    QStringList parts;
    if (batch.arrived < batch.sent)
        parts.append(words("%1 of %2 requests did not arrive").arg(batch.sent - batch.arrived).arg(batch.sent));
    if (batch.arrived > batch.sent)
        parts.append(words("%1 more requests arrived than were sent").arg(batch.arrived - batch.sent));
    if (batch.state == Mark::DeadLetter && batch.stored > 0)
        parts.append(words("given up, but %1 events are stored").arg(numberText(batch.stored)));
    if (batch.state == Mark::Delivered && batch.stored < batch.events)
        parts.append(words("%1 events missing").arg(numberText(batch.events - batch.stored)));
    if (batch.doubled > 0)
        parts.append(words("%1 events stored twice").arg(numberText(batch.doubled)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ComparedBatch compared(const BatchRow &sent, const ArrivedBatch *arrived, WallTime now)
{
    ComparedBatch batch{.id = sent.id, .state = sent.mark, .events = sent.events, .sent = sent.attempts};
    if (arrived) {
        batch.arrived = arrived->requests;
        batch.accepted = arrived->accepted;
        batch.stored = int(arrived->stored.size());
        batch.doubled = arrived->storedTwice();
    }
    if (isSettled(sent, now))
        batch.difference = differenceOf(batch);
    return batch;
}

QList<ComparedBatch> compared(std::span<const BatchRow> sent, const Arrivals &arrivals, WallTime since, WallTime now)
{
    QList<ComparedBatch> batches;
    for (const BatchRow &row : sent) {
        if (row.attempts == 0 || row.createdAtMs < epochMs(since))
            continue;
        batches.append(compared(row, arrivals.find(row.requestId.toByteArray(QUuid::WithoutBraces)), now));
    }
    std::ranges::sort(batches, [](const ComparedBatch &a, const ComparedBatch &b) {
        return std::tuple(a.difference.isEmpty(), -a.id) < std::tuple(b.difference.isEmpty(), -b.id);
    });
    return batches;
}

} // namespace penstock
