// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/event/stringhash.h"
#include "core/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! One event the platform is known to send.
struct CatalogEvent
{
    std::string name;        //!< as the dashboard shows it
    std::string code;        //!< as stored; one code can carry two names
    std::string channel;     //!< "Email", "Push", …
    std::string type;        //!< `event_type`: CAMPAIGN_EVENT or USER_ACTION_EVENT
    bool documented = false; //!< one of the events documented for streams, not only in the newer export glossary
};

//! Two codes for the same event: some pages show one, some the other.
struct CodeAlias
{
    std::string code;
    std::string alias;
};

//! An event attribute that comes only with some campaigns.
struct ConditionalAttribute
{
    std::string name;
    std::string when; //!< "campaign with several locales"
};

//! What a key of the request body means, in one sentence.
struct GlossaryEntry
{
    std::string key;
    std::string meaning;
};

//! What is known of attributes; workspaces add their own to the user and device lists.
struct CatalogAttributes
{
    std::vector<std::string> alwaysExported; //!< of every campaign event
    std::vector<ConditionalAttribute> conditional;
    std::vector<std::string> neverExported;
    std::vector<std::string> user;
    std::vector<std::string> device;
    std::vector<std::string> alwaysUser;       //!< go along whatever the choice
    std::vector<std::string> alwaysDevice;     //!< go along whatever the choice
    std::vector<std::string> personalData;     //!< identify a person; of events, users and devices
    std::vector<GlossaryEntry> userMeanings;   //!< a few words each; not of all: some are named and not explained
    std::vector<GlossaryEntry> deviceMeanings; //!< likewise
};

//! A data centre: where a workspace lives and where its requests come from.
struct Region
{
    std::string id;
    std::string place; //!< empty where it is not published
    std::string dashboard;
    std::string api;
    std::vector<std::string> egress; //!< addresses to allow; empty where none is published
    bool closedToNewCustomers = false;
};

//! Everything the catalog's files say.
struct CatalogData
{
    std::vector<CatalogEvent> events;
    std::vector<CodeAlias> aliases;
    CatalogAttributes attributes;
    std::vector<Region> regions;
    std::string regionsAsOf; //!< when the regions were published like this: "2026-11"
    std::vector<GlossaryEntry> glossary;
};

//! Events, attributes, regions and words of the platform, found by code or name without a Qt type or an allocation.
//!
//! Read-only after load(): may be used from any thread.
class Catalog
{
public:
    explicit Catalog(CatalogData data);

    //! The catalog that is built into the program.
    [[nodiscard]] static Result<Catalog> load();

    [[nodiscard]] std::span<const CatalogEvent> events() const noexcept { return m_data.events; }
    [[nodiscard]] std::span<const Region> regions() const noexcept { return m_data.regions; }
    [[nodiscard]] const std::string &regionsAsOf() const noexcept { return m_data.regionsAsOf; }
    [[nodiscard]] std::span<const GlossaryEntry> glossary() const noexcept { return m_data.glossary; }
    [[nodiscard]] const CatalogAttributes &attributes() const noexcept { return m_data.attributes; }

    //! Null where unknown. Of a code's two names the documented one comes first; an alias finds its code's event.
    [[nodiscard]] const CatalogEvent *byCode(std::string_view code) const noexcept;
    [[nodiscard]] const CatalogEvent *byName(std::string_view name) const noexcept;
    [[nodiscard]] const CatalogEvent *find(std::string_view codeOrName) const noexcept;

    //! The other code of the same event, in either direction; empty where there is none.
    [[nodiscard]] std::string_view aliasOf(std::string_view code) const noexcept;

    //! False for what the catalog does not know: free-form codes are possible.
    [[nodiscard]] bool isCampaign(std::string_view codeOrName) const noexcept;

    [[nodiscard]] const Region *region(std::string_view id) const noexcept;

    //! Empty where the key is not explained.
    [[nodiscard]] std::string_view meaning(std::string_view key) const noexcept;

private:
    CatalogData m_data;
    // Positions, not pointers: a catalog can be moved.
    StringMap<std::size_t> m_byCode;
    StringMap<std::size_t> m_byName;
    StringMap<std::string> m_aliases;
};

} // namespace penstock
