// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"

#include <cstddef>
#include <random>

namespace penstock {

//! Plays a script: one behaviour for each request. The same script gives the same on every machine.
class PracticePlayer
{
public:
    explicit PracticePlayer(PracticeScript script);

    [[nodiscard]] practice::Behaviour next();

    //! Bytes that no HTTP client can read as an answer.
    [[nodiscard]] QByteArray garbage();

private:
    [[nodiscard]] practice::Behaviour nextStep(const PracticeSteps &plan);
    [[nodiscard]] practice::Behaviour draw(const PracticeChance &plan);

    PracticeScript m_script;
    std::mt19937 m_random;
    std::size_t m_step = 0;
    int m_played = 0; //!< of the present step
};

} // namespace penstock
