// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace penstock {

//! A copy of `json` in which each valid number is 0 and no escape is a surrogate, everything at its old place.
//! What is not valid JSON stays so: it makes a strict parser with 64-bit numbers judge as RFC 8259 does.
[[nodiscard]] std::string withoutExtremes(std::string_view json);

} // namespace penstock
