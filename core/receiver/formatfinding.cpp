// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/formatfinding.h"

#include <algorithm>

namespace penstock {

void FindingList::add(FormatFinding::Kind kind, std::string_view subject, std::size_t index, std::string_view uuid)
{
    ++m_total;
    const std::string_view kept = subject.substr(0, longestText);
    const auto known = std::ranges::find_if(
        m_list, [&](const FormatFinding &finding) { return finding.kind == kind && finding.subject == kept; });
    if (known != m_list.end())
        ++known->count;
    else if (m_list.size() < atMost)
        m_list.push_back({kind, std::string(kept), 1, index, std::string(uuid.substr(0, longestText))});
}

void FindingList::clear()
{
    m_list.clear();
    m_total = 0;
}

} // namespace penstock
