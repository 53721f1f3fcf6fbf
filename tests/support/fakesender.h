// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/sender.h"
#include "core/time/scheduler.h"

#include <QList>

#include <vector>

namespace penstock {

//! What the fake endpoint answers, request by request; the last one goes on for ever. 0: closed without an answer on a
//! kept-alive connection; -1: never.
using AnswerScript = QList<int>;

//! Answers by a script after a while on the fake clock, and remembers what it was given.
class FakeSender final : public Sender
{
public:
    FakeSender(Scheduler &scheduler, AnswerScript script, Milliseconds answerTime = Milliseconds(50));

    void send(const OutgoingRequest &request, Done done) override;

    [[nodiscard]] int requests() const { return int(m_sent.size()); }
    [[nodiscard]] QList<BatchId> batches() const;
    [[nodiscard]] QList<QByteArray> bodies() const;
    [[nodiscard]] QList<qint64> secondsAfter(SteadyTime start) const; //!< when each request left
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }

private:
    struct Sent
    {
        OutgoingRequest request;
        SteadyTime at;
    };

    Scheduler &m_scheduler;
    AnswerScript m_script;
    Milliseconds m_answerTime;
    std::vector<Sent> m_sent;
    std::vector<std::unique_ptr<Scheduler::Timer>> m_timers;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
};

} // namespace penstock
