// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/discarding.h"
#include "core/engine/halving.h"
#include "core/engine/mailedoutbox.h"
#include "core/engine/redelivery.h"
#include "core/engine/runrecorder.h"
#include "core/engine/streamsetup.h"
#include "core/engine/streamtally.h"
#include "core/outbox/sqliteoutbox.h"

namespace penstock {

class Secrets;

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
        const StreamSetup &setup;
        Secrets &secrets;
    };

    //! `delivers` as in Redelivery.
    DeadLetters(const Parts &parts, std::function<bool()> delivers);

    // An empty list: all of them.
    void redeliver(const QList<BatchId> &batches, double pace);
    void stopRedelivery();
    void discard(const QList<BatchId> &batches);
    void restore(const QList<BatchId> &batches); //!< of those that were discarded and whose bodies are kept

    //! Sends halves of a dead letter, whether the stream runs or not, to find what the endpoint refuses in it.
    void halve(BatchId batch);
    void stopHalving() { m_halving.stop(); }
    [[nodiscard]] bool isHalving() const { return m_halving.goesOn(); }

    //! As of Redelivery.
    void setDispatcher(Dispatcher *dispatcher) { m_redelivery.setDispatcher(dispatcher); }
    [[nodiscard]] bool isHandingOver() const { return m_redelivery.isHandingOver(); }
    void endRedelivery() { m_redelivery.stop(); } //!< without a word in the log

    void fill(StreamStatus &status) const;

Q_SIGNALS:
    void changed(); //!< what `fill` tells
    void batchChanged(const penstock::BatchSummary &batch);
    void queuedForNextRun(const penstock::BatchSummary &batch);
    void attemptRecorded(const penstock::Attempt &attempt, const penstock::Batch &batch);
    void halvingEnded();
    void noticed(const QString &text);

private:
    void connectParts();
    void connectHalving();
    void settle(const BatchSummary &batch);

    SqliteOutbox &m_outbox;
    Scheduler &m_scheduler;
    const StreamSetup &m_setup;
    Secrets &m_secrets;
    const StreamId m_stream;
    StreamTally &m_tally;
    RunRecorder &m_recorder;
    Redelivery m_redelivery;
    Discarding m_discarding;
    Halving m_halving;
};

} // namespace penstock
