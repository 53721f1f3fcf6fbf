// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/time/moment.h"

namespace penstock {

//! The stretch of time, in epoch milliseconds, that a time stands for: the whole day of today, yesterday or 2026-11-23,
//! the minute of 14:03 or 2026-11-23T14:03, the second of 14:03:31. Local time; a time of day is today's.
[[nodiscard]] std::optional<NumberRange> timeWritten(QStringView value, WallTime now);

//! 30s, 10min, 2h, 7d.
[[nodiscard]] std::optional<Milliseconds> ageWritten(QStringView value);

//! The one moment that was so long ago.
[[nodiscard]] NumberRange momentOfAge(Milliseconds age, WallTime now);

} // namespace penstock
