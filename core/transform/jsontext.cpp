// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/jsontext.h"

#include <cstdint>
#include <cstring>

namespace penstock::json {

namespace {

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

//! Moves past the digits; false where there is none.
bool takeDigits(const char *&at, const char *end) noexcept
{
    const char *const begin = at;
    while (at != end && isDigit(*at))
        ++at;
    return at != begin;
}

const char *endOfNumber(const char *at, const char *end) noexcept
{
    if (at != end && *at == '-')
        ++at;
    if (at != end && *at == '0')
        ++at;
    else if (!takeDigits(at, end))
        return nullptr;
    if (at != end && *at == '.' && !takeDigits(++at, end))
        return nullptr;
    if (at == end || (*at != 'e' && *at != 'E'))
        return at;
    ++at;
    if (at != end && (*at == '+' || *at == '-'))
        ++at;
    return takeDigits(at, end) ? at : nullptr;
}

const char *endOfWord(std::string_view word, const char *at, const char *end) noexcept
{
    return std::string_view(at, end).starts_with(word) ? at + word.size() : nullptr;
}

int hexValue(char c) noexcept
{
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

//! The four digits after `\u`, or -1.
int codeUnit(const char *at, const char *end) noexcept
{
    if (end - at < 4)
        return -1;
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexValue(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

bool isHighSurrogate(int unit) noexcept
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

bool isLowSurrogate(int unit) noexcept
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

void appendUtf8(int codePoint, std::string &out)
{
    const auto push = [&out](int byte) { out.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        push(codePoint);
    } else if (codePoint < 0x800) {
        push(0xc0 | codePoint >> 6);
        push(0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
        push(0xe0 | codePoint >> 12);
        push(0x80 | (codePoint >> 6 & 0x3f));
        push(0x80 | (codePoint & 0x3f));
    } else {
        push(0xf0 | codePoint >> 18);
        push(0x80 | (codePoint >> 12 & 0x3f));
        push(0x80 | (codePoint >> 6 & 0x3f));
        push(0x80 | (codePoint & 0x3f));
    }
}

//! `at` stands after `\u`; returns the place after the escape, or after the pair of them.
const char *appendUnicodeEscape(const char *at, const char *end, std::string &out)
{
    constexpr int replacement = 0xfffd;
    const int first = codeUnit(at, end);
    at += 4;
    if (!isHighSurrogate(first)) {
        appendUtf8(isLowSurrogate(first) ? replacement : first, out);
        return at;
    }
    const int second = end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? codeUnit(at + 2, end) : -1;
    if (!isLowSurrogate(second)) {
        appendUtf8(replacement, out);
        return at;
    }
    appendUtf8(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), out);
    return at + 6;
}

char shortEscape(char letter) noexcept
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter; // quote, backslash, slash
    }
}

} // namespace

std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

const char *endOfScalar(const char *at, const char *end) noexcept
{
    switch (*at) {
    case 't':
        return endOfWord("true", at, end);
    case 'f':
        return endOfWord("false", at, end);
    case 'n':
        return endOfWord("null", at, end);
    default:
        return endOfNumber(at, end);
    }
}

const char *findBadEscape(std::string_view content) noexcept
{
    const char *at = content.data();
    const char *const end = at + content.size();
    while ((at = static_cast<const char *>(std::memchr(at, '\\', static_cast<std::size_t>(end - at))))) {
        if (end - at < 2)
            return at;
        if (at[1] == 'u') {
            if (codeUnit(at + 2, end) < 0)
                return at;
            at += 6;
        } else if (std::string_view("\"\\/bfnrt").find(at[1]) == std::string_view::npos) {
            return at;
        } else {
            at += 2;
        }
    }
    return nullptr;
}

void appendUnescaped(std::string_view content, std::string &out)
{
    const char *at = content.data();
    const char *const end = at + content.size();
    while (at != end) {
        if (*at != '\\') {
            out.push_back(*at++);
        } else if (at[1] == 'u') {
            at = appendUnicodeEscape(at + 2, end, out);
        } else {
            out.push_back(shortEscape(at[1]));
            at += 2;
        }
    }
}

void appendQuoted(std::string_view text, std::string &out)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x20) {
            out.append("\\u00").push_back(hex[byte >> 4]);
            out.push_back(hex[byte & 0xf]);
            continue;
        }
        if (c == '"' || c == '\\')
            out.push_back('\\');
        out.push_back(c);
    }
    out.push_back('"');
}

} // namespace penstock::json
