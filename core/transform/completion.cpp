// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/completion.h"

#include "core/event/catalog.h"
#include "core/transform/jsontext.h"
#include "core/transform/transform.h"

#include <charconv>

namespace penstock {

namespace {

constexpr std::string_view campaignType = "CAMPAIGN_EVENT";
constexpr std::string_view userActionType = "USER_ACTION_EVENT";

//! The text of a string that came as `raw`, quotes and all; `buffer` holds it where it had escapes.
std::string_view textOf(std::string_view raw, std::string &buffer)
{
    const auto content = raw.substr(1, raw.size() - 2);
    if (content.find('\\') == std::string_view::npos)
        return content;
    buffer.clear();
    json::appendUnescaped(content, buffer);
    return buffer;
}

void appendNumber(std::int64_t number, std::string &out)
{
    std::array<char, 24> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), written.ptr);
}

bool isComplete(const EventFacts &facts)
{
    for (const auto &value : facts.values) {
        if (!value.data())
            return false;
    }
    return true;
}

} // namespace

Completion::Completion(const Catalog &catalog, EventDefaults &defaults)
    : m_catalog(catalog)
    , m_defaults(defaults)
{
}

EventIdentity Completion::identify(const EventFacts &facts)
{
    EventIdentity identity;
    if (facts.has(EventKey::Name))
        identity.name = textOf(facts.value(EventKey::Name), m_name);
    if (facts.has(EventKey::Code))
        identity.code = textOf(facts.value(EventKey::Code), m_code);

    m_known = nullptr;
    if (!facts.has(EventKey::Name) || !facts.has(EventKey::Code) || !facts.has(EventKey::Type)) {
        m_known = m_catalog.byCode(identity.code);
        if (!m_known)
            m_known = m_catalog.byName(identity.name);
    }
    identity.isCampaign = isCampaign(facts);
    if (!facts.has(EventKey::Name))
        identity.name = m_known ? std::string_view(m_known->name) : identity.code;
    if (!facts.has(EventKey::Code))
        identity.code = m_known ? std::string_view(m_known->code) : identity.name;
    return identity;
}

bool Completion::isCampaign(const EventFacts &facts) const
{
    if (facts.has(EventKey::Type)) {
        const auto raw = facts.value(EventKey::Type);
        std::string buffer;
        return raw.front() == '"' && textOf(raw, buffer) == campaignType;
    }
    return m_known ? m_known->type == campaignType : facts.hasCampaignId;
}

bool Completion::complete(std::string_view event, const EventFacts &facts, const EventIdentity &identity,
                          TextEdit &edit)
{
    if (isComplete(facts))
        return false;
    const char *const front = event.data() + 1;
    const char *place = front;
    for (std::size_t i = 0; i < facts.values.size(); ++i) {
        const auto value = facts.values[i];
        if (value.data()) {
            place = value.data() + value.size();
            continue;
        }
        edit.insert(place, [&](std::string &out) {
            if (place != front)
                out.push_back(',');
            out.append("\"").append(eventKeyNames[i]).append("\":");
            appendMissing(static_cast<EventKey>(i), facts, identity, out);
            if (place == front)
                out.push_back(',');
        });
    }
    return true;
}

void Completion::appendMissing(EventKey key, const EventFacts &facts, const EventIdentity &identity, std::string &out)
{
    switch (key) {
    case EventKey::Name:
        m_known ? json::appendQuoted(m_known->name, out) : void(out.append(facts.value(EventKey::Code)));
        return;
    case EventKey::Code:
        m_known ? json::appendQuoted(m_known->code, out) : void(out.append(facts.value(EventKey::Name)));
        return;
    case EventKey::Uuid:
        json::appendQuoted(m_defaults.uuid(), out);
        return;
    case EventKey::Time:
        appendNumber(m_defaults.epochSeconds(), out);
        return;
    case EventKey::Type:
        json::appendQuoted(m_known ? m_known->type : identity.isCampaign ? campaignType : userActionType, out);
        return;
    case EventKey::Source:
        out.append("\"MOENGAGE\"");
        return;
    }
}

} // namespace penstock
