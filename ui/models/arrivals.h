// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/receivedrequest.h"

#include <QHash>

#include <deque>

namespace penstock {

//! What a practice endpoint got of one batch, by its moe_request_id.
struct ArrivedBatch
{
    int requests = 0;
    int accepted = 0;                   //!< answered 2xx
    QHash<std::uint64_t, int> stored{}; //!< how often each event was, by its event_uuid's hash

    [[nodiscard]] int storedTwice() const; //!< events
};

//! What a practice endpoint got, batch by batch; of so many batches, the newest.
class Arrivals
{
public:
    explicit Arrivals(std::size_t atMost = 5000)
        : m_atMost(atMost)
    {
    }

    void add(const QList<ReceivedRequest> &requests);

    [[nodiscard]] const ArrivedBatch *find(const QByteArray &requestId) const; //!< null: nothing came

private:
    std::size_t m_atMost;
    QHash<QByteArray, ArrivedBatch> m_batches;
    std::deque<QByteArray> m_order; //!< the oldest first
};

} // namespace penstock
