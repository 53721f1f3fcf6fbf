// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"
#include "core/result.h"

#include <functional>

namespace penstock {

//! Accepted and unsettled batches, attempts, dead letters, rejected input and source positions, all durable.
//!
//! Every call may be made from any thread and returns at once. `done` is called after the commit, exactly once, in
//! the outbox's own thread, never inside the call; it has to be quick. Calls take effect in the order they were made.
class Outbox
{
public:
    using Done = std::function<void(Result<>)>;
    using Accepted = std::function<void(Result<std::vector<Batch>>)>;

    virtual ~Outbox() = default;

    //! Stores all of it or nothing of it; gives the batches their ids.
    virtual void accept(Intake intake, Accepted done) = 0;

    //! The batch may be on the wire from now on: after a crash its attempt `number` is recorded as unconfirmed.
    virtual void begin(BatchId batch, const InFlight &state, int number, Done done) = 0;

    //! Takes `begin` back: nothing was sent.
    virtual void withdraw(BatchId batch, const Waiting &state, Done done) = 0;

    //! Adds the attempt to the ledger and settles the batch.
    virtual void finish(const Attempt &attempt, const Settlement &settlement, Done done) = 0;

    //! Adds the attempt to the ledger; the batch stays in flight, its next request goes out at once.
    virtual void sendAgain(const Attempt &attempt, const InFlight &state, Done done) = 0;

    //! Gives a batch up that cannot be sent at all, such as one whose body is damaged: no request, no attempt.
    virtual void setAside(BatchId batch, const DeadLettered &state, Done done) = 0;

    //! A dead letter becomes queued again, with the same body; an error for a batch in any other state.
    virtual void redeliver(BatchId batch, const Queued &state, Done done) = 0;

    //! A dead letter is not to be delivered any more; an error for a batch in any other state.
    virtual void discard(BatchId batch, const Discarded &state, Done done) = 0;

    //! A discarded batch is a dead letter again; an error when its body is no longer kept, and for any other state.
    virtual void restore(BatchId batch, const DeadLettered &state, Done done) = 0;

    //! Puts `parts` in the place of a dead letter: together they have its events, and each is a dead letter by itself,
    //! not sent yet, that failed as the whole did. An error for a batch in any other state.
    virtual void halve(BatchId batch, const Halved &state, std::vector<NewBatch> parts, Accepted done) = 0;

    //! The stored body, read at once on the calling thread. An error when its checksum does not fit.
    [[nodiscard]] virtual Result<QByteArray> body(BatchId batch) = 0;
};

} // namespace penstock
