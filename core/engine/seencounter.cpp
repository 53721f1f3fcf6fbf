// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/seencounter.h"

namespace penstock {

namespace {

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

void SeenCounter::count(const EventIdentity &event, bool chosen)
{
    SeenEvents &events = eventsOf(event);
    ++(chosen ? events.chosen : events.notChosen);
}

SeenEvents &SeenCounter::eventsOf(const EventIdentity &event)
{
    if (const auto known = m_codes.find(event.code); known != m_codes.end())
        return known->second;
    if (m_codes.size() >= mostCodes)
        return m_codes[std::string()];
    SeenEvents fresh{.code = bytesOf(event.code), .name = bytesOf(event.name)};
    return m_codes.emplace(std::string(event.code), std::move(fresh)).first->second;
}

std::vector<SeenEvents> SeenCounter::take()
{
    std::vector<SeenEvents> taken;
    for (auto &[code, events] : m_codes) {
        if (events.chosen + events.notChosen > 0)
            taken.push_back(events);
        events.chosen = 0;
        events.notChosen = 0;
    }
    return taken;
}

} // namespace penstock
