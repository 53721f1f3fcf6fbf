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
//! Each reading function reads the value at which the walker stands, and gives its end, or null where problem() says why
//! not. Invariant of a walk: the text's last token closes a bracket, so that behind any other token stands a further one.
class JsonWalker
{
public:
    //! One member of an object. Its value has to be read by skip(), members() or elements().
    struct Member
    {
        const char *begin = nullptr; //!< the key's first quote
        std::string_view key;        //!< between its quotes, as it came
        const char *value = nullptr;
    };

    //! Objects and arrays inside each other.
    static constexpr std::size_t maxDepth = 64;

    //! `text` begins and ends with a byte of JSON, and 64 bytes after it may be read.
    //! `onMember(const Member &)` gives the end of the member's value; it is called for the members of an object at the
    //! root.
    template <typename OnMember>
    const char *read(std::string_view text, OnMember onMember);

    //! Of any kind; validates it.
    const char *skip();

    //! The value must be an object.
    template <typename OnMember>
    const char *members(OnMember onMember);

    //! The value must be an array. `onElement(begin)` gives the end of the element.
    template <typename OnElement>
    const char *elements(OnElement onElement);

    //! Whether the text holds any backslash at all: most events do not.
    [[nodiscard]] bool hasEscapes() const noexcept { return m_hasEscapes; }
    [[nodiscard]] const JsonProblem &problem() const noexcept { return m_problem; }

private:
    bool open(std::string_view text);
    const char *skipString();
    const char *skipNoString();
    const char *skipArray();
    const char *close(const char *bracket);
    bool checkRootScalar(std::string_view text);
    bool checkEscapes(std::string_view content);

    // These find words for what is wrong, and give null or false.
    const char *failedAt(const char *token);
    const char *failedScalar(const char *begin);
    const char *failedDepth(const char *bracket);
    const char *failedClose();
    bool fail(JsonProblem problem);

    [[nodiscard]] const char *peek() const noexcept { return m_begin + *m_next; }
    [[nodiscard]] const char *take() noexcept { return m_begin + *m_next++; }
    [[nodiscard]] static const char *trimmedBack(const char *at) noexcept;

    JsonTokens m_tokens;
    const char *m_begin = nullptr;
    const char *m_end = nullptr;
    const JsonTokens::Place *m_next = nullptr;
    JsonProblem m_problem;
    std::size_t m_depth = 0;
    bool m_hasEscapes = false;
};

template <typename OnMember>
const char *JsonWalker::read(std::string_view text, OnMember onMember)
{
    if (!open(text))
        return nullptr;
    switch (*m_begin) {
    case '{':
        return members(onMember);
    case '[':
        return skipArray();
    default:
        return checkRootScalar(text) ? m_end : nullptr;
    }
}

inline const char *JsonWalker::skip()
{
    return *peek() == '"' ? skipString() : skipNoString();
}

inline const char *JsonWalker::skipString()
{
    const char *const begin = take();
    const char *const end = trimmedBack(peek());
    return !m_hasEscapes || checkEscapes({begin + 1, end - 1}) ? end : nullptr;
}

template <typename OnMember>
const char *JsonWalker::members(OnMember onMember)
{
    const char *token = take();
    if (++m_depth > maxDepth)
        return failedDepth(token);
    if (*peek() == '}')
        return close(take());
    do {
        Member member;
        member.begin = take();
        if (*member.begin != '"')
            return failedAt(member.begin);
        token = take();
        if (*token != ':')
            return failedAt(token);
        member.key = {member.begin + 1, trimmedBack(token) - 1};
        if (m_hasEscapes && !checkEscapes(member.key))
            return nullptr;
        member.value = peek();
        if (!onMember(member))
            return nullptr;
        token = take();
    } while (*token == ',');
    return *token == '}' ? close(token) : failedAt(token);
}

template <typename OnElement>
const char *JsonWalker::elements(OnElement onElement)
{
    const char *token = take();
    if (++m_depth > maxDepth)
        return failedDepth(token);
    if (*peek() == ']')
        return close(take());
    do {
        if (!onElement(peek()))
            return nullptr;
        token = take();
    } while (*token == ',');
    return *token == ']' ? close(token) : failedAt(token);
}

inline const char *JsonWalker::close(const char *bracket)
{
    const bool isRoot = --m_depth == 0;
    const bool isLast = m_next == m_tokens.end();
    return isRoot == isLast ? bracket + 1 : failedClose();
}

inline const char *JsonWalker::trimmedBack(const char *at) noexcept
{
    while (json::isSpace(at[-1]))
        --at;
    return at;
}

} // namespace penstock
