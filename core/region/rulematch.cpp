// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/rulematch.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

constexpr std::pair<QLatin1String, int> services[] = {
    {QLatin1String("https"), 443},        {QLatin1String("http"), 80},        {QLatin1String("www"), 80},
    {QLatin1String("ssh"), 22},           {QLatin1String("ftp"), 21},         {QLatin1String("telnet"), 23},
    {QLatin1String("smtp"), 25},          {QLatin1String("domain"), 53},      {QLatin1String("pop3"), 110},
    {QLatin1String("sunrpc"), 111},       {QLatin1String("ntp"), 123},        {QLatin1String("imap2"), 143},
    {QLatin1String("imap"), 143},         {QLatin1String("snmp"), 161},       {QLatin1String("ldap"), 389},
    {QLatin1String("microsoft-ds"), 445}, {QLatin1String("submission"), 587}, {QLatin1String("imaps"), 993},
    {QLatin1String("pop3s"), 995},        {QLatin1String("mysql"), 3306},     {QLatin1String("postgresql"), 5432},
    {QLatin1String("http-alt"), 8080},    {QLatin1String("webcache"), 8080},
};

std::optional<int> portNumber(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber)
        return number >= 0 && number <= 65535 ? std::optional(number) : std::nullopt;
    const auto *found = std::ranges::find_if(services, [&](const auto &service) { return service.first == text; });
    return found == std::end(services) ? std::nullopt : std::optional(found->second);
}

struct PortRange
{
    int first;
    int last;
};

std::optional<PortRange> parsePorts(const QString &text)
{
    qsizetype dash = text.indexOf(u':');
    if (dash < 0 && !text.isEmpty() && text.front().isDigit())
        dash = text.indexOf(u'-'); // a service's name may hold one, too
    if (dash < 0) {
        const auto port = portNumber(text);
        return port ? std::optional(PortRange{*port, *port}) : std::nullopt;
    }
    const auto first = dash == 0 ? std::optional(0) : portNumber(text.left(dash));
    const auto last = dash + 1 == text.size() ? std::optional(65535) : portNumber(text.mid(dash + 1));
    return first && last ? std::optional(PortRange{*first, *last}) : std::nullopt;
}

template <typename Each>
RuleMatch anyOf(const QStringList &items, Each each)
{
    RuleMatch best = RuleMatch::No;
    for (const QString &item : items)
        best = std::max(best, each(item));
    return best;
}

RuleMatch turned(RuleMatch match, bool negated)
{
    return negated ? inverted(match) : match;
}

// What this machine's own address on the network can be is not known; what it cannot be, is.
RuleMatch matchDestination(const QString &text)
{
    const auto range = parseAddressRange(text);
    if (!range)
        return RuleMatch::Maybe;
    const auto holdsAll = [&](QStringView all) { return range->holds(*parseAddressRange(all)); };
    const auto inside = [&](QStringView never) { return parseAddressRange(never)->holds(*range); };
    if (holdsAll(u"0.0.0.0/0") || holdsAll(u"::/0"))
        return RuleMatch::Yes;
    const bool never = inside(u"127.0.0.0/8") || inside(u"224.0.0.0/4") || inside(u"255.255.255.255") ||
                       inside(u"::1") || inside(u"ff00::/8");
    return never ? RuleMatch::No : RuleMatch::Maybe;
}

bool isLoopback(const AddressRange &address)
{
    return parseAddressRange(u"127.0.0.0/8")->touches(address) || parseAddressRange(u"::1")->touches(address);
}

} // namespace

RuleMatch inverted(RuleMatch match)
{
    switch (match) {
    case RuleMatch::No:
        return RuleMatch::Yes;
    case RuleMatch::Maybe:
        return RuleMatch::Maybe;
    case RuleMatch::Yes:
        return RuleMatch::No;
    }
    Q_UNREACHABLE();
}

void RuleFit::require(RuleMatch condition, const QString &doubtful)
{
    if (condition == RuleMatch::Maybe && doubt.isEmpty())
        doubt = doubtful;
    match = std::min(match, condition);
}

RuleMatch matchAddress(const Visitor &visitor, const QString &text)
{
    const auto range = parseAddressRange(text);
    if (!range)
        return RuleMatch::Maybe;
    if (range->holds(visitor.address))
        return RuleMatch::Yes;
    return range->touches(visitor.address) ? RuleMatch::Maybe : RuleMatch::No;
}

RuleMatch matchPort(quint16 port, const QString &text)
{
    const auto range = parsePorts(text);
    if (!range)
        return RuleMatch::Maybe;
    return port >= range->first && port <= range->last ? RuleMatch::Yes : RuleMatch::No;
}

