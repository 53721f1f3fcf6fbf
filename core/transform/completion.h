// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transform/eventchoice.h"
#include "core/transform/eventscan.h"
#include "core/transform/textedit.h"

#include <string>
#include <string_view>

namespace penstock {

class Catalog;
struct CatalogEvent;
class EventDefaults;

//! Finds out what an event is and fills in what it lacks: the keys of the documented order, each after the nearest one
//! before it that is there. A key that is there is left alone, whatever its value.
class Completion
{
public:
    Completion(const Catalog &catalog, EventDefaults &defaults);

    //! The event has a name or a code, and what it has of them is a string with something in it.
    //! The views stay good until the next call.
    [[nodiscard]] EventIdentity identify(const EventFacts &facts);

    //! Notes the insertions; false where nothing is missing. Comes after identify() for the same event.
    bool complete(std::string_view event, const EventFacts &facts, const EventIdentity &identity, TextEdit &edit);

private:
    [[nodiscard]] bool isCampaign(const EventFacts &facts) const;
    void appendMissing(EventKey key, const EventFacts &facts, const EventIdentity &identity, std::string &out);

    const Catalog &m_catalog;
    EventDefaults &m_defaults;
    const CatalogEvent *m_known = nullptr;
    std::string m_name;
    std::string m_code;
};

} // namespace penstock
