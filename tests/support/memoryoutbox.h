// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "core/time/scheduler.h"

#include <QHash>

#include <deque>
#include <map>
#include <optional>

namespace penstock {

//! An outbox that keeps everything in memory and obeys the same contract: same transitions, same errors, answers in
//! the order of the calls, in groups, and never inside a call. It lives in the scheduler's thread.
//!
//! A refused command stands in `refusals()` with its reason: a dispatcher never asks for what cannot be.
class MemoryOutbox final : public Outbox
{
public:
    explicit MemoryOutbox(Scheduler &scheduler);
    ~MemoryOutbox() override;

    //! Accepts at once, for a test that starts with a backlog.
    Batch add(const NewBatch &batch, StreamId stream = 1);

    void failNext(const Error &error); //!< the next command that runs fails and changes nothing
    void delayBy(Milliseconds delay);  //!< from now on answers take that long
    void hold();                       //!< commands wait, as on a full disk …
    void release();                    //!< … until now
    void damageBody(BatchId batch);
    void setUnreadable(bool unreadable) { m_unreadable = unreadable; } //!< no body can be read, for now

    [[nodiscard]] BatchState state(BatchId batch) const;
    [[nodiscard]] int attemptsOf(BatchId batch) const;
    [[nodiscard]] const QList<Attempt> &attempts() const { return m_attempts; }
    [[nodiscard]] const QList<Batch> &batches() const { return m_batches; }
    [[nodiscard]] const QList<Reject> &rejects() const { return m_rejects; }
    [[nodiscard]] const QStringList &refusals() const { return m_refusals; }
    [[nodiscard]] std::optional<SourcePosition> position(StreamId stream, const QByteArray &source) const;
    [[nodiscard]] QHash<QByteArray, qint64> notCollected(StreamId stream) const;
    [[nodiscard]] std::vector<UnsettledBatch> unsettled(StreamId stream) const;
    [[nodiscard]] std::vector<DeadLetter> deadLetters(StreamId stream) const;
    [[nodiscard]] BatchCounts counts(StreamId stream) const;

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
    struct Entry
    {
        Batch batch;
        BatchState state;
        int number = 0;
        int attempts = 0;
        QByteArray body;
        bool damaged = false;
    };
    using Change = std::function<Result<>(Entry &)>;

    void later(std::function<void()> command);
    void arm();
    void runGroup();
    void change(BatchId batch, Done done, Change change);
    [[nodiscard]] Result<> changed(BatchId batch, const Change &change);
    [[nodiscard]] Result<> record(Entry &entry, const Attempt &attempt);
    [[nodiscard]] Batch made(StreamId stream, const NewBatch &fresh, const BatchState &state, BatchId origin = 0);
    [[nodiscard]] Result<std::vector<Batch>> accepted(const Intake &intake);

    Scheduler &m_scheduler;
    Milliseconds m_delay{0};
    bool m_held = false;
    bool m_unreadable = false;
    std::optional<Error> m_nextError;
    std::deque<std::function<void()>> m_commands;
    std::unique_ptr<Scheduler::Timer> m_timer;

    std::map<BatchId, Entry> m_entries;
    QList<Batch> m_batches;
    QList<Attempt> m_attempts;
    QList<Reject> m_rejects;
    QStringList m_refusals;
    std::map<std::pair<StreamId, QByteArray>, SourcePosition> m_positions;
    std::map<StreamId, QHash<QByteArray, qint64>> m_notCollected;
};

} // namespace penstock
