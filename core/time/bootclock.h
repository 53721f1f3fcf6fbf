// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QByteArray>

namespace penstock {

//! Both of the machine's clocks, read now.
[[nodiscard]] Moment currentMoment();

//! Names this boot of the machine: a SteadyTime that was stored means something only while it stays the same.
[[nodiscard]] QByteArray currentBootId();

} // namespace penstock
