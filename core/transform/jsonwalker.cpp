// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/jsonwalker.h"

#include <algorithm>
#include <cstring>

namespace penstock {

namespace {

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
    if (!m_tokens.reserve(text.size()))
        return fail({"too little memory for this line,", m_begin});
    if (!m_tokens.find(text))
        return fail(json::diagnoseBytes(text));
    m_next = m_tokens.begin();
    const char last = m_begin[m_tokens.end()[-1]];
    if ((*m_begin == '{' && last != '}') || (*m_begin == '[' && last != ']'))
        return fail(json::diagnoseBalance(text, maxDepth));
    return true;
}

bool JsonWalker::checkRootScalar(std::string_view text)
{
    if (text.front() != '"')
        return json::endOfScalar(m_begin, m_end) == m_end || fail(json::badScalar(text, m_end));
    if (const char *const after = afterString(text); after != m_end)
        return fail({"not JSON: text after the end of the JSON value", after});
    return checkEscapes(text.substr(1, text.size() - 2));
}

const char *JsonWalker::skipNoString()
{
    switch (*peek()) {
    case '{':
        return members([this](const Member &) { return skip(); });
    case '[':
        return skipArray();
    default: {
        const char *const begin = take();
        const char *const end = json::endOfScalar(begin, m_end);
        return end && (end == peek() || json::isSpace(*end)) ? end : failedScalar(begin);
    }
    }
}

const char *JsonWalker::skipArray()
{
    return elements([this](const char *) { return skip(); });
}

bool JsonWalker::checkEscapes(std::string_view content)
{
    const auto *const bad = json::findBadEscape(content);
    return bad ? fail(json::badEscape(bad)) : true;
}

const char *JsonWalker::failedClose()
{
    if (m_depth > 0)
        return failedAt(m_end);
    fail({"not JSON: text after the end of the JSON value", peek()});
    return nullptr;
}

const char *JsonWalker::failedAt(const char *token)
{
    fail(json::unexpectedByte(token, m_end));
    return nullptr;
}

const char *JsonWalker::failedScalar(const char *begin)
{
    fail(json::badScalar({begin, trimmedBack(peek())}, m_end));
    return nullptr;
}

const char *JsonWalker::failedDepth(const char *bracket)
{
    fail(json::tooDeep(bracket, maxDepth));
    return nullptr;
}

bool JsonWalker::fail(JsonProblem problem)
{
    m_problem = std::move(problem);
    return false;
}

} // namespace penstock
