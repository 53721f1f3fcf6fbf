// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"

#include <cstddef>
#include <deque>
#include <random>

namespace penstock {

//! Plays a script: one behaviour for each request. The same script gives the same on every machine.
class PracticePlayer
{
public:
    //! `start`: from when on it flaps.
    PracticePlayer(PracticeScript script, SteadyTime start);

    //! What to do to the request that begins `now`.
    [[nodiscard]] practice::Behaviour next(SteadyTime now);

    //! From now on this behaviour in place of all that the script says: for one request, or until it is released.
    void press(const practice::Behaviour &behaviour, bool once);
    void release() { m_pressed.reset(); }

    //! Bytes that no HTTP client can read as an answer.
    [[nodiscard]] QByteArray garbage();

private:
    [[nodiscard]] bool isDown(SteadyTime now) const;
    [[nodiscard]] bool isOverLimit(SteadyTime now);
    [[nodiscard]] practice::Behaviour nextStep(const PracticeSteps &plan);
    [[nodiscard]] practice::Behaviour draw(const PracticeChance &plan);

    struct Press
    {
        practice::Behaviour behaviour;
        bool once = true;
    };

    PracticeScript m_script;
    std::optional<Press> m_pressed;
    SteadyTime m_start;
    std::deque<SteadyTime> m_admitted; //!< within the rate limit, the last second's
    std::mt19937 m_random;
    std::size_t m_step = 0;
    int m_played = 0; //!< of the present step
};

} // namespace penstock
