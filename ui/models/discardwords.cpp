// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/discardwords.h"

#include "ui/models/wording.h"

#include <QCoreApplication>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString refusedText(const DiscardProgress &progress)
{
    if (progress.kind == DiscardProgress::Kind::Discard)
        return progress.refused == 1 ? tr("One was no dead letter any more.")
                                     : tr("%1 were no dead letters any more.").arg(numberText(progress.refused));
    return progress.refused == 1
               ? tr("One cannot be brought back: its events are no longer kept.")
               : tr("%1 cannot be brought back: their events are no longer kept.").arg(numberText(progress.refused));
}

QString doneText(const DiscardProgress &progress)
{
    const QString what = deadLettersText(progress.batches.size(), progress.events);
    if (progress.kind == DiscardProgress::Kind::Restore)
        return tr("Brought back: %1.").arg(what);
    return tr("Discarded: %1. Undo is possible as long as the history budget keeps the events.").arg(what);
}

} // namespace

QString deadLettersText(qint64 batches, qint64 events)
{
    const QString letters = batches == 1 ? tr("one dead letter") : tr("%1 dead letters").arg(numberText(batches));
    return events == 1 ? tr("%1 with one event").arg(letters)
                       : tr("%1 with %2 events").arg(letters, numberText(events));
}

QString discardText(const DiscardProgress &progress)
{
    if (progress.batches.isEmpty())
        return refusedText(progress);
    return progress.refused == 0 ? doneText(progress) : tr("%1 %2").arg(doneText(progress), refusedText(progress));
}

} // namespace penstock
