// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QByteArray>

#include <optional>

namespace penstock {

//! How long an answer's Retry-After asks to wait: seconds, or a date in any of the three forms of RFC 9110 section
//! 5.6.7, counted from `now`; a date that has passed is no wait. None when the value is neither.
[[nodiscard]] std::optional<Milliseconds> parseRetryAfter(const QByteArray &value, WallTime now);

} // namespace penstock
