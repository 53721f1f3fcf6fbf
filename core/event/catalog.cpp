// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"

#include "core/event/catalogreader.h"

#include <algorithm>

namespace penstock {

namespace {

const CatalogEvent *eventAt(const StringMap<std::size_t> &index, std::string_view key, const CatalogData &data) noexcept
{
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &data.events[found->second];
}

} // namespace

Catalog::Catalog(CatalogData data)
    : m_data(std::move(data))
{
    for (std::size_t i = 0; i < m_data.events.size(); ++i) {
        const auto &event = m_data.events[i];
        m_byName.try_emplace(event.name, i);
        const auto [known, isNew] = m_byCode.try_emplace(event.code, i);
        if (!isNew && event.documented && !m_data.events[known->second].documented)
            known->second = i;
    }
    for (const auto &[code, alias] : m_data.aliases) {
        m_aliases.try_emplace(code, alias);
        m_aliases.try_emplace(alias, code);
        if (const auto known = m_byCode.find(code); known != m_byCode.end())
            m_byCode.try_emplace(alias, known->second);
    }
}

Result<Catalog> Catalog::load()
{
    return readBuiltInCatalog().map([](CatalogData &&data) { return Catalog(std::move(data)); });
}

const CatalogEvent *Catalog::byCode(std::string_view code) const noexcept
{
    return eventAt(m_byCode, code, m_data);
}

const CatalogEvent *Catalog::byName(std::string_view name) const noexcept
{
    return eventAt(m_byName, name, m_data);
}

const CatalogEvent *Catalog::find(std::string_view codeOrName) const noexcept
{
    const auto *event = byCode(codeOrName);
    return event ? event : byName(codeOrName);
}

std::string_view Catalog::aliasOf(std::string_view code) const noexcept
{
    const auto found = m_aliases.find(code);
    return found == m_aliases.end() ? std::string_view() : std::string_view(found->second);
}

bool Catalog::isCampaign(std::string_view codeOrName) const noexcept
{
    const auto *event = find(codeOrName);
    return event && event->type == "CAMPAIGN_EVENT";
}

const Region *Catalog::region(std::string_view id) const noexcept
{
    const auto found = std::ranges::find(m_data.regions, id, &Region::id);
    return found == m_data.regions.end() ? nullptr : &*found;
}

std::string_view Catalog::meaning(std::string_view key) const noexcept
{
    const auto found = std::ranges::find(m_data.glossary, key, &GlossaryEntry::key);
    return found == m_data.glossary.end() ? std::string_view() : std::string_view(found->meaning);
}

} // namespace penstock
