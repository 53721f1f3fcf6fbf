// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <QList>
#include <QObject>
#include <QPointer>
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

class HalvingDialog;
class PageArea;
class StreamActions;
class StreamPanel;
class Streams;
class Theme;

//! Makes commands of what the user wants to be done with dead letters, and asks back first where somebody sees it.
class DeadLetterCommands final : public QObject
{
    Q_OBJECT

public:
    DeadLetterCommands(const StreamActions &actions, const PageArea &pages, Streams &streams, const StreamPanel &panel,
                       const Theme &theme, QWidget *window);

Q_SIGNALS:
    // No batches: all.
    void redeliverRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches, double pace);
    void redeliveryStopRequested(penstock::StreamId stream);
    void discardRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void restoreRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void exportRequested(const penstock::DeadLetterExport &wanted);
    void halveRequested(penstock::StreamId stream, penstock::BatchId batch);
    void halvingStopRequested(penstock::StreamId stream);

private:
    void connectActions(const StreamActions &actions);
    void connectPages(const PageArea &pages);
    void askRedelivery(StreamId stream, const QList<BatchId> &batches);
    void askDiscard(StreamId stream, const QList<BatchId> &batches);
    void askExport(StreamId stream, const QList<BatchId> &batches);
    void askHalving(StreamId stream, BatchId batch);
    void openHalving(StreamId stream, BatchId batch);
    void showHalving();
    [[nodiscard]] qint64 eventsOf(StreamId stream, const QList<BatchId> &batches) const;

    Streams &m_streams;
    const StreamPanel &m_panel;
    const Theme &m_theme;
    QWidget *m_window;
    QPointer<HalvingDialog> m_halving; //!< while it is open
    StreamId m_halvedStream = 0;       //!< whose batch it is about
    BatchId m_halvedBatch = 0;
};

} // namespace penstock
