// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

//! RFC 8259 on the text of one scalar. Nothing here is turned into a value: an event's numbers and strings go out as they came.
namespace penstock::json {

[[nodiscard]] constexpr bool isSpace(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

//! The end of the number (of any length and exponent, section 6), `true`, `false` or `null` that begins at `at`, or
//! null. What stands behind it is left to the caller.
[[nodiscard]] const char *endOfScalar(const char *at, const char *end) noexcept;

//! The first backslash that begins no escape of section 7, or null. Lone surrogates are escapes like others.
//! `content` is what stands between the quotes.
[[nodiscard]] const char *findBadEscape(std::string_view content) noexcept;

//! Appends the text that a string's content stands for, as UTF-8; a lone surrogate becomes U+FFFD.
//! The escapes must be good.
void appendUnescaped(std::string_view content, std::string &out);

//! Appends the string with its quotes, escaped where section 7 asks for it and nowhere else.
void appendQuoted(std::string_view text, std::string &out);

} // namespace penstock::json
