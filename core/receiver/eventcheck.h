// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/event/catalog.h"
#include "core/receiver/formatfinding.h"

#include <simdjson.h>

namespace penstock {

//! Holds events against the documented format and the catalog. Free of Qt types.
class EventCheck
{
public:
    //! Both outlive it.
    EventCheck(const Catalog &catalog, FindingList &findings);

    void check(const simdjson::dom::element &event, std::size_t index);

private:
    using Kind = FormatFinding::Kind;
    struct Facts;

    void checkKeys(const simdjson::dom::object &event);
    void checkCodeAndName(const Facts &facts);
    void checkRecipient(const simdjson::dom::object &event, const Facts &facts);
    void checkAttributes(const simdjson::dom::object &event, const Facts &facts);
    void checkCampaign(const simdjson::dom::object &attributes, const Facts &facts);
    void checkIds(const simdjson::dom::object &event, const char *key, const std::vector<std::string> &always);
    void find(Kind kind, std::string_view subject);

    const Catalog &m_catalog;
    FindingList &m_findings;
    std::size_t m_index = 0;
    std::string_view m_uuid;
};

} // namespace penstock
