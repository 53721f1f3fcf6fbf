// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/dispatcher.h"
#include "tests/support/fakescheduler.h"
#include "tests/support/fakesender.h"
#include "tests/support/memoryoutbox.h"

namespace penstock {

using Seconds = QList<qint64>;

inline NewBatch someBatch(int i = 0)
{
    return {.requestId = "request-" + QByteArray::number(i), .events = 100, .body = "body " + QByteArray::number(i)};
}

inline DeliveryLimits inFlight(int most)
{
    DeliveryLimits limits;
    limits.maxInFlight = most;
    return limits;
}

//! A dispatcher with fakes around it.
struct DispatcherBench
{
    DispatcherBench(const AnswerScript &script, Milliseconds answerTime, const DeliveryLimits &limits)
        : sender(scheduler, script, answerTime)
        , dispatcher(outbox, sender, scheduler, limits)
        , startedAt(scheduler.now().steady)
    {
    }

    explicit DispatcherBench(const AnswerScript &script, Milliseconds answerTime = Milliseconds(50),
                             int maxInFlight = 6)
        : DispatcherBench(script, answerTime, inFlight(maxInFlight))
    {
    }

    void enqueue(int count)
    {
        for (int i = 0; i < count; ++i)
            dispatcher.enqueue(outbox.add(someBatch(i)));
    }

    [[nodiscard]] Seconds sentAfter() const { return sender.secondsAfter(startedAt); }

    FakeScheduler scheduler;
    MemoryOutbox outbox{scheduler};
    FakeSender sender;
    Dispatcher dispatcher;
    SteadyTime startedAt;
};

} // namespace penstock
