// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/scheduler.h"

#include <map>

namespace penstock {

//! A clock that stands still until a test moves it, and calls what is due on the way.
class FakeScheduler final : public Scheduler
{
public:
    [[nodiscard]] Moment now() const override;
    [[nodiscard]] std::unique_ptr<Timer> callAfter(Milliseconds delay, std::function<void()> task) override;

    void advance(Milliseconds duration); //!< both clocks
    void jumpWallClock(Milliseconds by); //!< somebody sets the time

    //! The machine sleeps: time passes, and timers learn of it only when it wakes.
    void sleep(Milliseconds duration);

    [[nodiscard]] std::size_t pending() const { return m_tasks->size(); }

private:
    using Key = std::pair<SteadyTime, quint64>;
    using Tasks = std::map<Key, std::function<void()>>;
    class FakeTimer;

    void callDue();

    std::shared_ptr<Tasks> m_tasks = std::make_shared<Tasks>();
    quint64 m_sequence = 0;
    Moment m_now{WallTime(std::chrono::hours(24 * 365 * 50)), SteadyTime(std::chrono::hours(1))};
};

} // namespace penstock
