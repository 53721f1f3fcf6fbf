// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace penstock {

//! `utf8` as a JSON text in double quotes: only what RFC 8259 demands is escaped. Free of Qt types.
[[nodiscard]] std::string quotedJson(std::string_view utf8);

} // namespace penstock
