// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/attempt.h"
#include "core/delivery/backoffqueue.h"
#include "core/delivery/batchstate.h"
#include "core/delivery/breaker.h"
#include "core/delivery/claimahead.h"
#include "core/delivery/keptbodies.h"
#include "core/delivery/sender.h"
#include "core/delivery/survival.h"
#include "core/outbox/outbox.h"
#include "core/stream/streamconfig.h"
#include "core/time/scheduler.h"

#include <QObject>

#include <deque>
#include <set>
#include <unordered_map>

namespace penstock {

//! Decides for one stream which batch goes now, when it goes again and when it is given up. Lives in the engine's
//! thread; never touches the network or the disk itself.
//!
//! Invariants: a batch is durably in flight before its request leaves; what people are told is durable before it is
//! told; there are never more than `maxInFlight` requests on the wire. Decisions follow the steady clock.
class Dispatcher final : public QObject
{
    Q_OBJECT

public:
    Dispatcher(Outbox &outbox, Sender &sender, Scheduler &scheduler, const DeliveryLimits &limits);
    ~Dispatcher() override;

    //! A batch that the outbox has just accepted; with its body at hand it need not be read back.
    void enqueue(const Batch &batch, const QByteArray &body = {});
    void restore(const UnsettledBatch &unsettled); //!< from an earlier run
    void redeliver(const DeadLetter &deadLetter);  //!< a second delivery on a new schedule

    void start();
    void stop(); //!< begins nothing more; quiet() follows when what is on the wire is recorded

    //! How many unsettled batches are where.
    struct Load
    {
        qint64 queued = 0;
        qint64 inFlight = 0; //!< on the wire, or answered and not yet durably settled
        qint64 backingOff = 0;
        std::optional<Backlog> backlog; //!< all of them; none: not counted

        void fill(BatchCounts &counts) const
        {
            counts.queued = queued;
            counts.inFlight = inFlight;
            counts.backingOff = backingOff;
        }
    };

    [[nodiscard]] Load load() const;

    //! Batches are being delivered, and enough of them wait with their bodies at hand: more of them would only have to
    //! be read back from the outbox. False as soon as the endpoint has not taken one for a while.
    [[nodiscard]] bool hasPlenty() { return m_kept.isPlenty(m_scheduler.now().steady); }
    //! Nothing on the wire, and no answer of the outbox to wait for.
    [[nodiscard]] bool isQuiet() const { return !m_running && m_onWire == 0 && m_waitingForOutbox == 0; }
    [[nodiscard]] bool isDrained() const { return m_entries.empty() && m_waitingForOutbox == 0; } //!< all is settled
    [[nodiscard]] std::optional<Moment> nextRetry() const;

    //! The endpoint failed so often in a row that nothing is sent but a probe a minute; none: all goes its way.
    [[nodiscard]] std::optional<Tripped> tripped() const { return m_breaker.tripped(); }

    //! Which batch is given up first, and when, if from now on every attempt fails; none while nothing is unsettled, and
    //! while the breaker spares the tries.
    [[nodiscard]] std::optional<FirstLoss> firstLoss() const;

Q_SIGNALS:
    void batchChanged(const penstock::BatchSummary &summary);
    void attemptRecorded(const penstock::Attempt &attempt, const penstock::Batch &batch);
    void redelivered(const penstock::DeadLetter &deadLetter); //!< is queued again
    void breakerChanged();                                    //!< it tripped, or lets go on
    void quiet();
    void drained();
    void refused(penstock::BatchId batch, const penstock::Error &error); //!< a redelivery that cannot be
    //! The outbox cannot record what happened: nothing more is sent.
    void blocked(const penstock::Error &error);

private:
    struct Entry
    {
        Batch batch;
        Waiting waiting;                  //!< where it waits, or waited before it went in flight
        std::optional<InFlight> inFlight; //!< on the wire
        int attempts = 0;                 //!< requests recorded so far
        bool isProbe = false;             //!< of a tripped breaker
        bool sentAgain = false;           //!< this try already had its second chance on a fresh connection
        QByteArray body;                  //!< empty: in the outbox
        std::optional<int> lastStatus;
        std::optional<Milliseconds> lastDuration;
    };

    [[nodiscard]] bool mayBegin() const;
    [[nodiscard]] std::optional<BatchId> takeDue();
    void pump();
    void beginBatch(BatchId id);
    void begun(BatchId id);
    void sendArmed();
    void send(Entry &entry);
    void withdrawArmed();
    void wait(Entry &entry, const Waiting &state);
    void attempted(BatchId id, Outcome outcome);
    void sendAgain(Entry &entry, const Attempt &attempt);
    void settle(Entry &entry, const Attempt &attempt);
    void tellBreaker(const Entry &entry, const Outcome &outcome);
    void settled(Entry &entry, const Settlement &settlement);
    void releaseBody(Entry &entry);
    void drop(Entry &entry);
    void setAside(Entry &entry, const Error &error);
    void readLater(BatchId id);
    void block(const Error &error);
    void armTimer();
    void announce(const Entry &entry, const BatchState &state);
    void recorded(Entry &entry, const Attempt &attempt);
    //! Wraps what follows a durable change; an error blocks the dispatcher instead.
    [[nodiscard]] Outbox::Done whenKept(std::function<void()> then);
    [[nodiscard]] Outbox::Done answered(Outbox::Done then);

    Outbox &m_outbox;
    Sender &m_sender;
    Scheduler &m_scheduler;
    RetryPolicy m_policy;
    int m_maxInFlight;
    Breaker m_breaker;

    std::unordered_map<BatchId, Entry> m_entries; //!< every batch that is not settled
    std::deque<BatchId> m_queued;
    BackoffQueue m_backingOff;
    std::set<BatchId> m_claimed; //!< in flight, or about to be
    std::deque<BatchId> m_armed; //!< durably in flight, waiting for a place on the wire
    Backlog m_backlog;           //!< m_entries
    KeptBodies m_kept;
    int m_beginning = 0; //!< the outbox has yet to answer begin()
    int m_onWire = 0;
    int m_settling = 0; //!< answered, not yet durable
    int m_waitingForOutbox = 0;
    bool m_running = false;
    ClaimAhead m_ahead;
    std::unique_ptr<Scheduler::Timer> m_timer;
    std::unique_ptr<Scheduler::Timer> m_readAgain; //!< while a body cannot be read
};

} // namespace penstock
