// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deadlettercommands.h"

#include "ui/models/streams.h"
#include "ui/monitor/halvingdialog.h"
#include "ui/pagearea.h"
#include "ui/questions.h"
#include "ui/stream/streampanel.h"
#include "ui/streamactions.h"

#include <QAction>

namespace penstock {

DeadLetterCommands::DeadLetterCommands(const StreamActions &actions, const PageArea &pages, Streams &streams,
                                       const StreamPanel &panel, const Theme &theme, QWidget *window)
    : QObject(window)
    , m_streams(streams)
    , m_panel(panel)
    , m_theme(theme)
    , m_window(window)
{
    connectActions(actions);
    connectPages(pages);
    connect(&m_streams.list(), &QAbstractItemModel::dataChanged, this, &DeadLetterCommands::showHalving);
}

void DeadLetterCommands::connectActions(const StreamActions &actions)
{
    connect(actions.redeliverAll, &QAction::triggered, this, [this] { askRedelivery(m_panel.current(), {}); });
    connect(actions.discardAll, &QAction::triggered, this, [this] { askDiscard(m_panel.current(), {}); });
    connect(actions.restoreDiscarded, &QAction::triggered, this,
            [this] { Q_EMIT restoreRequested(m_panel.current(), {}); });
}

void DeadLetterCommands::connectPages(const PageArea &pages)
{
    connect(&pages, &PageArea::redeliverRequested, this, &DeadLetterCommands::askRedelivery);
    connect(&pages, &PageArea::redeliveryStopRequested, this, &DeadLetterCommands::redeliveryStopRequested);
    connect(&pages, &PageArea::discardRequested, this, &DeadLetterCommands::askDiscard);
    connect(&pages, &PageArea::restoreRequested, this, &DeadLetterCommands::restoreRequested);
    connect(&pages, &PageArea::halveRequested, this, &DeadLetterCommands::askHalving);
    connect(&pages, &PageArea::exportRequested, this, &DeadLetterCommands::askExport);
}

void DeadLetterCommands::askRedelivery(StreamId stream, const QList<BatchId> &batches)
{
    const StreamStatus status = m_streams.status(stream);
    const qint64 count = batches.isEmpty() ? status.batches.deadLettered : batches.size();
    const bool inProduction = m_streams.find(stream)->config.environment == Environment::Production;
    askBeforeRedelivery(m_window, {.stream = status.name, .batches = count, .inProduction = inProduction},
                        [this, stream, batches](double pace) { Q_EMIT redeliverRequested(stream, batches, pace); });
}

void DeadLetterCommands::askDiscard(StreamId stream, const QList<BatchId> &batches)
{
    const StreamStatus status = m_streams.status(stream);
    const qint64 count = batches.isEmpty() ? status.batches.deadLettered : batches.size();
    askBeforeDiscardingLetters(m_window, {.stream = status.name, .batches = count, .events = eventsOf(stream, batches)},
                               [this, stream, batches] { Q_EMIT discardRequested(stream, batches); });
}

void DeadLetterCommands::askExport(StreamId stream, const QList<BatchId> &batches)
{
    const QString name = m_streams.status(stream).name;
    const QString url = m_streams.find(stream)->config.destination.url;
    askForDeadLetterFile(m_window, name, [this, name, batches, url](const QString &path) {
        Q_EMIT exportRequested({.stream = name, .batches = batches, .path = path, .url = url});
    });
}

void DeadLetterCommands::askHalving(StreamId stream, BatchId batch)
{
    if (m_halving)
        return;
    const bool inProduction = m_streams.find(stream)->config.environment == Environment::Production;
    askBeforeHalving(m_window, m_streams.status(stream).name, batch, inProduction,
                     [this, stream, batch] { openHalving(stream, batch); });
}

void DeadLetterCommands::openHalving(StreamId stream, BatchId batch)
{
    m_halvedStream = stream;
    m_halvedBatch = batch;
    m_halving = new HalvingDialog(m_theme, batch, m_window);
    connect(m_halving, &HalvingDialog::stopRequested, this, [this] { Q_EMIT halvingStopRequested(m_halvedStream); });
    m_halving->open();
    Q_EMIT halveRequested(stream, batch);
}

void DeadLetterCommands::showHalving()
{
    if (!m_halving)
        return;
    const std::optional<HalvingProgress> progress = m_streams.status(m_halvedStream).halving;
    if (progress && progress->batch == m_halvedBatch)
        m_halving->show(*progress);
}

qint64 DeadLetterCommands::eventsOf(StreamId stream, const QList<BatchId> &batches) const
{
    if (batches.isEmpty())
        return m_streams.status(stream).batches.eventsDeadLettered;
    qint64 events = 0;
    for (const BatchId id : batches) {
        if (const auto batch = m_streams.find(stream)->deadLetters.batch(id))
            events += batch->batch.events;
    }
    return events;
}

} // namespace penstock
