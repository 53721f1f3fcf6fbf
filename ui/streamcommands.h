// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <QList>
#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class StreamActions;
class StreamPanel;
class Streams;

//! Makes commands of what the user asks for the chosen stream, and asks back where something could be lost.
class StreamCommands final : public QObject
{
    Q_OBJECT

public:
    StreamCommands(const StreamActions &actions, const Streams &streams, const StreamPanel &panel, QSettings &settings,
                   QWidget *window);

    void askForFiles();
    void askRedelivery(StreamId stream, const QList<BatchId> &batches); //!< empty: all

Q_SIGNALS:
    void startRequested(penstock::StreamId stream);
    void resumeRequested(penstock::StreamId stream);
    void pauseRequested(penstock::StreamId stream);
    void holdRequested(penstock::StreamId stream);
    void stopRequested(penstock::StreamId stream);
    void removeRequested(penstock::StreamId stream);
    void redeliverRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void openRequested(const QStringList &files);

private:
    void connectActions(const StreamActions &actions);
    void startOrResume();
    void askPause();
    [[nodiscard]] StreamId current() const;

    const Streams &m_streams;
    const StreamPanel &m_panel;
    QSettings &m_settings;
    QWidget *m_window;
};

} // namespace penstock
