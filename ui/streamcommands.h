// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/stream/environment.h"

#include <QList>
#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QMimeData;
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class FileActions;
//! The files of a drop that may be streams.
[[nodiscard]] QStringList streamFilesIn(const QMimeData *data);

class StreamActions;
class StreamPanel;
class Streams;

//! Makes commands of what the user asks for the chosen stream, and asks back where something could be lost.
class StreamCommands final : public QObject
{
    Q_OBJECT

public:
    StreamCommands(const StreamActions &actions, const FileActions &files, Streams &streams, StreamPanel &panel,
                   QSettings &settings, QWidget *window);

    void setFolder(const QString &folder) { m_folder = folder; } //!< of the streams' files

Q_SIGNALS:
    void startRequested(penstock::StreamId stream);
    void resumeRequested(penstock::StreamId stream);
    void pauseRequested(penstock::StreamId stream);
    void holdRequested(penstock::StreamId stream);
    void stopRequested(penstock::StreamId stream);
    void removeRequested(penstock::StreamId stream);
    void duplicateRequested(penstock::StreamId stream);
    void renameRequested(penstock::StreamId stream, const QString &name);
    void environmentRequested(penstock::StreamId stream, std::optional<penstock::Environment> environment);
    void discardRequested(penstock::StreamId stream);
    void orderChanged(const QList<penstock::StreamId> &streams);
    void newRequested();
    void folderRequested(const QString &folder);
    void demoRequested();
    void openRequested(const QStringList &files);

private:
    void connectActions(const StreamActions &actions);
    void connectFiles(const StreamActions &actions, const FileActions &files);
    void startOrResume();
    void askForFiles();
    void askPause();
    void askDiscard();
    void showFile();
    [[nodiscard]] StreamId current() const;

    Streams &m_streams;
    StreamPanel &m_panel;
    QSettings &m_settings;
    QWidget *m_window;
    QString m_folder;
};

} // namespace penstock
