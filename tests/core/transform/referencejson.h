// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace penstock {

//! RFC 8259 written out byte by byte, with nothing in common with the code under test: slow, plain, the second opinion.
//! Objects and arrays nested deeper than `maxDepth` are no JSON here.
[[nodiscard]] bool isReferenceJson(std::string_view text, int maxDepth);

} // namespace penstock
