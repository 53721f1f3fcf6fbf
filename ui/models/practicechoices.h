// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"

#include <QList>

namespace penstock {

//! A behaviour that is ready to press.
struct PracticeButton
{
    QString name; //!< of its control: "pressResetAction"
    QString text; //!< on it
    practice::Behaviour behaviour;
};

//! The few that are pressed often come first.
[[nodiscard]] QList<PracticeButton> practiceButtons();
inline constexpr int oftenPressed = 4;

//! A script to begin with.
struct PracticeSample
{
    QString title;
    QByteArray json;
};

[[nodiscard]] QList<PracticeSample> practiceSamples();

} // namespace penstock
