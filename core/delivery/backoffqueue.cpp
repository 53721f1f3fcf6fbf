// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/backoffqueue.h"

#include <algorithm>

namespace penstock {

void BackoffQueue::add(BatchId batch, const BackingOff &state)
{
    m_lines[state.attempt].emplace(state.retryAt.steady, batch);
    ++m_size;
}

std::map<int, BackoffQueue::Line>::const_iterator BackoffQueue::nextLine() const
{
    return std::ranges::min_element(m_lines, {}, [](const auto &line) { return *line.second.begin(); });
}

std::optional<BatchId> BackoffQueue::next() const
{
    return isEmpty() ? std::nullopt : std::optional(nextLine()->second.begin()->second);
}

std::optional<SteadyTime> BackoffQueue::nextDue() const
{
    return isEmpty() ? std::nullopt : std::optional(nextLine()->second.begin()->first);
}

std::optional<BatchId> BackoffQueue::takeDue(SteadyTime now)
{
    const auto due = nextDue();
    if (!due || *due > now)
        return std::nullopt;
    const auto line = m_lines.find(nextLine()->first);
    const BatchId batch = line->second.extract(line->second.begin()).value().second;
    if (line->second.empty())
        m_lines.erase(line);
    --m_size;
    return batch;
}

std::vector<BatchId> BackoffQueue::firstOfEachTry() const
{
    std::vector<BatchId> batches;
    for (const auto &[attempt, line] : m_lines)
        batches.push_back(line.begin()->second);
    return batches;
}

} // namespace penstock
