// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/dispatcher.h"
#include "core/engine/halvingprogress.h"

#include <functional>

namespace penstock {

//! Whether the endpoint said no to what was in the request: a 4xx that is about neither the address, the credentials nor
//! the rate.
[[nodiscard]] bool isRefusal(const Failure &failure);

//! Finds the events that the endpoint refuses in a dead letter by sending halves of it. Lives in the engine's thread.
//!
//! Each half is a batch of its own, made durably before it is sent, and has one try. What is accepted is delivered; a half
//! that is refused is halved again. So at each moment every event stands in exactly one batch that counts, and what is
//! a dead letter at the end is refused or was not tried. After a crash a half that was about to be sent is queued.
class Halving final : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds pace{200}; //!< between an answer and the next request

    Halving(Outbox &outbox, Scheduler &scheduler, std::function<QByteArray()> makeRequestId);
    ~Halving() override;

    //! Nothing happens while another one goes on.
    void begin(const DeadLetter &whole, std::unique_ptr<Sender> sender);
    void fail(BatchId batch, const QString &problem); //!< it cannot begin

    //! Sends no more; what is on the wire is waited for.
    void stop();

    [[nodiscard]] bool goesOn() const { return m_progress && m_progress->end == HalvingProgress::End::GoesOn; }

    //! Of the last one; none: there was none since the program began.
    [[nodiscard]] const std::optional<HalvingProgress> &progress() const { return m_progress; }

Q_SIGNALS:
    void progressed();
    void halved(const penstock::BatchSummary &whole, const QList<penstock::BatchSummary> &parts);
    void redelivered(const penstock::DeadLetter &part); //!< is queued
    void batchChanged(const penstock::BatchSummary &part);
    void attemptRecorded(const penstock::Attempt &attempt, const penstock::Batch &part);
    void ended();

private:
    struct Part
    {
        DeadLetter deadLetter;
        int firstEvent = 1;
        bool isRefused = false; //!< by the endpoint, as a whole
    };

    void connectDispatcher();
    void later(Milliseconds delay, std::function<void()> step);
    void next();
    void halve(const Part &part);
    void takeHalves(const Part &whole, const Halved &state, const std::vector<Batch> &halves);
    void note(const Part &part);
    void send(const Part &part);
    void answered(const BatchSummary &part);
    void end(HalvingProgress::End end, const QString &problem = {});

    Outbox &m_outbox;
    Scheduler &m_scheduler;
    std::function<QByteArray()> m_makeRequestId;
    std::optional<HalvingProgress> m_progress;
    std::vector<Part> m_open; //!< the next one last
    std::optional<Part> m_sent;
    bool m_isStopping = false;
    std::unique_ptr<Sender> m_sender;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<Scheduler::Timer> m_timer;
};

} // namespace penstock
