// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/systemscheduler.h"

#include "core/time/bootclock.h"

#include <QTimer>

#include <algorithm>

namespace penstock {

namespace {

// Qt's timers stand still while the machine sleeps: none runs longer than this before the clock is read again.
constexpr Milliseconds longestNap{2000};

class SystemTimer final : public Scheduler::Timer
{
public:
    SystemTimer(Milliseconds delay, std::function<void()> task)
        : m_due(currentMoment().steady + delay)
        , m_task(std::move(task))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { check(); });
        m_timer.start(std::clamp(delay, Milliseconds(0), longestNap));
    }

private:
    void check()
    {
        const Milliseconds rest = m_due - currentMoment().steady;
        if (rest > Milliseconds(0)) {
            m_timer.start(std::min(rest, longestNap));
            return;
        }
        const auto task = std::move(m_task); // the task may drop this timer
        task();
    }

    SteadyTime m_due;
    std::function<void()> m_task;
    QTimer m_timer;
};

} // namespace

Moment SystemScheduler::now() const
{
    return currentMoment();
}

std::unique_ptr<Scheduler::Timer> SystemScheduler::callAfter(Milliseconds delay, std::function<void()> task)
{
    return std::make_unique<SystemTimer>(delay, std::move(task));
}

} // namespace penstock
