// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceplayer.h"

#include "core/overloaded.h"

namespace penstock {

PracticePlayer::PracticePlayer(PracticeScript script, SteadyTime start)
    : m_script(std::move(script))
    , m_start(start)
    , m_random(m_script.seed)
{
}

practice::Behaviour PracticePlayer::next(SteadyTime now)
{
    if (m_pressed) {
        const Press pressed = *m_pressed;
        if (pressed.once)
            release();
        return pressed.behaviour;
    }
    if (isDown(now))
        return m_script.flapping->whileDown;
    if (isOverLimit(now))
        return practice::Answer{.answer = {.status = 429, .headers = {{"Retry-After", "1"}}, .body = {}}};
    return std::visit(Overloaded{
                          [this](const PracticeSteps &plan) { return nextStep(plan); },
                          [this](const PracticeChance &plan) { return draw(plan); },
                      },
                      m_script.plan);
}

void PracticePlayer::press(const practice::Behaviour &behaviour, bool once)
{
    m_pressed = Press{behaviour, once};
}

bool PracticePlayer::isDown(SteadyTime now) const
{
    if (!m_script.flapping)
        return false;
    const Milliseconds since = (now - m_start) % (m_script.flapping->up + m_script.flapping->down);
    return since >= m_script.flapping->up;
}

bool PracticePlayer::isOverLimit(SteadyTime now)
{
    if (!m_script.rateLimit)
        return false;
    while (!m_admitted.empty() && now - m_admitted.front() >= Milliseconds(1000))
        m_admitted.pop_front();
    if (m_admitted.size() >= std::size_t(m_script.rateLimit->perSecond))
        return true;
    m_admitted.push_back(now);
    return false;
}

practice::Behaviour PracticePlayer::nextStep(const PracticeSteps &plan)
{
    const PracticeStep &step = plan.steps[m_step];
    const bool isLast = m_step + 1 == plan.steps.size();
    const bool goesOnForEver = step.times == PracticeStep::forever || (isLast && !plan.repeat);
    if (!goesOnForEver && ++m_played >= step.times) {
        m_step = isLast ? 0 : m_step + 1;
        m_played = 0;
    }
    return step.behaviour;
}

practice::Behaviour PracticePlayer::draw(const PracticeChance &plan)
{
    quint64 total = 0;
    for (const PracticeChoice &choice : plan.choices)
        total += quint64(choice.weight);
    // Not std::uniform_int_distribution: what it makes of the same seed is each library's own.
    quint64 ticket = m_random() % total;
    for (const PracticeChoice &choice : plan.choices) {
        if (ticket < quint64(choice.weight))
            return choice.behaviour;
        ticket -= quint64(choice.weight);
    }
    return plan.choices.back().behaviour;
}

QByteArray PracticePlayer::garbage()
{
    QByteArray bytes("\x16\x03\x01");
    for (int i = 0; i < 61; ++i)
        bytes += char(m_random() & 0xff);
    return bytes + "\r\n\r\n";
}

} // namespace penstock
