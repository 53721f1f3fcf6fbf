// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/batch/batcher.h"

#include <cstring>

namespace penstock {

Batcher::Batcher(BatchPolicy policy, MakeRequestId makeRequestId, MakeFrame makeFrame)
    : m_policy(policy)
    , m_makeRequestId(std::move(makeRequestId))
    , m_makeFrame(std::move(makeFrame))
{
}

bool Batcher::isFullFor(std::string_view event) const
{
    return !isEmpty() && m_body.size() + qint64(event.size()) + 1 + m_tail.size() > m_policy.maxBytes;
}

void Batcher::add(std::string_view event, SteadyTime now)
{
    if (isEmpty())
        open(now);
    // One step of growth for the event and the comma that stands before it or, for the next one, after it.
    const auto size = m_body.size();
    m_body.resize(size + qsizetype(event.size()) + 1);
    char *const to = m_body.data() + size;
    std::memcpy(to, event.data(), event.size());
    to[event.size()] = ',';
    ++m_events;
}

std::optional<SteadyTime> Batcher::dueAt() const
{
    if (isEmpty())
        return {};
    return m_openedAt + m_policy.maxWait;
}

NewBatch Batcher::close()
{
    m_body.chop(1); // the last comma
    m_body += m_tail;
    m_lastSize = m_body.size();
    return {.requestId = std::exchange(m_requestId, {}),
            .events = std::exchange(m_events, 0),
            .body = std::exchange(m_body, {})};
}

void Batcher::open(SteadyTime now)
{
    m_requestId = m_makeRequestId();
    BodyFrame frame = m_makeFrame(m_requestId);
    m_body.reserve(m_lastSize + m_lastSize / 8); // batches of one stream are about alike
    m_body += frame.head;
    m_tail = std::move(frame.tail);
    m_openedAt = now;
}

} // namespace penstock
