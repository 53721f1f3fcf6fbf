// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/eventchoice.h"

#include "core/event/catalog.h"

namespace penstock {

EventChoice EventChoice::listed(std::vector<std::string> codesAndNames, const Catalog &catalog)
{
    const auto written = codesAndNames.size();
    for (std::size_t i = 0; i < written; ++i) {
        if (const auto alias = catalog.aliasOf(codesAndNames[i]); !alias.empty())
            codesAndNames.emplace_back(alias);
    }
    return EventChoice(Kind::Listed, KeySet(std::move(codesAndNames)));
}

bool EventChoice::takes(const EventIdentity &event) const noexcept
{
    switch (m_kind) {
    case Kind::All:
        return true;
    case Kind::Campaign:
        return event.isCampaign;
    case Kind::Listed:
        return m_listed.contains(event.code) || m_listed.contains(event.name);
    }
    return false;
}

} // namespace penstock
