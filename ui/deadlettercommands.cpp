// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/deadlettercommands.h"

#include "ui/models/streams.h"
#include "ui/pagearea.h"
#include "ui/questions.h"
#include "ui/stream/streampanel.h"
#include "ui/streamactions.h"

#include <QAction>

namespace penstock {

DeadLetterCommands::DeadLetterCommands(const StreamActions &actions, const PageArea &pages, Streams &streams,
                                       const StreamPanel &panel, QWidget *window)
    : QObject(window)
    , m_streams(streams)
    , m_panel(panel)
    , m_window(window)
{
    connectActions(actions);
    connectPages(pages);
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
