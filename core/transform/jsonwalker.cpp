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
    const char last = *at(m_tokens.end() - 1);
    if ((*m_begin == '{' && last != '}') || (*m_begin == '[' && last != ']'))
        return fail(json::diagnoseBalance(text, maxDepth));
    return true;
}

JsonWalker::Token JsonWalker::skipObject(Token object)
{
    return members(object, [this](const Member &member) { return skip(member.value); });
}

JsonWalker::Token JsonWalker::skipArray(Token array)
{
    return elements(array, [this](Token element) { return skip(element); });
}

JsonWalker::Token JsonWalker::skipWord(Token word)
{
    const char *const begin = at(word);
    const char *const end = json::endOfScalar(begin, m_end);
    const Token next = word + 1;
    if (end && (end == at(next) || json::isSpace(*end)))
        return next;
    fail(json::badScalar({begin, endBefore(next)}, m_end));
    return nullptr;
}

bool JsonWalker::checkRootScalar(std::string_view text)
{
    if (text.front() != '"')
        return json::endOfScalar(m_begin, m_end) == m_end || fail(json::badScalar(text, m_end));
    if (const char *const after = afterString(text); after != m_end)
        return fail({"not JSON: text after the end of the JSON value", after});
    return checkEscapes(text.substr(1, text.size() - 2));
}

bool JsonWalker::checkEscapes(Token string)
{
    return checkEscapes({at(string) + 1, endBefore(string + 1) - 1});
}

bool JsonWalker::checkEscapes(std::string_view content)
{
    const auto *const bad = json::findBadEscape(content);
    return bad ? fail(json::badEscape(bad)) : true;
}

JsonWalker::Token JsonWalker::failedAt(const char *place)
{
    fail(json::unexpectedByte(place, m_end));
    return nullptr;
}

JsonWalker::Token JsonWalker::failedDepth(Token bracket)
{
    fail(json::tooDeep(at(bracket), maxDepth));
    return nullptr;
}

JsonWalker::Token JsonWalker::failedEnd(Token token)
{
    if (m_depth > 0)
        return failedAt(m_end);
    fail({"not JSON: text after the end of the JSON value", at(token)});
    return nullptr;
}

bool JsonWalker::fail(JsonProblem problem)
{
    m_problem = std::move(problem);
    return false;
}

} // namespace penstock
