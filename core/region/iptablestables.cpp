// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/iptablestables.h"

#include <algorithm>

namespace penstock {

QString IptablesTable::name() const
{
    if (!m_name.isEmpty())
        return m_name;
    if (!m_chains.contains(QStringLiteral("PREROUTING")))
        return QStringLiteral("filter");
    if (m_chains.contains(QStringLiteral("FORWARD")))
        return QStringLiteral("mangle");
    return m_chains.contains(QStringLiteral("POSTROUTING")) ? QStringLiteral("nat") : QStringLiteral("raw");
}

IptablesTable::Family IptablesTable::family() const
{
    if (m_family != Family::Unsaid || m_mentionsV4 == m_mentionsV6)
        return m_family;
    return m_mentionsV6 ? Family::V6 : Family::V4;
}

bool IptablesTable::isNamed(const QString &name, Family family) const
{
    return m_name == name && m_family == family;
}

bool IptablesTable::holdsPolicy(const QString &chain) const
{
    return m_policies.contains(chain);
}

void IptablesTable::setPolicy(const QString &chain, const QString &policy, int line)
{
    RuleChain &changed = m_chains[chain];
    m_policies[chain] = true;
    changed.policyLine = line;
    if (policy == QLatin1String("ACCEPT"))
        changed.policy = RuleChain::Policy::Accept;
    else if (policy == QLatin1String("DROP") || policy == QLatin1String("REJECT"))
        changed.policy = RuleChain::Policy::Block;
}

void IptablesTable::insert(const QString &chain, qsizetype place, const ChainRule &rule, const QString &key)
{
    RuleChain &changed = m_chains[chain];
    const qsizetype at = std::clamp<qsizetype>(place, 0, changed.rules.size());
    changed.rules.insert(at, rule);
    m_keys[chain].insert(at, key);
}

void IptablesTable::append(const QString &chain, const ChainRule &rule, const QString &key)
{
    m_chains[chain].rules.append(rule);
    m_keys[chain].append(key);
}

void IptablesTable::remove(const QString &chain, const QString &key)
{
    // A rule that is not in the text was not let in by it either.
    QStringList &keys = m_keys[chain];
    if (const qsizetype at = keys.indexOf(key); at >= 0) {
        keys.removeAt(at);
        m_chains[chain].rules.removeAt(at);
    }
}

void IptablesTable::flush(const QString &chain)
{
    for (auto each = m_chains.begin(); each != m_chains.end(); ++each) {
        if (chain.isEmpty() || each.key() == chain) {
            each->rules.clear();
            m_keys.remove(each.key());
        }
    }
}

void IptablesTable::noteFamily(const QStringList &words)
{
    for (const QString &word : words) {
        const QString plain = word.startsWith(u'!') ? word.mid(1) : word;
        if (!plain.contains(u'.') && !plain.contains(QLatin1String("::")) && !plain.contains(u'6'))
            continue;
        const auto address = parseAddressRange(plain);
        m_mentionsV4 = m_mentionsV4 || (address && !address->v6) || plain.startsWith(QLatin1String("icmp-"));
        m_mentionsV6 = m_mentionsV6 || (address && address->v6) || plain == QLatin1String("ipv6-icmp") ||
                       plain == QLatin1String("icmpv6") || plain.startsWith(QLatin1String("icmp6-"));
    }
}

} // namespace penstock
