// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakescheduler.h"

namespace penstock {

class FakeScheduler::FakeTimer final : public Scheduler::Timer
{
public:
    FakeTimer(std::weak_ptr<Tasks> tasks, Key key)
        : m_tasks(std::move(tasks))
        , m_key(key)
    {
    }

    ~FakeTimer() override
    {
        if (const auto tasks = m_tasks.lock())
            tasks->erase(m_key);
    }

private:
    std::weak_ptr<Tasks> m_tasks;
    Key m_key;
};

Moment FakeScheduler::now() const
{
    return m_now;
}

std::unique_ptr<Scheduler::Timer> FakeScheduler::callAfter(Milliseconds delay, std::function<void()> task)
{
    const Key key{m_now.steady + std::max(delay, Milliseconds(0)), ++m_sequence};
    m_tasks->emplace(key, std::move(task));
    return std::make_unique<FakeTimer>(m_tasks, key);
}

void FakeScheduler::advance(Milliseconds duration)
{
    const SteadyTime end = m_now.steady + duration;
    while (!m_tasks->empty() && m_tasks->begin()->first.first <= end) {
        const Milliseconds step = std::max(m_tasks->begin()->first.first - m_now.steady, Milliseconds(0));
        m_now = m_now + step;
        callDue();
    }
    m_now = m_now + (end - m_now.steady);
}

void FakeScheduler::jumpWallClock(Milliseconds by)
{
    m_now.wall += by;
}

void FakeScheduler::sleep(Milliseconds duration)
{
    m_now = m_now + duration;
    advance(Milliseconds(0));
}

void FakeScheduler::callDue()
{
    const auto first = m_tasks->begin();
    const auto task = std::move(first->second);
    m_tasks->erase(first);
    task();
}

} // namespace penstock
