// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/jsonwalker.h"

#include <algorithm>
#include <cstring>

namespace penstock {

namespace {

const char *trimmedBack(const char *begin, const char *at) noexcept
{
    while (at != begin && json::isSpace(at[-1]))
        --at;
    return at;
}

//! The first thing after the string that the text begins with, or its end.
const char *afterString(std::string_view text) noexcept
{
    std::size_t at = 1;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    ++at;
    while (at < text.size() && json::isSpace(text[at]))
        ++at;
    return text.data() + std::min(at, text.size());
}

} // namespace

bool JsonWalker::open(std::string_view text)
{
    m_begin = text.data();
    m_end = text.data() + text.size();
    m_depth = 0;
    m_hasEscapes = std::memchr(text.data(), '\\', text.size()) != nullptr;
    if (text.size() > m_parser.capacity()) {
        // In steps, so that lines that grow a little do not allocate each time.
        constexpr std::size_t smallest = 64 * 1024;
        if (m_parser.allocate(std::max(smallest, 2 * text.size())))
            return fail({"too little memory for this line,", m_begin});
    }
    const auto error =
        m_parser.iterate(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING).get(m_document);
    return error ? fail(json::diagnoseBytes(text)) : true;
}

bool JsonWalker::readRootArray()
{
    Array root;
    if (m_document.get_array().get(root)) {
        failUnbalanced();
        return false;
    }
    auto skipElement = [this](const char *, Value &value) { return skip(value); };
    return enter(m_begin) && walk(root, skipElement) && isAtEnd();
}

bool JsonWalker::readRootScalar()
{
    const std::string_view text(m_begin, m_end);
    if (*m_begin == '"') {
        if (const char *const after = afterString(text); after != m_end)
            return fail({"not JSON: text after the end of the JSON value", after});
    }
    return checkScalar(text);
}

const char *JsonWalker::skipObject(Value &value)
{
    return members(value, [this](Member &member) { return skip(member.value); });
}

const char *JsonWalker::skipArray(Value &value)
{
    return elements(value, [this](const char *, Value &element) { return skip(element); });
}

const char *JsonWalker::skipScalar(std::string_view token)
{
    const auto *const end = trimmedBack(token.data(), std::min(token.data() + token.size(), m_end));
    // A string is whole once simdjson has found its end; only its escapes are left to check.
    const bool isPlainString = token.front() == '"' && !m_hasEscapes;
    return isPlainString || checkScalar({token.data(), end}) ? end : nullptr;
}

bool JsonWalker::enter(const char *begin)
{
    if (++m_depth > maxDepth)
        return fail(json::tooDeep(begin, maxDepth));
    return true;
}

bool JsonWalker::readKey(const char *afterQuote, const char *valueBegin, Member &member)
{
    // On-Demand has seen a string, a colon and a value: only white space can stand between them.
    const char *at = trimmedBack(afterQuote, valueBegin) - 1;
    at = trimmedBack(afterQuote, at) - 1;
    member.begin = afterQuote - 1;
    member.key = {afterQuote, at};
    return checkString(member.key);
}

bool JsonWalker::checkString(std::string_view content)
{
    if (!m_hasEscapes)
        return true;
    const auto *const bad = json::findBadEscape(content);
    return bad ? fail(json::badEscape(bad)) : true;
}

bool JsonWalker::checkScalar(std::string_view token)
{
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        return checkString(token.substr(1, token.size() - 2));
    return json::isNumber(token) || json::isLiteral(token) ? true : fail(json::badScalar(token, m_end));
}

bool JsonWalker::fail(JsonProblem problem)
{
    m_problem = std::move(problem);
    return false;
}

const char *JsonWalker::failHere()
{
    const char *at = m_end;
    if (m_document.current_location().get(at))
        at = m_end;
    fail(json::unexpectedByte(at, m_end));
    return nullptr;
}

const char *JsonWalker::failUnbalanced()
{
    fail(json::diagnoseBalance({m_begin, m_end}, maxDepth));
    return nullptr;
}

const char *JsonWalker::endOfContainer(Value &value) const
{
    const char *next = m_end;
    if (value.current_location().get(next))
        next = m_end;
    return trimmedBack(m_begin, std::min(next, m_end));
}

bool JsonWalker::isAtEnd()
{
    const char *next = nullptr;
    if (m_document.current_location().get(next) == simdjson::OUT_OF_BOUNDS)
        return true;
    return fail(next < m_end ? JsonProblem{"not JSON: text after the end of the JSON value", next}
                             : json::unexpectedByte(m_end, m_end));
}

} // namespace penstock
