// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/jsonextremes.h"

#include <algorithm>
#include <cstddef>

namespace penstock {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digitsFrom(std::string_view text, std::size_t from)
{
    while (from < text.size() && isDigit(text[from]))
        ++from;
    return from;
}

bool isNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t integer = at;
    at = digitsFrom(text, at);
    if (at == integer || (text[integer] == '0' && at > integer + 1))
        return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = ++at;
        at = digitsFrom(text, at);
        if (at == fraction)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = digitsFrom(text, at);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

//! Replaces the number at `from`; gives its end.
std::size_t replaceNumber(std::string &json, std::size_t from)
{
    const std::size_t end = std::min(json.find_first_not_of("+-.0123456789eE", from), json.size());
    if (isNumber(std::string_view(json).substr(from, end - from))) {
        std::fill_n(json.begin() + std::ptrdiff_t(from), end - from, ' ');
        json[from] = '0';
    }
    return end;
}

//! Replaces surrogates in the string at `from`, an opening quote; gives its end.
std::size_t replaceSurrogates(std::string &json, std::size_t from)
{
    std::size_t at = from + 1;
    while (at < json.size() && json[at] != '"') {
        if (json[at] != '\\') {
            ++at;
            continue;
        }
        // \uD8.. to \uDF.. become \u08.. to \u0F..
        const bool isSurrogate = at + 3 < json.size() && json[at + 1] == 'u' &&
                                 (json[at + 2] == 'd' || json[at + 2] == 'D') &&
                                 std::string_view("89abcdefABCDEF").find(json[at + 3]) != std::string_view::npos;
        if (isSurrogate)
            json[at + 2] = '0';
        at += 2;
    }
    return at + 1;
}

} // namespace

std::string withoutExtremes(std::string_view json)
{
    std::string plain(json);
    std::size_t at = 0;
    while (at < plain.size()) {
        if (plain[at] == '"')
            at = replaceSurrogates(plain, at);
        else if (plain[at] == '-' || isDigit(plain[at]))
            at = replaceNumber(plain, at);
        else
            ++at;
    }
    return plain;
}

} // namespace penstock
