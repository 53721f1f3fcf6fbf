// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/redeliverywords.h"

#include "ui/models/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString batchesText(qint64 batches)
{
    return batches == 1 ? tr("1 batch") : tr("%1 batches").arg(numberText(batches));
}

// What became of those that were handed over, and what is still to come.
QString resultText(const RedeliveryProgress &progress)
{
    const qint64 open = progress.handedOver - progress.delivered - progress.deadLettered - progress.refused;
    QStringList parts{tr("%1 delivered").arg(numberText(progress.delivered))};
    if (progress.deadLettered > 0)
        parts << tr("%1 given up again").arg(numberText(progress.deadLettered));
    if (progress.refused > 0)
        parts << tr("%1 no dead letter any more").arg(numberText(progress.refused));
    if (open > 0)
        parts << (progress.waits ? tr("%1 queued") : tr("%1 under way")).arg(numberText(open));
    if (progress.isHandingOver())
        parts << tr("%1 to go").arg(numberText(progress.left()));
    return parts.join(tr(", "));
}

QString leftText(const RedeliveryProgress &progress)
{
    return progress.left() == 1 ? tr("1 stays a dead letter")
                                : tr("%1 stay dead letters").arg(numberText(progress.left()));
}

} // namespace

QString redeliveryText(const RedeliveryProgress &progress)
{
    const QString total = batchesText(progress.total);
    if (progress.stopped)
        return tr("Redelivery of %1 stopped: %2; %3.").arg(total, resultText(progress), leftText(progress));
    if (progress.isOver())
        return tr("Redelivery of %1 finished: %2.").arg(total, resultText(progress));
    if (progress.waits)
        return tr("Redelivery of %1 waits until the stream delivers: %2.").arg(total, resultText(progress));
    if (progress.isHandingOver())
        return tr("Redelivering %1, %2: %3.").arg(total, paceText(progress.pace), resultText(progress));
    return tr("Redelivering %1: %2.").arg(total, resultText(progress));
}

QString paceText(double batchesPerSecond)
{
    if (batchesPerSecond <= 0)
        return tr("as fast as possible");
    return batchesPerSecond == 1 ? tr("1 batch a second")
                                 : tr("%1 batches a second").arg(QLocale().toString(batchesPerSecond));
}

} // namespace penstock
