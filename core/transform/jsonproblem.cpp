// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/jsonproblem.h"

#include <simdjson.h>

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace penstock::json {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

std::string shown(char c)
{
    if (c > 0x20 && c < 0x7f)
        return std::string("'") + c + "'";
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<std::uint8_t>(c);
    return std::string("byte 0x") + hex[byte >> 4] + hex[byte & 0xf];
}

//! The first sequence that is no UTF-8. Asks simdjson for each character: slow, but only for a text known to be bad.
const char *findBadUtf8(std::string_view text)
{
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < std::min<std::size_t>(text.size(), 4) && (text[length] & 0xc0) == 0x80)
            ++length;
        if (!simdjson::validate_utf8(text.substr(0, length)))
            return text.data();
        text.remove_prefix(length);
    }
    return text.data();
}

} // namespace

JsonProblem diagnoseBytes(std::string_view text)
{
    if (!simdjson::validate_utf8(text))
        return {"not JSON: invalid UTF-8", findBadUtf8(text)};
    const char *openQuote = nullptr;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\')
            ++i;
        else if (c == '"')
            openQuote = openQuote ? nullptr : &text[i];
        else if (openQuote && static_cast<std::uint8_t>(c) < 0x20)
            return {"not JSON: a control character that is not escaped in a string, " + shown(c) + ",", &text[i]};
    }
    return {"not JSON: a string that does not end, begun", openQuote ? openQuote : text.data() + text.size()};
}

JsonProblem diagnoseBalance(std::string_view text, std::size_t maxDepth)
{
    std::string open;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (inString)
            continue;
        else if (c == '{' || c == '[')
            open.push_back(c == '{' ? '}' : ']');
        else if ((c == '}' || c == ']') && (open.empty() || open.back() != c))
            return unexpectedByte(&text[i], text.data() + text.size());
        else if (c == '}' || c == ']')
            open.pop_back();
        if (open.size() > maxDepth)
            return tooDeep(&text[i], maxDepth);
        if (open.empty() && i + 1 < text.size())
            return {"not JSON: text after the end of the JSON value", text.data() + i + 1};
    }
    return unexpectedByte(text.data() + text.size(), text.data() + text.size());
}

JsonProblem tooDeep(const char *at, std::size_t maxDepth)
{
    return {"nested deeper than " + std::to_string(maxDepth) + " levels", at};
}

JsonProblem unexpectedByte(const char *at, const char *end)
{
    if (at >= end)
        return {"not JSON: the text ends before its objects and arrays do,", end};
    if (std::string_view(at, end).starts_with(byteOrderMark))
        return {"not JSON: a byte order mark", at};
    return {"not JSON: unexpected " + shown(*at), at};
}

JsonProblem badScalar(std::string_view token, const char *end)
{
    const bool isWord = !token.empty() && (std::isalnum(static_cast<unsigned char>(token[0])) || token[0] == '-');
    if (!isWord)
        return unexpectedByte(token.data(), end);
    constexpr std::size_t longest = 32;
    auto word = token.substr(0, longest);
    // Cut before the first byte that cannot be shown as it is.
    word = word.substr(0, word.find_first_of("\"\\"));
    const auto plain = std::ranges::find_if(word, [](char c) { return c < 0x20 || c >= 0x7f; });
    word = word.substr(0, static_cast<std::size_t>(plain - word.begin()));
    const bool isNumber = token[0] == '-' || std::isdigit(static_cast<unsigned char>(token[0]));
    return {"not JSON: '" + std::string(word) + (isNumber ? "' is no number," : "' is no value,"), token.data()};
}

JsonProblem badEscape(const char *at)
{
    return {"not JSON: a backslash that begins no escape", at};
}

} // namespace penstock::json
