// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/historybudget.h"
#include "core/outbox/outbox.h"
#include "core/time/scheduler.h"

#include <QString>

#include <memory>

namespace penstock {

//! The outbox on SQLite: WAL, synchronous=FULL, group commit, one writing connection in a thread of its own.
class SqliteOutbox final : public Outbox
{
public:
    //! What was found when the folder was opened.
    struct Opened
    {
        std::unique_ptr<SqliteOutbox> outbox;
        Damage damage;
    };

    //! Makes or migrates the database and takes the folder's lock. Batches that were in flight become queued and their
    //! attempt is recorded as unconfirmed. Blocks: meant for program start.
    //! `clock` stamps what is accepted, in the caller's thread; the machine's when there is none.
    using Clock = std::function<Moment()>;
    [[nodiscard]] static Result<Opened> open(const QString &dataFolder, Moment now, const QByteArray &bootId,
                                             Clock clock = {});
    ~SqliteOutbox() override;

    // What a stream needs before it starts; these block for one round trip.
    [[nodiscard]] Result<StreamId> stream(const QString &name); //!< registers the name when it is new
    [[nodiscard]] Result<QStringList> streams();                //!< their names
    [[nodiscard]] Result<std::optional<SourcePosition>> position(StreamId stream, const QByteArray &source);
    [[nodiscard]] Result<> forgetPosition(StreamId stream, const QByteArray &source);
    [[nodiscard]] Result<std::vector<UnsettledBatch>> unsettled(StreamId stream); //!< oldest first, no bodies
    [[nodiscard]] Result<BatchCounts> counts(StreamId stream);
    [[nodiscard]] Result<std::vector<DeadLetter>> deadLetters(StreamId stream);
    [[nodiscard]] Result<std::vector<BatchSummary>> discarded(StreamId stream);    //!< those whose bodies are kept
    [[nodiscard]] Result<QHash<QByteArray, qint64>> notCollected(StreamId stream); //!< lost to pauses, by event name

    //! Its ledger goes with it. An error when another stream of that name has anything in the ledger. `done` as of all
    //! commands; what cannot be done now fails. The stream is found by its former name too until the next call.
    void rename(StreamId stream, const QString &name, Done done);
    void forgetFormerNames(StreamId stream); //!< its file has its name, and that is durable

    // What a stream does, for people who ask later; in order with all other commands, and waiting where they wait.
    void beginRun(StreamId stream, WallTime at, const RetryPolicy &retry); //!< forgets what the last one has seen
    void enterState(StreamId stream, const QString &state, WallTime at);   //!< as in StreamRun; begins and ends pauses
    void note(const JournalEntry &entry);

    [[nodiscard]] Result<HistoryBudget> historyBudget();
    void setHistoryBudget(const HistoryBudget &budget, Done done);

    //! A short step of forgetting what is history since before `before`, behind batch `after` (0: from the oldest). `done`
    //! gets where to go on; none: it has looked at all that is old enough.
    using Pruned = std::function<void(Result<PruneCursor>)>;
    void prune(BatchId after, WallTime before, Pruned done);

    //! Called in the outbox's thread when the disk is full or broken (an error) and again when it goes on (no error).
    void onBlocked(std::function<void(Result<>)> handler);

    //! From any thread. False: what would need new space fails at once, instead of waiting, while the disk is full or
    //! broken; for a program that wants to end. True again: it waits, as it does from the start.
    void setPatient(bool patient);

    void accept(Intake intake, Accepted done) override;
    void begin(BatchId batch, const InFlight &state, int number, Done done) override;
    void withdraw(BatchId batch, const Waiting &state, Done done) override;
    void finish(const Attempt &attempt, const Settlement &settlement, Done done) override;
    void sendAgain(const Attempt &attempt, const InFlight &state, Done done) override;
    void setAside(BatchId batch, const DeadLettered &state, Done done) override;
    void redeliver(BatchId batch, const Queued &state, Done done) override;
    void discard(BatchId batch, const Discarded &state, Done done) override;
    void restore(BatchId batch, const DeadLettered &state, Done done) override;
    void halve(BatchId batch, const Halved &state, std::vector<NewBatch> parts, Accepted done) override;
    [[nodiscard]] Result<QByteArray> body(BatchId batch) override;

private:
    class Private;
    explicit SqliteOutbox(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace penstock
