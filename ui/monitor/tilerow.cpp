// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/tilerow.h"

#include "ui/models/wording.h"
#include "ui/monitor/stattile.h"

#include <QHBoxLayout>

namespace penstock {

TileRow::TileRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_delivered = addTile(theme, QStringLiteral("deliveredTile"), tr("Delivered"), 3);
    m_rate = addTile(theme, QStringLiteral("rateTile"), tr("Events/s"));
    m_queued = addTile(theme, QStringLiteral("queuedTile"), tr("Queued"));
    m_inFlight = addTile(theme, QStringLiteral("inFlightTile"), tr("In flight"));
    m_backingOff = addTile(theme, QStringLiteral("backingOffTile"), tr("Backing off"));
    m_deadLetters = addTile(theme, QStringLiteral("deadLettersTile"), tr("Dead letters"));
    m_nextTry = addTile(theme, QStringLiteral("nextTryTile"), tr("Next try"));
    m_delivered->setToolTip(tr("Events that were delivered, of all that the data folder holds"));
    m_rate->setToolTip(tr("Events delivered a second, over the last seconds"));
    m_queued->setToolTip(tr("Batches that wait for a free connection"));
    m_inFlight->setToolTip(tr("Batches that are on the wire"));
    m_backingOff->setToolTip(tr("Batches that failed and are sent again when their time has come"));
    m_deadLetters->setToolTip(tr("Batches that were given up; they are kept and can be redelivered"));
    m_nextTry->setToolTip(tr("Time until the first of the batches that back off is sent again"));
}

StatTile *TileRow::addTile(const Theme &theme, const QString &name, const QString &label, int stretch)
{
    auto *tile = new StatTile(theme, label, this);
    tile->setObjectName(name);
    static_cast<QHBoxLayout *>(layout())->addWidget(tile, stretch);
    return tile;
}

void TileRow::show(const StreamStatus &status, const Moment &now)
{
    const BatchCounts &counts = status.batches;
    const auto toned = [](qint64 count, Token tone) { return count > 0 ? tone : Token::Text; };
    m_delivered->show(numberText(counts.eventsDelivered), Token::Text);
    m_rate->show(rateText(status.eventsPerSecond), Token::Text);
    m_queued->show(numberText(counts.queued), Token::Text);
    m_inFlight->show(numberText(counts.inFlight), toned(counts.inFlight, Token::Active));
    m_backingOff->show(numberText(counts.backingOff), toned(counts.backingOff, Token::Warning));
    m_deadLetters->show(numberText(counts.deadLettered), toned(counts.deadLettered, Token::Bad));
    if (status.nextRetry)
        m_nextTry->show(countdownText(status.nextRetry->steady - now.steady), Token::Warning, true);
    else
        m_nextTry->show(QStringLiteral("–"), Token::Muted);
}

} // namespace penstock
