// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace penstock {

template <typename... Texts>
void appendAll(std::string &out, const Texts &...texts)
{
    (out.append(std::string_view(texts)), ...);
}

//! The last `digits` hexadecimal digits.
inline void appendHex(std::uint64_t value, int digits, std::string &out)
{
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out.push_back("0123456789abcdef"[value >> shift & 0xf]);
}

//! At least `width` digits, with zeros in front.
inline void appendNumber(std::uint64_t value, std::string &out, std::size_t width = 1)
{
    char digits[20];
    const auto written = std::to_chars(digits, digits + sizeof digits, value);
    const auto length = static_cast<std::size_t>(written.ptr - digits);
    if (length < width)
        out.append(width - length, '0');
    out.append(digits, length);
}

} // namespace penstock
