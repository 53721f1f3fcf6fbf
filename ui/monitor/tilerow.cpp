// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/tilerow.h"

#include "ui/models/wording.h"
#include "ui/monitor/stattile.h"

#include <QHBoxLayout>

namespace penstock {

namespace {

QString deadLettersNote(const BatchCounts &counts)
{
    const QString discarded =
        counts.discarded > 0 ? TileRow::tr("%1 discarded").arg(numberText(counts.discarded)) : QString();
    if (counts.deadLettered == 0)
        return discarded;
    const QString events = TileRow::tr("%1 events").arg(numberText(counts.eventsDeadLettered));
    return discarded.isEmpty() ? events : TileRow::tr("%1, %2").arg(events, discarded);
}

} // namespace

TileRow::TileRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_delivered = addTile(theme, QStringLiteral("deliveredTile"), tr("Delivered"), 3);
    m_rate = addTile(theme, QStringLiteral("rateTile"), tr("Events/s"));
    m_backlog = addTile(theme, QStringLiteral("backlogTile"), tr("Backlog"));
    m_inFlight = addTile(theme, QStringLiteral("inFlightTile"), tr("In flight"));
    m_backingOff = addTile(theme, QStringLiteral("backingOffTile"), tr("Backing off"));
    m_deadLetters = addTile(theme, QStringLiteral("deadLettersTile"), tr("Dead letters"));
    m_answers = addTile(theme, QStringLiteral("answersTile"), tr("Answer p95"), 3);
    m_survives = addTile(theme, QStringLiteral("survivesTile"), tr("Survives"), 3);
    m_delivered->setExplanation(tr("Events that were delivered, of all that the data folder holds"));
    m_rate->setExplanation(
        tr("Events delivered a second, over the last seconds; how full batches are since the start"));
    m_backlog->setExplanation(tr("Events that are neither delivered nor given up, and the bytes of their batches"));
    m_inFlight->setExplanation(tr("Batches that are on the wire; others wait for a free connection"));
    m_backingOff->setExplanation(tr("Batches that failed and are sent again when their time has come"));
    m_deadLetters->setExplanation(tr("Batches that were given up; they are kept and can be redelivered"));
    m_answers->setExplanation(tr("Of 100 requests of the last ten minutes, 95 were answered within this time"));
}

StatTile *TileRow::addTile(const Theme &theme, const QString &name, const QString &label, int stretch)
{
    auto *tile = new StatTile(theme, label, this);
    tile->setObjectName(name);
    static_cast<QHBoxLayout *>(layout())->addWidget(tile, stretch);
    return tile;
}

void TileRow::show(const MonitorNumbers &numbers, const Moment &now)
{
    const BatchCounts &counts = numbers.batches;
    const auto toned = [](qint64 count, Token tone) { return count > 0 ? tone : Token::Text; };
    const auto fill = numbers.fill();
    m_delivered->show(numberText(counts.eventsDelivered), Token::Text,
                      tr("%1 batches").arg(numberText(counts.delivered)));
    m_rate->show(rateText(numbers.eventsPerSecond), Token::Text,
                 fill ? tr("fill %1 %").arg(qRound(*fill * 100)) : QString());
    if (numbers.backlog)
        m_backlog->show(numberText(numbers.backlog->events), Token::Text, sizeText(numbers.backlog->bytes));
    else
        m_backlog->show(QStringLiteral("–"), Token::Muted);
    m_inFlight->show(numberText(counts.inFlight), toned(counts.inFlight, Token::Active),
                     counts.queued > 0 ? tr("%1 queued").arg(numberText(counts.queued)) : QString());
    m_backingOff->show(numberText(counts.backingOff), toned(counts.backingOff, Token::Warning),
                       numbers.nextRetry ? tr("next in %1").arg(countdownText(numbers.nextRetry->steady - now.steady))
                                         : QString());
    m_deadLetters->show(numberText(counts.deadLettered), toned(counts.deadLettered, Token::Bad),
                        deadLettersNote(counts));
    showSurvival(numbers, now);
}

void TileRow::showSurvival(const MonitorNumbers &numbers, const Moment &now)
{
    const auto &first = numbers.firstLoss;
    m_survives->setLabel(first && numbers.streams > 1 ? tr("Survives: %1").arg(first->stream) : tr("Survives"));
    if (first) {
        const auto &[batch, at] = first->loss;
        m_survives->setExplanation(tr("If its endpoint stays down, “%1” gives up batch %2 first, at %3")
                                       .arg(first->stream, QString::number(batch), dateText(at.wall)));
        return m_survives->show(countdownText(at.steady - now.steady), first->isFailing ? Token::Warning : Token::Text,
                                tr("batch %1 at %2").arg(batch).arg(secondText(at.wall)), first->isFailing);
    }
    m_survives->setExplanation(
        tr("How long the endpoint may stay down from now on before the first batch is given up"));
    if (numbers.isSpared)
        return m_survives->show(tr("held"), Token::Warning, tr("tries are spared"), true);
    if (!numbers.outage)
        return m_survives->show(QStringLiteral("–"), Token::Muted);
    m_survives->show(delayText(*numbers.outage), Token::Text, tr("of outage"));
}

void TileRow::showAnswers(const AnswerTimes &answers)
{
    if (answers.isEmpty())
        return m_answers->show(QStringLiteral("–"), Token::Muted);
    const auto within = [&answers](double share) {
        return tookText(answers.percentile(share).value_or(Milliseconds(0)));
    };
    m_answers->show(within(0.95), Token::Text, tr("p50 %1 · p99 %2").arg(within(0.5), within(0.99)));
}

} // namespace penstock
