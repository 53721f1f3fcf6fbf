// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/command.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

namespace penstock {

//! Where commands wait for the writer. Any thread puts, the writer's takes.
class CommandQueue final
{
public:
    using Clock = std::chrono::steady_clock;

    //! What one transaction takes at most; measured, see tests/bench.
    static constexpr qsizetype maxBatches = 32;
    static constexpr qsizetype maxBytes = 4 * 1024 * 1024;
    static constexpr std::size_t maxCommands = 512;

    void put(Command command);
    void close(); //!< nothing is put after it
    void wake();  //!< `take` returns, with nothing if nothing waits

    //! The commands at the head of `waiting`, as many as one transaction takes.
    [[nodiscard]] static std::vector<Command> nextGroup(std::deque<Command> &waiting);

    //! Waits until there is something, or at most for `timeout`; false: closed and empty. What comes before `gather`
    //! is left to grow into one group until then, unless it is full or somebody stands and waits for an answer.
    [[nodiscard]] bool take(std::vector<Command> &group, std::chrono::milliseconds timeout, Clock::time_point gather);

private:
    [[nodiscard]] bool isUrgent() const;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Command> m_waiting;
    qsizetype m_waitingBatches = 0;
    bool m_hasQuestion = false;
    bool m_isGathering = false;
    bool m_closed = false;
    bool m_woken = false;
};

} // namespace penstock
