// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/time/moment.h"

#include <functional>
#include <optional>
#include <string_view>

namespace penstock {

//! When a batch is closed.
struct BatchPolicy
{
    int maxEvents = 100;
    qint64 maxBytes = 32 * 1024 * 1024; //!< of the body; one event alone may be larger
    Milliseconds maxWait{1000};         //!< after its first event
};

//! How a body begins and ends, for one request id.
struct BodyFrame
{
    QByteArray head; //!< up to and with the events' opening bracket
    QByteArray tail;
};

//! Collects finished events into one request's body. Pure: no clock, no randomness of its own.
class Batcher
{
public:
    using MakeRequestId = std::function<QByteArray()>;
    using MakeFrame = std::function<BodyFrame(const QByteArray &requestId)>;

    Batcher(BatchPolicy policy, MakeRequestId makeRequestId, MakeFrame makeFrame);

    //! Whether `event` has to go into the next batch: close() first.
    [[nodiscard]] bool isFullFor(std::string_view event) const;
    void add(std::string_view event, SteadyTime now);

    [[nodiscard]] bool isFull() const { return m_events >= m_policy.maxEvents; }
    [[nodiscard]] bool isEmpty() const { return m_events == 0; }
    [[nodiscard]] std::optional<SteadyTime> dueAt() const; //!< when its wait is over

    //! The batch as it is, at least one event in it; the next one begins empty.
    [[nodiscard]] NewBatch close();

private:
    void open(SteadyTime now);

    BatchPolicy m_policy;
    MakeRequestId m_makeRequestId;
    MakeFrame m_makeFrame;
    QByteArray m_requestId;
    QByteArray m_body;
    QByteArray m_tail;
    qint64 m_lastSize = 0;
    int m_events = 0;
    SteadyTime m_openedAt{};
};

} // namespace penstock
