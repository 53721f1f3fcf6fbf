// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/arrivals.h"

#include <algorithm>

namespace penstock {

int ArrivedBatch::storedTwice() const
{
    return int(std::ranges::count_if(stored, [](int times) { return times > 1; }));
}

void Arrivals::add(const QList<ReceivedRequest> &requests)
{
    for (const ReceivedRequest &request : requests) {
        if (request.requestId.isEmpty())
            continue;
        if (!m_batches.contains(request.requestId))
            m_order.push_back(request.requestId);
        ArrivedBatch &batch = m_batches[request.requestId];
        ++batch.requests;
        batch.accepted += request.status && *request.status >= 200 && *request.status <= 299 ? 1 : 0;
        const std::size_t stored = std::min(std::size_t(request.accepted), request.uuids.size());
        for (std::size_t i = 0; i < stored; ++i)
            ++batch.stored[request.uuids[i]];
    }
    while (m_order.size() > m_atMost) {
        m_batches.remove(m_order.front());
        m_order.pop_front();
    }
}

const ArrivedBatch *Arrivals::find(const QByteArray &requestId) const
{
    const auto found = m_batches.constFind(requestId);
    return found == m_batches.constEnd() ? nullptr : &*found;
}

} // namespace penstock
