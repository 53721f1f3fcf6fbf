// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/eventscan.h"

#include <cstring>

namespace penstock {

namespace {

std::optional<EventKey> eventKey(std::string_view key) noexcept
{
    // Nearly every key fails here, at its length.
    if (key.size() != 10 && key.size() != 12)
        return std::nullopt;
    for (std::size_t i = 0; i < eventKeyNames.size(); ++i) {
        if (key == eventKeyNames[i])
            return static_cast<EventKey>(i);
    }
    return std::nullopt;
}

//! Leaves members out of one object together with the comma that goes with each.
class MemberCuts
{
public:
    explicit MemberCuts(TextEdit &edit)
        : m_edit(edit)
    {
    }

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

    void finish()
    {
        if (m_leadingCut)
            m_edit.cut(m_leadingCut, m_previousEnd);
    }

private:
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
    return m_walker.read(text, [&](JsonWalker::Member &member) { return readMember(member, facts, edit); });
}

const char *EventScan::readMember(JsonWalker::Member &member, EventFacts &facts, TextEdit &edit)
{
    const auto key = keyText(member);
    if (const auto known = eventKey(key)) {
        const char *const begin = member.value.raw_json_token().data();
        const char *const end = m_walker.skip(member.value);
        if (end)
            facts.values[static_cast<std::size_t>(*known)] = {begin, end};
        return end;
    }
    if (key == "event_attributes")
        return readEventAttributes(member, facts, edit);
    if (key == "user_attributes")
        return readAttributes(member, m_rules.userAttributes, facts, edit);
    if (key == "device_attributes")
        return readAttributes(member, m_rules.deviceAttributes, facts, edit);
    if (key == "events")
        return readBodyEvents(member, facts);
    return m_walker.skip(member.value);
}

const char *EventScan::readEventAttributes(JsonWalker::Member &member, EventFacts &facts, TextEdit &edit)
{
    if (member.kind != '{')
        return skipNoObject(member, "event_attributes", facts);
    MemberCuts cuts(edit);
    const char *const end = m_walker.members(member.value, [&](JsonWalker::Member &attribute) {
        const auto key = keyText(attribute);
        const bool isDropped = m_rules.neverExported.contains(key);
        facts.hasCampaignId = facts.hasCampaignId || key == "campaign_id";
        const char *const attributeEnd = m_walker.skip(attribute.value);
        if (attributeEnd)
            isDropped ? cuts.drop(attribute.begin, attributeEnd) : cuts.keep(attribute.begin, attributeEnd);
        return attributeEnd;
    });
    cuts.finish();
    return end;
}

const char *EventScan::readAttributes(JsonWalker::Member &member, const std::optional<KeySet> &kept, EventFacts &facts,
                                      TextEdit &edit)
{
    if (member.kind != '{') {
        const bool isUser = &kept == &m_rules.userAttributes;
        return skipNoObject(member, isUser ? "user_attributes" : "device_attributes", facts);
    }
    if (!kept)
        return m_walker.skip(member.value);
    MemberCuts cuts(edit);
    const char *const end = m_walker.members(member.value, [&](JsonWalker::Member &attribute) {
        const bool isKept = kept->contains(keyText(attribute));
        const char *const attributeEnd = m_walker.skip(attribute.value);
        if (attributeEnd)
            isKept ? cuts.keep(attribute.begin, attributeEnd) : cuts.drop(attribute.begin, attributeEnd);
        return attributeEnd;
    });
    cuts.finish();
    return end;
}

const char *EventScan::readBodyEvents(JsonWalker::Member &member, EventFacts &facts)
{
    m_bodyEvents.clear();
    facts.events = member.kind == '[' ? BodyEvents::Array : BodyEvents::SomethingElse;
    facts.eventsAt = member.value.raw_json_token().data();
    if (member.kind != '[')
        return m_walker.skip(member.value);
    return m_walker.elements(member.value, [&](const char *begin, JsonWalker::Value &element) {
        const char *const end = m_walker.skip(element);
        if (end)
            m_bodyEvents.emplace_back(begin, end);
        return end;
    });
}

const char *EventScan::skipNoObject(JsonWalker::Member &member, std::string_view key, EventFacts &facts)
{
    if (facts.notAnObject.empty()) {
        facts.notAnObject = key;
        facts.notAnObjectAt = member.value.raw_json_token().data();
    }
    return m_walker.skip(member.value);
}

std::string_view EventScan::keyText(const JsonWalker::Member &member)
{
    if (!m_walker.hasEscapes() || member.key.find('\\') == std::string_view::npos)
        return member.key;
    m_key.clear();
    json::appendUnescaped(member.key, m_key);
    return m_key;
}

} // namespace penstock