RuleMatch matchProtocol(const QString &name)
{
    const QString low = name.toLower();
    if (low == QLatin1String("tcp") || low == QLatin1String("6") || low == QLatin1String("all") ||
        low == QLatin1String("any") || low == QLatin1String("0"))
        return RuleMatch::Yes;
    const bool isName =
        std::ranges::all_of(low, [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_'; });
    return isName && !low.isEmpty() ? RuleMatch::No : RuleMatch::Maybe;
}

RuleMatch matchStates(const QStringList &states)
{
    static const QSet<QString> others{QStringLiteral("established"), QStringLiteral("related"),
                                      QStringLiteral("invalid"), QStringLiteral("untracked")};
    return anyOf(states, [](const QString &state) {
        const QString low = state.toLower();
        if (low == QLatin1String("new"))
            return RuleMatch::Yes;
        return others.contains(low) ? RuleMatch::No : RuleMatch::Maybe;
    });
}

RuleMatch matchFlags(const QStringList &examined, const QStringList &set)
{
    static const QSet<QString> known{QStringLiteral("fin"), QStringLiteral("syn"), QStringLiteral("rst"),
                                     QStringLiteral("psh"), QStringLiteral("ack"), QStringLiteral("urg")};
    const auto read = [](const QStringList &names) -> std::optional<QSet<QString>> {
        QSet<QString> flags;
        for (const QString &name : names) {
            const QString low = name.toLower();
            if (low == QLatin1String("all"))
                flags.unite(known);
            else if (known.contains(low))
                flags.insert(low);
            else if (low != QLatin1String("none") && low != QLatin1String("0x0"))
                return std::nullopt;
        }
        return flags;
    };
    const auto mask = read(examined);
    const auto wanted = read(set);
    if (!mask || !wanted)
        return RuleMatch::Maybe;
    const QSet<QString> there = QSet<QString>{QStringLiteral("syn")} & *mask;
    return there == *wanted ? RuleMatch::Yes : RuleMatch::No;
}

void requireSource(RuleFit &fit, const Visitor &visitor, const QStringList &ranges, bool negated)
{
    const RuleMatch match = anyOf(ranges, [&](const QString &range) { return matchAddress(visitor, range); });
    fit.require(turned(match, negated), Words::tr("Whether “%1” holds the whole address cannot be told.")
                                            .arg(ranges.join(QLatin1String(", ")).left(80)));
}

void requireDestination(RuleFit &fit, const QStringList &ranges, bool negated)
{
    const RuleMatch match = anyOf(ranges, matchDestination);
    fit.require(
        turned(match, negated),
        Words::tr("It depends on the machine's own address: “%1”.").arg(ranges.join(QLatin1String(", ")).left(80)));
}

void requirePort(RuleFit &fit, const Visitor &visitor, const QStringList &ranges, bool negated)
{
    const RuleMatch match = anyOf(ranges, [&](const QString &range) { return matchPort(visitor.port, range); });
    fit.require(turned(match, negated), Words::tr("Whether “%1” holds port %2 cannot be told.")
                                            .arg(ranges.join(QLatin1String(", ")).left(80))
                                            .arg(visitor.port));
}

void requireSourcePort(RuleFit &fit, const QStringList &ranges, bool negated)
{
    const RuleMatch match = anyOf(ranges, [](const QString &text) {
        const auto range = parsePorts(text);
        return range && range->first <= 1 && range->last == 65535 ? RuleMatch::Yes : RuleMatch::Maybe;
    });
    fit.require(turned(match, negated), Words::tr("It depends on the port that the connection comes from."));
}

void requireProtocol(RuleFit &fit, const QStringList &names, bool negated)
{
    fit.require(turned(anyOf(names, matchProtocol), negated),
                Words::tr("Whether “%1” is TCP cannot be told.").arg(names.join(QLatin1String(", ")).left(80)));
}

void requireStates(RuleFit &fit, const Visitor &visitor, const QStringList &states, bool negated)
{
    const RuleMatch match = visitor.tracked ? matchStates(states) : RuleMatch::Maybe;
    fit.require(turned(match, negated),
                Words::tr("It depends on the connection's state “%1”.").arg(states.join(QLatin1String(", ")).left(80)));
}

void requireInterface(RuleFit &fit, const Visitor &visitor, const QStringList &names, bool negated)
{
    const RuleMatch match = anyOf(names, [&](const QString &name) {
        if (name == QLatin1String("*") || name == QLatin1String("+"))
            return RuleMatch::Yes;
        return name == QLatin1String("lo") && !isLoopback(visitor.address) ? RuleMatch::No : RuleMatch::Maybe;
    });
    fit.require(turned(match, negated), Words::tr("It depends on the network interface that the connection comes in "
                                                  "by: “%1”.")
                                            .arg(names.join(QLatin1String(", ")).left(80)));
}

void requireUnknown(RuleFit &fit, const QString &condition)
{
    fit.require(RuleMatch::Maybe,
                Words::tr("It depends on “%1”, which the text does not tell.").arg(condition.left(80)));
}

} // namespace penstock
