// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! A text, and what has to become of it when it stands where a value stands.
struct JsonCase
{
    enum class Verdict { Passes, NotJson, TooDeep };

    std::string_view name;
    std::string text;
    Verdict verdict;
};

//! The cases of the public JSON test suites, under their names there: y_ is JSON, n_ is none, and of i_ (RFC 8259 leaves
//! them to the reader) the verdict is the one Penstock promises.
[[nodiscard]] std::vector<JsonCase> jsonCases();

} // namespace penstock
