// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <QList>
#include <QObject>
#include <QString>

namespace penstock {

//! Dead letters that are to be written into a file.
struct DeadLetterExport
{
    QString stream;         //!< its name
    QList<BatchId> batches; //!< empty: all of the stream's
    QString path;           //!< its ending says what is written: ndjson, the events; har, the attempts at them
    QString url;            //!< of the stream's endpoint
};

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
    void exportRequested(const penstock::DeadLetterExport &wanted);

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
