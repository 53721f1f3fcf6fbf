// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transform/jsonproblem.h"
#include "core/transform/jsontext.h"

#include <simdjson.h>

#include <string_view>
#include <utility>

namespace penstock {

//! Visits every value of a JSON text where it stands and accepts exactly what RFC 8259 allows, up to a depth.
//!
//! simdjson finds the tokens and checks UTF-8 and control characters. Its On-Demand front end does not check what is
//! skipped, and its DOM refuses large numbers and lone surrogates; so every value is visited here, and every scalar's
//! own text is checked. Nothing is turned into a value.
//!
//! Each reading function gives the end of the value, or null where problem() says why not.
class JsonWalker
{
public:
    using Value = simdjson::ondemand::value;

    //! One member of an object. Its value has to be passed to skip(), members() or elements().
    struct Member
    {
        const char *begin = nullptr; //!< the key's first quote
        std::string_view key;        //!< between its quotes, as it came
        char kind = 0;               //!< the value's first byte
        Value value;
    };

    //! Objects and arrays inside each other.
    static constexpr std::size_t maxDepth = 64;

    //! `text` begins and ends with a byte of JSON, and 64 bytes after it may be read.
    //! `onMember(Member &)` gives the end of the member's value; it is called for the members of an object at the root.
    template <typename OnMember>
    const char *read(std::string_view text, OnMember onMember);

    //! Of any kind; validates it.
    const char *skip(Value &value);

    //! The value must be an object.
    template <typename OnMember>
    const char *members(Value &value, OnMember onMember);

    //! The value must be an array. `onElement(begin, value)` gives the end of the element.
    template <typename OnElement>
    const char *elements(Value &value, OnElement onElement);

    //! Whether the text holds any backslash at all: most events do not.
    [[nodiscard]] bool hasEscapes() const noexcept { return m_hasEscapes; }
    [[nodiscard]] const JsonProblem &problem() const noexcept { return m_problem; }

private:
    using Object = simdjson::ondemand::object;
    using Array = simdjson::ondemand::array;

    bool open(std::string_view text);
    bool readRootArray();
    bool readRootScalar();
    const char *skipObject(Value &value);
    const char *skipArray(Value &value);
    const char *skipScalar(std::string_view token);
    bool enter(const char *begin);
    bool readKey(const char *afterQuote, const char *valueBegin, Member &member);
    bool checkString(std::string_view content);
    bool checkScalar(std::string_view token);
    bool fail(JsonProblem problem);
    const char *failHere();
    const char *failUnbalanced();
    [[nodiscard]] const char *endOfContainer(Value &value) const;
    [[nodiscard]] bool isAtEnd();

    template <typename OnMember>
    bool walk(Object &object, OnMember &onMember);
    template <typename OnElement>
    bool walk(Array &array, OnElement &onElement);

    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    const char *m_begin = nullptr;
    const char *m_end = nullptr;
    JsonProblem m_problem;
    std::size_t m_depth = 0;
    bool m_hasEscapes = false;
};

template <typename OnMember>
const char *JsonWalker::read(std::string_view text, OnMember onMember)
{
    if (!open(text))
        return nullptr;
    if (*m_begin != '{')
        return (*m_begin == '[' ? readRootArray() : readRootScalar()) ? m_end : nullptr;
    Object root;
    if (m_document.get_object().get(root))
        return failUnbalanced();
    return enter(m_begin) && walk(root, onMember) && isAtEnd() ? m_end : nullptr;
}

inline const char *JsonWalker::skip(Value &value)
{
    const auto token = value.raw_json_token();
    switch (token.front()) {
    case '{':
        return skipObject(value);
    case '[':
        return skipArray(value);
    case '"': {
        // Consumed here: what On-Demand skips by itself may be a string with a colon after it.
        simdjson::ondemand::raw_json_string consumed;
        if (value.get_raw_json_string().get(consumed))
            return failHere();
        break;
    }
    default:
        break;
    }
    return skipScalar(token);
}

template <typename OnMember>
const char *JsonWalker::members(Value &value, OnMember onMember)
{
    Object object;
    if (!enter(value.raw_json_token().data()))
        return nullptr;
    if (value.get_object().get(object))
        return failHere();
    return walk(object, onMember) ? endOfContainer(value) : nullptr;
}

template <typename OnElement>
const char *JsonWalker::elements(Value &value, OnElement onElement)
{
    Array array;
    if (!enter(value.raw_json_token().data()))
        return nullptr;
    if (value.get_array().get(array))
        return failHere();
    return walk(array, onElement) ? endOfContainer(value) : nullptr;
}

template <typename OnMember>
bool JsonWalker::walk(Object &object, OnMember &onMember)
{
    for (auto result : object) {
        simdjson::ondemand::field field;
        if (std::move(result).get(field)) {
            failHere();
            return false;
        }
        Member member;
        member.value = field.value();
        const auto token = member.value.raw_json_token();
        if (token.data() >= m_end)
            return fail(json::unexpectedByte(m_end, m_end));
        member.kind = token.front();
        if (!readKey(field.key().raw(), token.data(), member) || !onMember(member))
            return false;
    }
    --m_depth;
    return true;
}

template <typename OnElement>
bool JsonWalker::walk(Array &array, OnElement &onElement)
{
    for (auto result : array) {
        Value value;
        if (std::move(result).get(value)) {
            failHere();
            return false;
        }
        const auto token = value.raw_json_token();
        if (token.data() >= m_end)
            return fail(json::unexpectedByte(m_end, m_end));
        if (!onElement(token.data(), value))
            return false;
    }
    --m_depth;
    return true;
}

} // namespace penstock
