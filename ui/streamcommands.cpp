// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamcommands.h"

#include "ui/fileactions.h"
#include "ui/models/streams.h"
#include "ui/questions.h"
#include "ui/stream/streampanel.h"
#include "ui/streamactions.h"

#include <QAction>
#include <QActionGroup>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace penstock {

StreamCommands::StreamCommands(const StreamActions &actions, const FileActions &files, Streams &streams,
                               StreamPanel &panel, QSettings &settings, QWidget *window)
    : QObject(window)
    , m_streams(streams)
    , m_panel(panel)
    , m_settings(settings)
    , m_window(window)
{
    connectActions(actions);
    connectFiles(actions, files);
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
}

void StreamCommands::connectFiles(const StreamActions &actions, const FileActions &files)
{
    connect(files.newStream, &QAction::triggered, this, &StreamCommands::newRequested);
    connect(files.open, &QAction::triggered, this, &StreamCommands::askForFiles);
    connect(files.openFolder, &QAction::triggered, this, [this] {
        askForFolder(m_window, m_folder, [this](const QString &folder) { Q_EMIT folderRequested(folder); });
    });
    connect(files.demo, &QAction::triggered, this, &StreamCommands::demoRequested);

    connect(actions.duplicate, &QAction::triggered, this, [this] { Q_EMIT duplicateRequested(current()); });
    connect(actions.rename, &QAction::triggered, &m_panel, &StreamPanel::editName);
    connect(&m_streams.list(), &StreamModel::renameWanted, this, &StreamCommands::renameRequested);
    connect(actions.environments, &QActionGroup::triggered, this, [this](const QAction *action) {
        const int chosen = action->data().toInt();
        Q_EMIT environmentRequested(current(), chosen == 0 ? std::nullopt : std::optional(Environment(chosen - 1)));
    });
    connect(actions.moveUp, &QAction::triggered, this, [this] { m_panel.move(-1); });
    connect(actions.moveDown, &QAction::triggered, this, [this] { m_panel.move(1); });
    connect(&m_streams.list(), &StreamModel::rowsMoved, this, [this] { Q_EMIT orderChanged(m_streams.list().ids()); });
    connect(actions.showFile, &QAction::triggered, this, &StreamCommands::showFile);
    connect(actions.discard, &QAction::triggered, this, &StreamCommands::askDiscard);
}

void StreamCommands::showFile()
{
    const QString folder = QFileInfo(m_streams.find(current())->file).absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        tellError(m_window, tr("The file manager cannot be opened"), folder);
}

void StreamCommands::askDiscard()
{
    const StreamView *stream = m_streams.find(current());
    const bool runs = !std::holds_alternative<Stopped>(m_streams.status(current()).state);
    askBeforeDiscard(m_window, stream->config.name, stream->file, runs,
                     [this, id = stream->id] { Q_EMIT discardRequested(id); });
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

StreamId StreamCommands::current() const
{
    return m_panel.current();
}

QStringList streamFilesIn(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile() && url.path().endsWith(QLatin1String(".json")))
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace penstock
