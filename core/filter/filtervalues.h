// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/time/moment.h"

namespace penstock {

// Values as people write them behind a field's colon. None: it is no such value.

//! 503, 5xx, 503..599, >=500, none; 1..4; 61KB, <1.5MB; 81ms, >2s; 14:00, today, 2026-11-23T14:03, <10min (not older).
//! Alone, a value with a unit is all that is shown so: 61KB are 60.5 to 61.5 KB. Times are local; `now` is when they are
//! typed.
[[nodiscard]] std::optional<NumberRange> numbersWritten(FilterField field, QStringView value, WallTime now);

//! backingOff, "backing off" or backing-off.
[[nodiscard]] std::optional<FilterState> stateWritten(QStringView value);

//! What a value of the field looks like, for a person who has not typed one or a wrong one.
[[nodiscard]] QString valueHint(FilterField field);

} // namespace penstock
