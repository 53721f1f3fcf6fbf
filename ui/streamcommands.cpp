// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamcommands.h"

#include "ui/models/streams.h"
#include "ui/questions.h"
#include "ui/stream/streampanel.h"
#include "ui/streamactions.h"

#include <QAction>

namespace penstock {

StreamCommands::StreamCommands(const StreamActions &actions, const Streams &streams, const StreamPanel &panel,
                               QSettings &settings, QWidget *window)
    : QObject(window)
    , m_streams(streams)
    , m_panel(panel)
    , m_settings(settings)
    , m_window(window)
{
    connectActions(actions);
}

void StreamCommands::connectActions(const StreamActions &actions)
{
    const auto asks = [this](QAction *action, void (StreamCommands::*command)(StreamId)) {
        connect(action, &QAction::triggered, this, [this, command] { Q_EMIT(this->*command)(current()); });
    };
    asks(actions.hold, &StreamCommands::holdRequested);
    asks(actions.stop, &StreamCommands::stopRequested);
    asks(actions.remove, &StreamCommands::removeRequested);
    connect(actions.start, &QAction::triggered, this, &StreamCommands::startOrResume);
    connect(actions.pause, &QAction::triggered, this, &StreamCommands::askPause);
    connect(actions.redeliverAll, &QAction::triggered, this, [this] { askRedelivery(current(), {}); });
}

void StreamCommands::startOrResume()
{
    const StreamId stream = current();
    if (std::holds_alternative<Stopped>(m_streams.status(stream).state))
        Q_EMIT startRequested(stream);
    else
        Q_EMIT resumeRequested(stream);
}

void StreamCommands::askForFiles()
{
    askForStreamFiles(m_window, m_settings, [this](const QStringList &files) { Q_EMIT openRequested(files); });
}

void StreamCommands::askPause()
{
    const StreamView *stream = m_streams.find(current());
    const bool fromFile = std::holds_alternative<FileSource>(stream->config.source);
    askBeforePause(m_window, stream->config.name, fromFile, [this, id = stream->id](PauseAnswer answer) {
        answer == PauseAnswer::Pause ? Q_EMIT pauseRequested(id) : Q_EMIT stopRequested(id);
    });
}

void StreamCommands::askRedelivery(StreamId stream, const QList<BatchId> &batches)
{
    const StreamStatus status = m_streams.status(stream);
    const qint64 count = batches.isEmpty() ? status.batches.deadLettered : batches.size();
    askBeforeRedelivery(m_window, status.name, count,
                        [this, stream, batches] { Q_EMIT redeliverRequested(stream, batches); });
}

StreamId StreamCommands::current() const
{
    return m_panel.current();
}

} // namespace penstock
