// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/time/moment.h"

#include <tl/expected.hpp>

namespace penstock {

//! Terms parted by spaces, each `field:value` or free text, a minus before it for the opposite:
//!
//!     state:backingOff,deadLettered status:>=500 -took:<1s "service unavailable"
//!
//! Values of a list are alternatives; quotation marks hold spaces together. Times are local; `now` is when it is typed.
[[nodiscard]] tl::expected<Filter, FilterProblem> parseFilter(const QString &text, WallTime now);

//! A piece of a filter's text between spaces.
struct FilterToken
{
    qsizetype position = 0;
    QString text;       //!< as written
    bool closed = true; //!< as many quotation marks as it takes
};

[[nodiscard]] QList<FilterToken> filterTokens(const QString &text);

} // namespace penstock
