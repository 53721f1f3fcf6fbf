// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/nfttext.h"
#include "core/region/rulesetdialects.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>
#include <utility>

// Chains at the hooks on a packet's way to the machine, lowest priority first. To accept in one is to go on to the next;
// to drop in one is final (nft(8)).

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

using Kind = RuleVerdict::Kind;

//! A chain that the connection comes through.
struct Station
{
    int hook = 0; //!< its place on the way
    int priority = 0;
    const NftTable *table = nullptr;
    QString chain;
};

int placeOf(const QString &hook)
{
    static const QStringList way{QStringLiteral("ingress"), QStringLiteral("prerouting"), QStringLiteral("input")};
    return int(way.indexOf(hook));
}

// Rules that are added to a chain which the text does not make are for one that is there already.
QString hookOf(const QString &name, const NftChain &chain)
{
    const bool isUsual = name.compare(QLatin1String("input"), Qt::CaseInsensitive) == 0;
    return chain.hook.isEmpty() && !chain.declared && isUsual ? QStringLiteral("input") : chain.hook;
}

bool concerns(const NftTable &table, const Visitor &visitor)
{
    const QString &family = table.family;
    return !table.dormant && (family == QLatin1String("inet") || family == QLatin1String("netdev") ||
                              family == QLatin1String(visitor.address.v6 ? "ip6" : "ip"));
}

QList<Station> stationsOf(const NftText &text, const Visitor &visitor)
{
    QList<Station> stations;
    for (const NftTable &table : text.tables) {
        if (!concerns(table, visitor))
            continue;
        for (auto each = table.chains.cbegin(); each != table.chains.cend(); ++each) {
            if (const int place = placeOf(hookOf(each.key(), *each)); place >= 0)
                stations.append({place, each->priority, &table, each.key()});
        }
    }
    std::ranges::stable_sort(stations, [](const Station &one, const Station &other) {
        return std::tuple(one.hook, one.priority, one.chain) < std::tuple(other.hook, other.priority, other.chain);
    });
    return stations;
}

ChainOutcome outcomeAt(const Station &station, RuleChains chains)
{
    if (!station.table->chains.value(station.chain).declared)
        chains[station.chain].policy = RuleChain::Policy::Unsaid;
    ChainOutcome outcome = walkChain(chains, station.chain);
    if (station.hook == 0 && outcome.verdict.kind == Kind::Blocked) // ingress
        outcome.verdict = {.kind = Kind::Unknown,
                           .line = outcome.verdict.line,
                           .reason = Words::tr("This is for one network interface only.")};
    return outcome;
}

bool isTracked(const Station &station)
{
    constexpr int tracking = -200; // NF_IP_PRI_CONNTRACK, at prerouting
    return station.hook == 2 || (station.hook == 1 && station.priority > tracking);
}

RuleVerdict judge(const NftText &text, const Visitor &visitor)
{
    const QList<Station> stations = stationsOf(text, visitor);
    if (std::ranges::none_of(stations, [](const Station &station) { return station.hook == 2; }))
        return {.kind = Kind::Unknown,
                .reason = visitor.address.v6 ? Words::tr("The text has no chain at the hook input for IPv6.")
                                             : Words::tr("The text has no chain at the hook input for IPv4.")};
    if (stations.size() > mostBaseChains)
        return tooManyChains();
    QHash<std::pair<const NftTable *, bool>, RuleChains> rules;
    QList<ChainOutcome> outcomes;
    for (const Station &station : stations) {
        Visitor here = visitor;
        here.tracked = isTracked(station);
        const auto key = std::pair(station.table, here.tracked);
        if (!rules.contains(key))
            rules.insert(key, nftRules(*station.table, here));
        outcomes.append(outcomeAt(station, rules.value(key)));
    }
    return verdictOfChains(outcomes);
}

} // namespace

bool looksLikeNftables(const QString &line)
{
    static const QRegularExpression signs(
        QStringLiteral("^\\s*(?:(?:sudo\\s+)?(?:/\\S*/)?nft\\s+(?:add|insert|create|flush|delete|list|-)|"
                       "table\\s+(?:(?:inet|ip|ip6|netdev|bridge|arp)\\s+)?\\S+\\s*(?:\\{|$)|"
                       "(?:add|insert|create|flush|delete|destroy)\\s+(?:table|chain|rule|set|map|element|ruleset)\\b|"
                       "chain\\s+\\S+\\s*\\{|type\\s+\\w+\\s+hook\\s)"));
    return signs.match(line).hasMatch();
}

RuleVerdict checkNftables(const QStringList &lines, const Visitor &visitor)
{
    const NftText text = parseNft(lines);
    const RuleVerdict verdict = judge(text, visitor);
    // A line that is not understood may open or close anything.
    if (text.strayLine == 0 || verdict.kind == Kind::Unknown)
        return verdict;
    return {.kind = Kind::Unknown, .line = text.strayLine, .reason = Words::tr("This line is not understood.")};
}

} // namespace penstock
