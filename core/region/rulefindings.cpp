// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/rulefindings.h"

#include <algorithm>

namespace penstock {

void Findings::add(const Finding &finding)
{
    // A firewall of a million rules has a million findings; no more than these are ever asked for.
    if (m_findings.size() > 1 && std::any_of(m_findings.cbegin(), m_findings.cend() - 1, [&](const Finding &earlier) {
            return earlier.kind == m_findings.constLast().kind;
        }))
        m_findings.removeLast();
    m_findings.append(finding);
}

RuleVerdict Findings::verdict() const
{
    if (m_findings.isEmpty())
        return {};
    const Finding &last = m_findings.constLast();
    const auto differs = std::ranges::find_if(m_findings, [&](const Finding &each) { return each.kind != last.kind; });
    if (differs == m_findings.cend())
        return {.kind = last.kind, .line = last.line, .reason = last.reason};
    if (differs->doubt.isEmpty() || differs->kind == RuleVerdict::Kind::Unknown)
        return {.kind = RuleVerdict::Kind::Unknown, .line = differs->line, .reason = differs->reason};
    return {.kind = RuleVerdict::Kind::Unknown, .line = differs->doubtLine, .reason = differs->doubt};
}

bool Findings::holdsUnknown() const
{
    return std::ranges::any_of(m_findings, [](const Finding &each) { return each.kind == RuleVerdict::Kind::Unknown; });
}

} // namespace penstock
