// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/discarding.h"
#include "core/engine/mailedoutbox.h"
#include "core/engine/redelivery.h"
#include "core/engine/runrecorder.h"
#include "core/engine/streamtally.h"
#include "core/outbox/sqliteoutbox.h"

namespace penstock {

//! What people do with one stream's dead letters, whether it runs or not: each is carried out, counted and written into
//! the log. Lives in the engine's thread.
class DeadLetters final : public QObject
{
    Q_OBJECT

public:
    //! What it shares with the stream's runner, and outlives none of.
    struct Parts
    {
        SqliteOutbox &outbox;
        MailedOutbox &mailed; //!< the same
        Scheduler &scheduler;
        StreamId stream = 0;
        StreamTally &tally;
        RunRecorder &recorder;
    };

    //! `delivers` as in Redelivery.
    DeadLetters(const Parts &parts, std::function<bool()> delivers);

    // An empty list: all of them.
    void redeliver(const QList<BatchId> &batches, double pace);
    void stopRedelivery();
    void discard(const QList<BatchId> &batches);
    void restore(const QList<BatchId> &batches); //!< of those that were discarded and whose bodies are kept

    //! As of Redelivery.
    void setDispatcher(Dispatcher *dispatcher) { m_redelivery.setDispatcher(dispatcher); }
    [[nodiscard]] bool isHandingOver() const { return m_redelivery.isHandingOver(); }
    void endRedelivery() { m_redelivery.stop(); } //!< without a word in the log

    void fill(StreamStatus &status) const;

Q_SIGNALS:
    void changed(); //!< what `fill` tells
    void batchChanged(const penstock::BatchSummary &batch);
    void queuedForNextRun(const penstock::BatchSummary &batch);
    void noticed(const QString &text);

private:
    void connectParts();
    void settle(const BatchSummary &batch);

    SqliteOutbox &m_outbox;
    const StreamId m_stream;
    StreamTally &m_tally;
    RunRecorder &m_recorder;
    Redelivery m_redelivery;
    Discarding m_discarding;
};

} // namespace penstock
