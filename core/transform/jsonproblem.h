// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace penstock {

//! Why a text cannot be used, and where in it.
struct JsonProblem
{
    std::string what; //!< plain words, without the place
    const char *at = nullptr;
};

namespace json {

//! What is wrong with a text that is no valid UTF-8, or whose strings hold control characters or do not end.
[[nodiscard]] JsonProblem diagnoseBytes(std::string_view text);

//! What is wrong with the brackets of a text that begins with one and is known to be wrong.
[[nodiscard]] JsonProblem diagnoseBalance(std::string_view text, std::size_t maxDepth);

//! An object or array more than the depth allows begins at `at`.
[[nodiscard]] JsonProblem tooDeep(const char *at, std::size_t maxDepth);

//! Something else should stand at `at`; `end` is the end of the whole text.
[[nodiscard]] JsonProblem unexpectedByte(const char *at, const char *end);

//! `token` is neither a string, a number nor a literal.
[[nodiscard]] JsonProblem badScalar(std::string_view token, const char *end);

//! `at` is a backslash.
[[nodiscard]] JsonProblem badEscape(const char *at);

} // namespace json

} // namespace penstock
