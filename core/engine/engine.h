// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamsetup.h"
#include "core/engine/streamstatus.h"
#include "core/history/trafficslot.h"
#include "core/outbox/historybudget.h"
#include "core/result.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace penstock {

class Secrets;

//! Delivers streams from one data folder.
//!
//! Lives in the thread that made it (the window's, or the command line's) and blocks it nowhere: outbox, delivery and
//! each stream's intake have threads of their own, and values come back by queued signals.
class Engine final : public QObject
{
    Q_OBJECT

public:
    //! Opens or makes the data folder and takes its lock; Error::Kind::Busy when another process has it.
    //! `secrets` outlives the engine. `program` is the one that opens it, for the log: window or cli.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> open(const QString &dataFolder, Secrets &secrets,
                                                              const QString &program);
    ~Engine() override;

    [[nodiscard]] QString dataFolder() const;

    //! What was found wrong with the stored data when the folder was opened.
    [[nodiscard]] const Damage &damage() const;

    //! Knows the stream from now on, stopped; a draft is not to be started. An error when a stream has its name already.
    [[nodiscard]] Result<StreamId> add(const StreamSetup &setup);
    void remove(StreamId stream); //!< must be stopped; its ledger stays

    //! Of every stream that has anything to do with this data folder, for one that needs a name of its own.
    [[nodiscard]] QStringList knownNames() const;

    //! All but the name. A stream that runs goes on with what it has: the next start takes it.
    void update(StreamId stream, const StreamSetup &setup);

    //! Gives a stopped stream another name; its ledger goes with it. Answered by `renamed` or `renameRefused`. Once its
    //! file has the name too, say keepName: until then, after a crash, the stream is found by either.
    void rename(StreamId stream, const QString &name);
    void keepName(StreamId stream);

    void start(StreamId stream);
    void pause(StreamId stream);  //!< not collecting, counting what is lost
    void hold(StreamId stream);   //!< collecting, not sending
    void resume(StreamId stream); //!< out of pause or hold
    void stop(StreamId stream);   //!< what is in flight is finished, the rest stays for the next run

    //! Dead letters of this stream go again with the same body: a second delivery. Empty list: all of them. `pace` in
    //! batches a second, while the stream delivers; 0: at once. What is not queued again yet when the stream is stopped
    //! or the program ends stays a dead letter. StreamStatus tells how far it is.
    void redeliver(StreamId stream, const QList<BatchId> &batches, double pace = 0);
    //! A line for the log about all streams: what happened, by one word, and for people.
    void note(const QString &action, const QString &detail);

    void stopRedelivery(StreamId stream); //!< what is queued again goes on

    //! Dead letters of this stream are not to be delivered any more, or may be again: as long as what was discarded is
    //! kept. Empty list: all of them. StreamStatus tells how far it is.
    void discard(StreamId stream, const QList<BatchId> &batches);
    void restore(StreamId stream, const QList<BatchId> &batches);

    //! Finds what the endpoint refuses in a dead letter of this stream: sends halves of it, each a delivery, whether the
    //! stream runs or not. See Halving; StreamStatus tells how far it is.
    void halve(StreamId stream, BatchId batch);
    void stopHalving(StreamId stream);

    //! How much the data folder keeps of batches that are history, from now on; what is beyond it is forgotten at once.
    //! Answered by `historyBudgetSet`.
    void setHistoryBudget(const HistoryBudget &budget);

Q_SIGNALS:
    void statusChanged(const penstock::StreamStatus &status);
    void batchesChanged(
        const QList<penstock::BatchSummary> &batches); //!< of all streams, newest state of each, at most 10 a second
    void attemptsFinished(const QList<penstock::AttemptRecord> &attempts); //!< at most 10 a second
    //! What happened since, for the history: some seconds of one stream, to be added; at most 10 times a second.
    void trafficCounted(penstock::StreamId stream, const std::vector<penstock::TrafficSlot> &seconds);
    //! Nothing is left to do: the source has ended and every batch is settled, or `stop` is complete.
    void streamFinished(penstock::StreamId stream);
    void renamed(penstock::StreamId stream, const QString &name); //!< and that is durable
    void renameRefused(penstock::StreamId stream, const QString &name, const QString &reason);
    void historyBudgetSet(const QString &problem); //!< empty: and that is durable
    void noticed(const QString &text);             //!< for the log: in plain words

private:
    class Private;
    explicit Engine(std::unique_ptr<Private> d);
    void finishRename(StreamId stream, const QString &name, const Result<> &done);

    std::unique_ptr<Private> d;
};

} // namespace penstock
