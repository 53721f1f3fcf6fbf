// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/commandqueue.h"

namespace penstock {

void CommandQueue::put(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(command));
    }
    m_changed.notify_one();
}

void CommandQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_one();
}

void CommandQueue::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_one();
}

std::vector<Command> CommandQueue::nextGroup(std::deque<Command> &waiting)
{
    std::vector<Command> group;
    qsizetype batches = 0;
    qsizetype bytes = 0;
    while (!waiting.empty() && group.size() < maxCommands) {
        batches += waiting.front().batches;
        bytes += waiting.front().bytes;
        // One command that alone is more than that still goes, by itself.
        if (!group.empty() && (batches > maxBatches || bytes > maxBytes))
            break;
        group.push_back(std::move(waiting.front()));
        waiting.pop_front();
    }
    return group;
}

bool CommandQueue::take(std::vector<Command> &group, std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return !m_waiting.empty() || m_closed || m_woken; });
    m_woken = false;
    group = nextGroup(m_waiting);
    return !group.empty() || !m_closed;
}

} // namespace penstock
