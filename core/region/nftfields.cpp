// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/nftfields.h"

#include <initializer_list>

namespace penstock {

namespace {

struct FieldName
{
    const char *first;
    const char *second; //!< null: it is one word
    NftField field;
};

constexpr FieldName fieldNames[] = {
    {"ip", "saddr", NftField::Source4},
    {"ip6", "saddr", NftField::Source6},
    {"ip", "daddr", NftField::Destination4},
    {"ip6", "daddr", NftField::Destination6},
    {"tcp", "dport", NftField::Port},
    {"th", "dport", NftField::Port},
    {"tcp", "sport", NftField::SourcePort},
    {"th", "sport", NftField::SourcePort},
    {"ip", "protocol", NftField::Protocol},
    {"ip6", "nexthdr", NftField::Protocol},
    {"meta", "l4proto", NftField::Protocol},
    {"ct", "state", NftField::State},
    {"ct", "status", NftField::Translated},
    {"meta", "iif", NftField::Interface},
    {"meta", "iifname", NftField::Interface},
    {"iif", nullptr, NftField::Interface},
    {"iifname", nullptr, NftField::Interface},
    {"meta", "nfproto", NftField::AddressFamily},
    {"meta", "protocol", NftField::AddressFamily},
    {"meta", "pkttype", NftField::PacketType},
    {"pkttype", nullptr, NftField::PacketType},
};

bool isAny(const QString &value, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (value == QLatin1String(name))
            return true;
    }
    return false;
}

//! Of something that is the same for each new TCP connection to this machine.
RuleMatch matchConstant(const QString &value, std::initializer_list<const char *> yes,
                        std::initializer_list<const char *> no)
{
    if (isAny(value, yes))
        return RuleMatch::Yes;
    return isAny(value, no) ? RuleMatch::No : RuleMatch::Maybe;
}

RuleMatch matchFamily(const QString &value, bool v6)
{
    const RuleMatch ofV4 = matchConstant(value, {"ipv4", "ip", "2"}, {"ipv6", "ip6", "10", "arp"});
    const RuleMatch ofV6 = matchConstant(value, {"ipv6", "ip6", "10"}, {"ipv4", "ip", "2", "arp"});
    return v6 ? ofV6 : ofV4;
}

} // namespace

QList<NftElement> elementsOf(const NftTokens &words)
{
    QList<NftElement> elements;
    NftElement element;
    bool inVerdict = false;
    bool keyIsRead = false; // what follows is its time or its comment
    const auto finish = [&] {
        if (!element.keys.isEmpty())
            elements.append(element);
        element = {};
        inVerdict = keyIsRead = false;
    };
    for (const NftToken &word : words) {
        if (word.is(","))
            finish();
        else if (word.is("{") || word.is("}"))
            continue; // a list within the list
        else if (word.is(":"))
            inVerdict = true;
        else if (inVerdict)
            element.verdict.append(word);
        else if (word.is("."))
            keyIsRead = false;
        else if (!keyIsRead) {
            element.keys << word.text;
            keyIsRead = true;
        }
    }
    finish();
    return elements;
}

NftField takeNftField(const NftTokens &words, qsizetype &at)
{
    for (const FieldName &name : fieldNames) {
        if (!words.value(at).is(name.first) || (name.second && !words.value(at + 1).is(name.second)))
            continue;
        at += name.second ? 2 : 1;
        return name.field;
    }
    if (words.value(at).is("fib") && words.value(at + 1).is("daddr") && words.value(at + 2).is("type")) {
        at += 3;
        return NftField::DestinationType;
    }
    return NftField::Unknown;
}

RuleFit fitNftValue(NftField field, const QString &value, const Visitor &visitor)
{
    RuleFit fit;
    RuleMatch constant = RuleMatch::Maybe;
    switch (field) {
    case NftField::Source4:
    case NftField::Source6:
        requireSource(fit, visitor, {value}, false);
        return fit;
    case NftField::Destination4:
    case NftField::Destination6:
        requireDestination(fit, {value}, false);
        return fit;
    case NftField::Port:
        requirePort(fit, visitor, {value}, false);
        return fit;
    case NftField::SourcePort:
        requireSourcePort(fit, {value}, false);
        return fit;
    case NftField::Protocol:
        requireProtocol(fit, {value}, false);
        return fit;
    case NftField::State:
        requireStates(fit, visitor, {value}, false);
        return fit;
    case NftField::Interface:
        requireInterface(fit, visitor, {value}, false);
        return fit;
    case NftField::AddressFamily:
        constant = matchFamily(value, visitor.address.v6);
        break;
    case NftField::PacketType:
        constant = matchConstant(value, {"host", "unicast"}, {"broadcast", "multicast", "other"});
        break;
    case NftField::DestinationType:
        constant = matchConstant(value, {"local"}, {"broadcast", "multicast", "anycast", "unicast"});
        break;
    case NftField::Translated:
        // A connection that a rule of nat sends elsewhere is not judged further: see nftRules().
        constant = matchConstant(value, {}, {"dnat", "snat", "assured", "confirmed", "seen-reply"});
        break;
    case NftField::Unknown:
        break;
    }
    if (constant == RuleMatch::Maybe)
        requireUnknown(fit, value);
    else
        fit.require(constant, {});
    return fit;
}

bool hasNftField(NftField field, const Visitor &visitor)
{
    const bool ofV4 = field == NftField::Source4 || field == NftField::Destination4;
    const bool ofV6 = field == NftField::Source6 || field == NftField::Destination6;
    return visitor.address.v6 ? !ofV4 : !ofV6;
}

} // namespace penstock
