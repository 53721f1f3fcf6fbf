// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/eventscan.h"

#include <cstring>

namespace penstock {

namespace {

//! What stands at a key of the event itself.
enum class Member {
    Name,
    Code,
    Uuid,
    Time,
    Type,
    Source,
    EventAttributes,
    UserAttributes,
    DeviceAttributes,
    Events,
    Other
};

static_assert(static_cast<EventKey>(Member::Source) == EventKey::Source);

Member memberAt(std::string_view key) noexcept
{
    // A comparison with a text whose length is known costs two instructions or four.
    switch (key.size()) {
    case 6:
        return key == "events" ? Member::Events : Member::Other;
    case 10:
        return key == "event_name"   ? Member::Name
               : key == "event_code" ? Member::Code
               : key == "event_uuid" ? Member::Uuid
               : key == "event_time" ? Member::Time
               : key == "event_type" ? Member::Type
                                     : Member::Other;
    case 12:
        return key == "event_source" ? Member::Source : Member::Other;
    case 15:
        return key == "user_attributes" ? Member::UserAttributes : Member::Other;
    case 16:
        return key == "event_attributes" ? Member::EventAttributes : Member::Other;
    case 17:
        return key == "device_attributes" ? Member::DeviceAttributes : Member::Other;
    default:
        return Member::Other;
    }
}

//! Leaves members out of one object together with the comma that goes with each.
class MemberCuts
{
public:
    explicit MemberCuts(TextEdit &edit)
        : m_edit(edit)
    {
    }

    void add(const char *begin, const char *end, bool isDropped) { isDropped ? drop(begin, end) : keep(begin, end); }

    void finish()
    {
        if (m_leadingCut)
            m_edit.cut(m_leadingCut, m_previousEnd);
    }

private:
    void keep(const char *begin, const char *end)
    {
        if (m_leadingCut)
            m_edit.cut(m_leadingCut, begin);
        m_leadingCut = nullptr;
        m_hasKept = true;
        m_previousEnd = end;
    }

    void drop(const char *begin, const char *end)
    {
        if (m_hasKept)
            m_edit.cut(m_previousEnd, end);
        else if (!m_leadingCut)
            m_leadingCut = begin;
        m_previousEnd = end;
    }

    TextEdit &m_edit;
    const char *m_leadingCut = nullptr; //!< where the dropped members before the first kept one begin
    const char *m_previousEnd = nullptr;
    bool m_hasKept = false;
};

} // namespace

EventScan::EventScan(AttributeRules rules)
    : m_rules(std::move(rules))
{
}

bool EventScan::read(std::string_view text, EventFacts &facts, TextEdit &edit)
{
    m_bodyEvents.clear();
    return m_walker.read(text, [&](const JsonWalker::Member &member) { return readMember(member, facts, edit); });
}

inline std::string_view EventScan::keyText(const JsonWalker::Member &member)
{
    return m_walker.hasEscapes() ? unescaped(m_walker.keyOf(member)) : m_walker.keyOf(member);
}

JsonWalker::Token EventScan::readMember(const JsonWalker::Member &member, EventFacts &facts, TextEdit &edit)
{
    const auto place = memberAt(keyText(member));
    switch (place) {
    case Member::EventAttributes:
        return readEventAttributes(member, facts, edit);
    case Member::UserAttributes:
        return readAttributes(member, m_rules.userAttributes, facts, edit);
    case Member::DeviceAttributes:
        return readAttributes(member, m_rules.deviceAttributes, facts, edit);
    case Member::Events:
        return readBodyEvents(member, facts);
    case Member::Other:
        return m_walker.skip(member.value);
    case Member::Name:
    case Member::Code:
    case Member::Uuid:
    case Member::Time:
    case Member::Type:
    case Member::Source:
        break;
    }
    const auto next = m_walker.skip(member.value);
    if (next)
        facts.values[static_cast<std::size_t>(place)] = {m_walker.at(member.value), m_walker.endBefore(next)};
    return next;
}

JsonWalker::Token EventScan::readEventAttributes(const JsonWalker::Member &member, EventFacts &facts, TextEdit &edit)
{
    if (*m_walker.at(member.value) != '{')
        return skipNoObject(member, "event_attributes", facts);
    MemberCuts cuts(edit);
    const auto next = m_walker.members(member.value, [&](const JsonWalker::Member &attribute) {
        const auto key = keyText(attribute);
        const bool isDropped = m_rules.neverExported.contains(key);
        facts.hasCampaignId = facts.hasCampaignId || key == "campaign_id";
        const auto behind = m_walker.skip(attribute.value);
        if (behind)
            cuts.add(m_walker.at(attribute.key), m_walker.endBefore(behind), isDropped);
        return behind;
    });
    cuts.finish();
    return next;
}

JsonWalker::Token EventScan::readAttributes(const JsonWalker::Member &member, const std::optional<KeySet> &kept,
                                            EventFacts &facts, TextEdit &edit)
{
    if (*m_walker.at(member.value) != '{') {
        const bool isUser = &kept == &m_rules.userAttributes;
        return skipNoObject(member, isUser ? "user_attributes" : "device_attributes", facts);
    }
    if (!kept)
        return m_walker.skip(member.value);
    MemberCuts cuts(edit);
    const auto next = m_walker.members(member.value, [&](const JsonWalker::Member &attribute) {
        const bool isKept = kept->contains(keyText(attribute));
        const auto behind = m_walker.skip(attribute.value);
        if (behind)
            cuts.add(m_walker.at(attribute.key), m_walker.endBefore(behind), !isKept);
        return behind;
    });
    cuts.finish();
    return next;
}

JsonWalker::Token EventScan::readBodyEvents(const JsonWalker::Member &member, EventFacts &facts)
{
    m_bodyEvents.clear();
    facts.events = *m_walker.at(member.value) == '[' ? BodyEvents::Array : BodyEvents::SomethingElse;
    facts.eventsAt = m_walker.at(member.value);
    if (*m_walker.at(member.value) != '[')
        return m_walker.skip(member.value);
    return m_walker.elements(member.value, [&](JsonWalker::Token element) {
        const auto behind = m_walker.skip(element);
        if (behind)
            m_bodyEvents.emplace_back(m_walker.at(element), m_walker.endBefore(behind));
        return behind;
    });
}

JsonWalker::Token EventScan::skipNoObject(const JsonWalker::Member &member, std::string_view key, EventFacts &facts)
{
    if (facts.notAnObject.empty()) {
        facts.notAnObject = key;
        facts.notAnObjectAt = m_walker.at(member.value);
    }
    return m_walker.skip(member.value);
}

std::string_view EventScan::unescaped(std::string_view key)
{
    if (key.find('\\') == std::string_view::npos)
        return key;
    m_key.clear();
    json::appendUnescaped(key, m_key);
    return m_key;
}

} // namespace penstock
