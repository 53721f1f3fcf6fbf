// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/eventcheck.h"

#include "core/event/recipients.h"

#include <algorithm>
#include <array>
#include <optional>

namespace penstock {

namespace {

using simdjson::SUCCESS;
using simdjson::dom::element;
using simdjson::dom::object;

enum class Type { Text, Time, EventType, Source, Object };

struct DocumentedKey
{
    const char *name;
    Type type;
    bool required;
};

constexpr std::array documentedKeys{
    DocumentedKey{"event_name", Type::Text, true},
    DocumentedKey{"event_code", Type::Text, true},
    DocumentedKey{"event_uuid", Type::Text, true},
    DocumentedKey{"event_time", Type::Time, true},
    DocumentedKey{"event_type", Type::EventType, true},
    DocumentedKey{"event_source", Type::Source, true},
    DocumentedKey{"push_id", Type::Text, false},
    DocumentedKey{"email_id", Type::Text, false},
    DocumentedKey{"mobile_number", Type::Text, false},
    DocumentedKey{"uid", Type::Text, false},
    DocumentedKey{"event_attributes", Type::Object, false},
    DocumentedKey{"user_attributes", Type::Object, false},
    DocumentedKey{"device_attributes", Type::Object, false},
};

std::string_view textAt(const object &parent, std::string_view key)
{
    std::string_view text;
    element value;
    if (parent.at_key(key).get(value) != SUCCESS || value.get_string().get(text) != SUCCESS)
        return {};
    return text;
}

std::optional<object> objectAt(const object &parent, std::string_view key)
{
    object child;
    element value;
    if (parent.at_key(key).get(value) != SUCCESS || value.get_object().get(child) != SUCCESS)
        return std::nullopt;
    return child;
}

bool has(const object &parent, std::string_view key)
{
    return parent.at_key(key).error() == SUCCESS;
}

bool isOf(Type type, const element &value)
{
    std::string_view text;
    const bool isText = value.get_string().get(text) == SUCCESS;
    switch (type) {
    case Type::Text:
        return isText && !text.empty();
    case Type::EventType:
        return text == "CAMPAIGN_EVENT" || text == "USER_ACTION_EVENT";
    case Type::Source:
        return text == "MOENGAGE";
    case Type::Time:
        return value.is_uint64() || (value.is_int64() && value.get_int64().value_unsafe() >= 0);
    case Type::Object:
        return value.is_object();
    }
    return false;
}

std::string under(std::string_view parent, std::string_view key)
{
    return std::string(parent) + '.' + std::string(key);
}

bool isRecipientChannel(std::string_view channel)
{
    return std::ranges::find(recipients, channel, &Recipient::channel) != std::end(recipients);
}

} // namespace

//! What an event says of itself, and what the catalog knows of it.
struct EventCheck::Facts
{
    std::string_view name;
    std::string_view code;
    std::string_view type;
    const CatalogEvent *known = nullptr; //!< by its code
};

EventCheck::EventCheck(const Catalog &catalog, FindingList &findings)
    : m_catalog(catalog)
    , m_findings(findings)
{
}

void EventCheck::check(const element &event, std::size_t index)
{
    m_index = index;
    m_uuid = {};
    object keys;
    if (event.get_object().get(keys) != SUCCESS)
        return find(Kind::WrongType, "events[]");
    m_uuid = textAt(keys, "event_uuid");
    const std::string_view code = textAt(keys, "event_code");
    const Facts facts{.name = textAt(keys, "event_name"),
                      .code = code,
                      .type = textAt(keys, "event_type"),
                      .known = m_catalog.byCode(code)};
    checkKeys(keys);
    checkCodeAndName(facts);
    checkRecipient(keys, facts);
    checkAttributes(keys, facts);
}

void EventCheck::checkKeys(const object &event)
{
    std::array<bool, documentedKeys.size()> came{};
    for (const auto [key, value] : event) {
        const auto documented = std::ranges::find(
            documentedKeys, key, [](const DocumentedKey &each) { return std::string_view(each.name); });
        if (documented == documentedKeys.end()) {
            find(Kind::UnknownKey, key);
            continue;
        }
        came[std::size_t(documented - documentedKeys.begin())] = true;
        if (!isOf(documented->type, value))
            find(Kind::WrongType, key);
    }
    for (std::size_t i = 0; i < documentedKeys.size(); ++i) {
        if (documentedKeys[i].required && !came[i])
            find(Kind::MissingKey, documentedKeys[i].name);
    }
}

void EventCheck::checkCodeAndName(const Facts &facts)
{
    if (facts.code.empty() || facts.name.empty())
        return;
    const std::string_view alias = m_catalog.aliasOf(facts.code);
    const bool isPair = std::ranges::any_of(m_catalog.events(), [&](const CatalogEvent &event) {
        return event.name == facts.name && (event.code == facts.code || (!alias.empty() && event.code == alias));
    });
    // Codes and names that the catalog does not know are free.
    if (!isPair && (facts.known || m_catalog.byName(facts.name)))
        find(Kind::Contradiction, "event_name");
    if (facts.known && !facts.type.empty() && facts.known->type != facts.type)
        find(Kind::Contradiction, "event_type");
}

void EventCheck::checkRecipient(const object &event, const Facts &facts)
{
    // Of events that are not documented for streams, nobody knows the recipient's key.
    if (!facts.known || !facts.known->documented || !isRecipientChannel(facts.known->channel))
        return;
    for (const Recipient &recipient : recipients) {
        if (has(event, recipient.key) != (recipient.channel == facts.known->channel))
            find(Kind::WrongRecipient, recipient.key);
    }
}

void EventCheck::checkAttributes(const object &event, const Facts &facts)
{
    checkIds(event, "user_attributes", m_catalog.attributes().alwaysUser);
    checkIds(event, "device_attributes", m_catalog.attributes().alwaysDevice);
    const bool isCampaign = facts.type == "CAMPAIGN_EVENT";
    const auto attributes = objectAt(event, "event_attributes");
    if (!attributes) {
        if (isCampaign && !has(event, "event_attributes"))
            find(Kind::MissingCampaignKey, "event_attributes");
        return;
    }
    for (const std::string &never : m_catalog.attributes().neverExported) {
        if (has(*attributes, never))
            find(Kind::NeverSent, under("event_attributes", never));
    }
    if (isCampaign)
        checkCampaign(*attributes, facts);
}

void EventCheck::checkCampaign(const object &attributes, const Facts &facts)
{
    for (const std::string &always : m_catalog.attributes().alwaysExported) {
        element value;
        if (attributes.at_key(always).get(value) != SUCCESS)
            find(Kind::MissingCampaignKey, under("event_attributes", always));
        else if (!isOf(Type::Text, value))
            find(Kind::WrongType, under("event_attributes", always));
    }
    const std::string_view channel = textAt(attributes, "campaign_channel");
    if (facts.known && isRecipientChannel(facts.known->channel) && !channel.empty() && channel != facts.known->channel)
        find(Kind::Contradiction, "event_attributes.campaign_channel");
}

void EventCheck::checkIds(const object &event, const char *key, const std::vector<std::string> &always)
{
    const auto attributes = objectAt(event, key);
    if (!attributes)
        return;
    for (const std::string &id : always) {
        element value;
        if (attributes->at_key(id).get(value) != SUCCESS)
            find(Kind::MissingKey, under(key, id));
        else if (!isOf(Type::Text, value))
            find(Kind::WrongType, under(key, id));
    }
}

void EventCheck::find(Kind kind, std::string_view subject)
{
    m_findings.add(kind, subject, m_index, m_uuid);
}

} // namespace penstock
