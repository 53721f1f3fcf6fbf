// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sample/factcollector.h"

#include "core/transform/transform.h"

namespace penstock {

void FactCollector::add(std::string_view event, SampleFacts &facts)
{
    m_padded.assign(event);
    m_padded.append(Transform::padding, ' ');
    m_code.clear();
    m_name.clear();
    m_walker.read(std::string_view(m_padded).substr(0, event.size()),
                  [&](const JsonWalker::Member &member) { return addMember(member, facts); });
    ++facts.events;
    facts.bytes += qint64(event.size());
    ++facts.codes[m_code];
    facts.names[m_code] = m_name;
}

JsonWalker::Token FactCollector::addMember(const JsonWalker::Member &member, SampleFacts &facts)
{
    const std::string_view key = m_walker.keyOf(member);
    const bool isObject = *m_walker.at(member.value) == '{';
    if (isObject && key == "event_attributes")
        return addAttributes(member.value, facts.eventAttributes);
    if (isObject && key == "user_attributes")
        return addAttributes(member.value, facts.userAttributes);
    if (isObject && key == "device_attributes")
        return addAttributes(member.value, facts.deviceAttributes);
    const JsonWalker::Token behind = m_walker.skip(member.value);
    count(member, behind, facts.keys);
    if (key == "event_code")
        m_code = text(member.value, behind);
    else if (key == "event_name")
        m_name = text(member.value, behind);
    return behind;
}

JsonWalker::Token FactCollector::addAttributes(JsonWalker::Token object,
                                               QHash<QByteArray, SampleFacts::Attribute> &attributes)
{
    return m_walker.members(object, [&](const JsonWalker::Member &member) {
        const JsonWalker::Token behind = m_walker.skip(member.value);
        count(member, behind, attributes);
        return behind;
    });
}

void FactCollector::count(const JsonWalker::Member &member, JsonWalker::Token behind,
                          QHash<QByteArray, SampleFacts::Attribute> &attributes)
{
    SampleFacts::Attribute &attribute = attributes[text(member.key, member.key + 1)];
    ++attribute.events;
    attribute.bytes += m_walker.endBefore(behind) - m_walker.at(member.key);
}

QByteArray FactCollector::text(JsonWalker::Token string, JsonWalker::Token behind) const
{
    const char *begin = m_walker.at(string) + 1;
    const std::string_view content(begin, std::size_t(m_walker.endBefore(behind) - begin - 1));
    std::string unescaped;
    json::appendUnescaped(content, unescaped);
    return QByteArray::fromStdString(unescaped);
}

} // namespace penstock
