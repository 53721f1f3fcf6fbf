// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/commandqueue.h"

#include <algorithm>

namespace penstock {

void CommandQueue::put(Command command)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        m_waitingBatches += command.batches;
        m_hasQuestion = m_hasQuestion || command.kind == Command::Kind::Asks;
        m_waiting.push_back(std::move(command));
        // A thread is not woken for each command: it costs more than the command.
        isNews = m_isGathering ? isUrgent() : m_waiting.size() == 1;
    }
    if (isNews)
        m_changed.notify_one();
}

bool CommandQueue::isUrgent() const
{
    return m_hasQuestion || m_waitingBatches >= maxBatches || m_waiting.size() >= maxCommands || m_closed || m_woken;
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

bool CommandQueue::take(std::vector<Command> &group, std::chrono::milliseconds timeout, Clock::time_point gather)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return !m_waiting.empty() || m_closed || m_woken; });
    if (!m_waiting.empty()) {
        m_isGathering = true;
        m_changed.wait_until(lock, gather, [this] { return isUrgent(); });
        m_isGathering = false;
    }
    m_woken = false;
    group = nextGroup(m_waiting);
    for (const Command &command : group)
        m_waitingBatches -= command.batches;
    m_hasQuestion = std::ranges::any_of(m_waiting, [](const Command &c) { return c.kind == Command::Kind::Asks; });
    return !group.empty() || !m_closed;
}

} // namespace penstock
