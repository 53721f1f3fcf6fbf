// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transform/jsonproblem.h"
#include "core/transform/jsontext.h"
#include "core/transform/jsontokens.h"

#include <string_view>

namespace penstock {

//! Visits every value of a JSON text where it stands and accepts exactly what RFC 8259 allows, up to a depth.
//!
//! JsonTokens finds the tokens and checks the bytes; the order of the tokens and the text of each scalar is checked
//! here. Nothing is turned into a value.
//!
//! Each reading function takes the token that a value begins with and gives the token behind the value, or null where
//! problem() says why not. Invariant: the text's last token closes a bracket, so that a further one stands behind any
//! other. (The place in the text is an argument, not a member: that keeps it in a register from token to token.)
class JsonWalker
{
public:
    using Token = const JsonTokens::Place *;

    //! One member of an object.
    struct Member
    {
        Token key = nullptr;
        Token value = nullptr; //!< has to be read by skip(), members() or elements()
    };

    //! Objects and arrays inside each other.
    static constexpr std::size_t maxDepth = 64;

    //! `text` begins and ends with a byte of JSON, and 64 bytes after it may be read.
    //! `onMember(Member)` gives the token behind the member's value; it is called for the members of an object at the
    //! root.
    template <typename OnMember>
    bool read(std::string_view text, OnMember onMember);

    //! Of any kind; validates it.
    Token skip(Token value);

    //! `object` must be one.
    template <typename OnMember>
    Token members(Token object, OnMember onMember);

    //! `array` must be one. `onElement(Token)` gives the token behind the element.
    template <typename OnElement>
    Token elements(Token array, OnElement onElement);

    [[nodiscard]] const char *at(Token token) const noexcept { return m_begin + *token; }

    //! Where the string, scalar or bracket ends that stands before `token`.
    [[nodiscard]] const char *endBefore(Token token) const noexcept;

    //! Between its quotes, as it came.
    [[nodiscard]] std::string_view keyOf(const Member &member) const noexcept;

    //! Whether the text holds any backslash at all: most events do not.
    [[nodiscard]] bool hasEscapes() const noexcept { return m_hasEscapes; }
    [[nodiscard]] const JsonProblem &problem() const noexcept { return m_problem; }

private:
    bool open(std::string_view text);
    Token skipObject(Token object);
    Token skipArray(Token array);
    Token skipWord(Token word);
    Token behind(Token lastBracket);
    bool checkRootScalar(std::string_view text);
    bool checkEscapes(Token string);
    bool checkEscapes(std::string_view content);

    // These find words for what is wrong, and give null or false.
    Token failedAt(const char *place);
    Token failedDepth(Token bracket);
    Token failedEnd(Token token);
    bool fail(JsonProblem problem);

    JsonTokens m_tokens;
    const char *m_begin = nullptr;
    const char *m_end = nullptr;
    JsonProblem m_problem;
    std::size_t m_depth = 0;
    bool m_hasEscapes = false;
};

template <typename OnMember>
bool JsonWalker::read(std::string_view text, OnMember onMember)
{
    if (!open(text))
        return false;
    switch (*m_begin) {
    case '{':
        return members(m_tokens.begin(), onMember) != nullptr;
    case '[':
        return skipArray(m_tokens.begin()) != nullptr;
    default:
        return checkRootScalar(text);
    }
}

inline JsonWalker::Token JsonWalker::skip(Token value)
{
    switch (*at(value)) {
    case '"':
        return !m_hasEscapes || checkEscapes(value) ? value + 1 : nullptr;
    case '{':
        return skipObject(value);
    case '[':
        return skipArray(value);
    default:
        return skipWord(value);
    }
}

template <typename OnMember>
JsonWalker::Token JsonWalker::members(Token object, OnMember onMember)
{
    if (++m_depth > maxDepth)
        return failedDepth(object);
    Token token = object + 1;
    if (*at(token) == '}')
        return behind(token);
    for (;; ++token) {
        const Member member{.key = token, .value = token + 2};
        if (*at(token) != '"')
            return failedAt(at(token));
        if (*at(++token) != ':')
            return failedAt(at(token));
        if (m_hasEscapes && !checkEscapes(member.key))
            return nullptr;
        token = onMember(member);
        if (!token)
            return nullptr;
        if (*at(token) != ',')
            break;
    }
    return *at(token) == '}' ? behind(token) : failedAt(at(token));
}

template <typename OnElement>
JsonWalker::Token JsonWalker::elements(Token array, OnElement onElement)
{
    if (++m_depth > maxDepth)
        return failedDepth(array);
    Token token = array + 1;
    if (*at(token) == ']')
        return behind(token);
    for (;; ++token) {
        token = onElement(token);
        if (!token)
            return nullptr;
        if (*at(token) != ',')
            break;
    }
    return *at(token) == ']' ? behind(token) : failedAt(at(token));
}

inline JsonWalker::Token JsonWalker::behind(Token lastBracket)
{
    const Token next = lastBracket + 1;
    const bool isRoot = --m_depth == 0;
    return isRoot == (next == m_tokens.end()) ? next : failedEnd(next);
}

inline const char *JsonWalker::endBefore(Token token) const noexcept
{
    const char *end = at(token);
    while (json::isSpace(end[-1]))
        --end;
    return end;
}

inline std::string_view JsonWalker::keyOf(const Member &member) const noexcept
{
    const Token colon = member.key + 1;
    return {at(member.key) + 1, endBefore(colon) - 1};
}

} // namespace penstock
