// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <QList>
#include <QObject>

namespace penstock {

class PageArea;
class StreamActions;
class StreamPanel;
class Streams;

//! Makes commands of what the user wants to be done with dead letters, and asks back first where somebody sees it.
class DeadLetterCommands final : public QObject
{
    Q_OBJECT

public:
    DeadLetterCommands(const StreamActions &actions, const PageArea &pages, Streams &streams, const StreamPanel &panel,
                       QWidget *window);

Q_SIGNALS:
    // No batches: all.
    void redeliverRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches, double pace);
    void redeliveryStopRequested(penstock::StreamId stream);
    void discardRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void restoreRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    //! The events of these batches, or with none of all dead letters of the stream of this name.
    void exportRequested(const QString &stream, const QList<penstock::BatchId> &batches, const QString &path);

private:
    void connectActions(const StreamActions &actions);
    void connectPages(const PageArea &pages);
    void askRedelivery(StreamId stream, const QList<BatchId> &batches);
    void askDiscard(StreamId stream, const QList<BatchId> &batches);
    void askExport(StreamId stream, const QList<BatchId> &batches);
    [[nodiscard]] qint64 eventsOf(StreamId stream, const QList<BatchId> &batches) const;

    Streams &m_streams;
    const StreamPanel &m_panel;
    QWidget *m_window;
};

} // namespace penstock
