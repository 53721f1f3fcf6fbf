// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/mailbox.h"
#include "core/outbox/outbox.h"

namespace penstock {

//! An outbox whose answers come in the mailbox's thread.
class MailedOutbox final : public Outbox
{
public:
    MailedOutbox(Outbox &outbox, Mailbox &mailbox)
        : m_outbox(outbox)
        , m_mailbox(mailbox)
    {
    }

    void accept(Intake intake, Accepted done) override
    {
        m_outbox.accept(std::move(intake), mailed<Result<std::vector<Batch>>>(std::move(done)));
    }

    void begin(BatchId batch, const InFlight &state, int number, Done done) override
    {
        m_outbox.begin(batch, state, number, mailed<Result<>>(std::move(done)));
    }

    void withdraw(BatchId batch, const Waiting &state, Done done) override
    {
        m_outbox.withdraw(batch, state, mailed<Result<>>(std::move(done)));
    }

    void finish(const Attempt &attempt, const Settlement &settlement, Done done) override
    {
        m_outbox.finish(attempt, settlement, mailed<Result<>>(std::move(done)));
    }

    void sendAgain(const Attempt &attempt, const InFlight &state, Done done) override
    {
        m_outbox.sendAgain(attempt, state, mailed<Result<>>(std::move(done)));
    }

    void setAside(BatchId batch, const DeadLettered &state, Done done) override
    {
        m_outbox.setAside(batch, state, mailed<Result<>>(std::move(done)));
    }

    void redeliver(BatchId batch, const Queued &state, Done done) override
    {
        m_outbox.redeliver(batch, state, mailed<Result<>>(std::move(done)));
    }

    void discard(BatchId batch, const Discarded &state, Done done) override
    {
        m_outbox.discard(batch, state, mailed<Result<>>(std::move(done)));
    }

    void restore(BatchId batch, const DeadLettered &state, Done done) override
    {
        m_outbox.restore(batch, state, mailed<Result<>>(std::move(done)));
    }

    void halve(BatchId batch, const Halved &state, std::vector<NewBatch> parts, Accepted done) override
    {
        m_outbox.halve(batch, state, std::move(parts), mailed<Result<std::vector<Batch>>>(std::move(done)));
    }

    [[nodiscard]] Result<QByteArray> body(BatchId batch) override { return m_outbox.body(batch); }

private:
    template <typename Answer>
    std::function<void(Answer)> mailed(std::function<void(Answer)> done)
    {
        // The answer may come when this is gone; the mailbox outlives the outbox.
        return [&mailbox = m_mailbox, done = std::move(done)](Answer answer) {
            mailbox.post([done, answer = std::move(answer)] { done(answer); });
        };
    }

    Outbox &m_outbox;
    Mailbox &m_mailbox;
};

} // namespace penstock
