// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/iptablesrule.h"
#include "core/region/nftfields.h"
#include "core/region/nfttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

using Action = ChainRule::Action;

// Many rules that each ask a large set: beyond, nobody waits for the answer.
constexpr qsizetype mostElements = 500'000;

bool isAny(const NftToken &token, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(words, [&](const char *word) { return token.is(word); });
}

//! Reads rules of one table. Goes through a rule's words from left to right, as nft does.
class RuleReader
{
public:
    RuleReader(const NftTable &table, const Visitor &visitor)
        : m_table(table)
        , m_visitor(visitor)
    {
    }

    QList<ChainRule> read(const NftTokens &words)
    {
        m_words = words;
        m_at = 0;
        m_rule = ChainRule{.line = words.isEmpty() ? 0 : words.first().line};
        m_rules.clear();
        m_hasForeign = m_isDone = false;
        while (m_at < m_words.size() && !m_isDone && m_rule.fit.match != RuleMatch::No)
            readPart();
        if (m_hasForeign && m_rule.action == Action::GoOn && !m_isDone)
            setUnclear(Words::tr("This rule is one of iptables that nft cannot print: paste “iptables-save”."));
        if (m_rule.fit.match != RuleMatch::No && m_rule.action != Action::GoOn)
            m_rules.append(m_rule);
        return m_rules;
    }

private:
    const NftToken &peek(qsizetype ahead = 0) const
    {
        static const NftToken none{QString(), 0, true};
        return m_at + ahead < m_words.size() ? m_words[m_at + ahead] : none;
    }

    void readPart()
    {
        const NftToken word = peek();
        if (const qsizetype start = m_at; takeNftField(m_words, m_at) != NftField::Unknown) {
            m_at = start;
            readCondition();
        } else if (word.is("tcp") && peek(1).is("flags")) {
            m_at += 2;
            readFlags();
        } else if (isAny(word, {"udp", "icmp", "icmpv6", "sctp", "dccp", "esp", "ah", "igmp", "udplite", "comp"})) {
            m_rule.fit.require(RuleMatch::No, {});
        } else if (word.is("xt") || word.text.startsWith(QLatin1String("xt_"))) {
            readForeign();
        } else if (!readVerdict() && !readStatement()) {
            requireUnknown(m_rule.fit, word.text);
            ++m_at;
        }
    }

    void readCondition()
    {
        QList<NftField> fields;
        do {
            m_at += fields.isEmpty() ? 0 : 1;
            fields.append(takeNftField(m_words, m_at));
        } while (peek().is(".") && fields.constLast() != NftField::Unknown);
        if (peek().is("vmap")) {
            ++m_at;
            return readVerdictMap(fields);
        }
        const bool negated = peek().is("!=");
        const bool hasSign = isAny(peek(), {"!=", "=="});
        m_at += hasSign ? 1 : 0;
        if (isAny(peek(), {"<", ">", "<=", ">=", "&", "|", "set", "map"}) || fields.contains(NftField::Unknown)) {
            requireUnknown(m_rule.fit, peek().text);
            ++m_at;
            return;
        }
        if (!std::ranges::all_of(fields, [&](NftField field) { return hasNftField(field, m_visitor); })) {
            m_rule.fit.require(RuleMatch::No, {});
            return;
        }
        const bool isWhole = hasSign && isMask(fields);
        RuleFit fit = fitOfValues(fields);
        if (isWhole && fit.match == RuleMatch::Yes)
            fit.match = RuleMatch::No; // it is one of them, and never all of them at once
        m_rule.fit.require(negated ? inverted(fit.match) : fit.match, fit.doubt);
    }

    // "new,established" without braces: with a sign before it, it is one value, the sum of both.
    [[nodiscard]] bool isMask(const QList<NftField> &fields) const
    {
        return fields.first() == NftField::State && peek(1).is(",");
    }

    // A value, a list in braces or a named set.
    RuleFit fitOfValues(const QList<NftField> &fields)
    {
        if (peek().is("{"))
            return fitOfElements(fields, takeBraces());
        const QString name = peek().text;
        if (!peek().quoted && name.startsWith(u'@')) {
            ++m_at;
            return fitOfSet(fields, name.mid(1));
        }
        NftTokens values;
        values.append(m_words.value(m_at++));
        while (isAny(peek(), {",", "."})) {
            values << m_words.value(m_at) << m_words.value(m_at + 1);
            m_at += 2;
        }
        return fitOfElements(fields, values);
    }

    RuleFit fitOfSet(const QList<NftField> &fields, const QString &name)
    {
        const auto set = m_table.sets.constFind(name);
        // `nft -t` leaves elements out: a set without any may hold anything.
        if (set == m_table.sets.cend() || set->isEmpty()) {
            RuleFit fit;
            requireUnknown(fit, u'@' + name);
            return fit;
        }
        // Large sets are asked by many rules, in the same way.
        QString key = name;
        for (const NftField field : fields)
            key += u' ' + QString::number(int(field));
        if (const auto known = m_setFits.constFind(key); known != m_setFits.cend())
            return *known;
        return *m_setFits.insert(key, fitOfElements(fields, *set));
    }

    RuleFit fitOfElements(const QList<NftField> &fields, const NftTokens &words)
    {
        RuleFit best;
        best.match = RuleMatch::No;
        for (const NftElement &element : elementsOf(words)) {
            const RuleFit fit = fitOfElement(fields, element);
            if (fit.match > best.match)
                best = fit;
        }
        return best;
    }

    RuleFit fitOfElement(const QList<NftField> &fields, const NftElement &element)
    {
        RuleFit fit;
        if (++m_elements > mostElements || element.keys.size() != fields.size()) {
            requireUnknown(fit, element.keys.join(QLatin1String(" . ")));
            return fit;
        }
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QString &key = element.keys[i];
            const RuleFit part = key == QLatin1String("*") ? RuleFit() : fitNftValue(fields[i], key, m_visitor);
            fit.require(part.match, part.doubt);
        }
        return fit;
    }

    NftTokens takeBraces()
    {
        NftTokens inside;
        int depth = 0;
        do {
            const NftToken word = m_words.value(m_at++);
            depth += word.is("{") ? 1 : word.is("}") ? -1 : 0;
            inside.append(word);
        } while (depth > 0 && m_at < m_words.size());
        return inside;
    }

    void readVerdictMap(const QList<NftField> &fields)
    {
        m_isDone = true;
        NftTokens words;
        if (m_elements > mostElements) {
            setUnclear(Words::tr("The text holds too many elements of sets and maps to go through."));
            return;
        }
        if (peek().is("{")) {
            words = takeBraces();
        } else if (const QString name = peek().text.mid(1); !m_table.sets.value(name).isEmpty()) {
            words = m_table.sets.value(name);
        } else {
            setUnclear(Words::tr("What the map “%1” holds is not in the text.").arg(peek().text.left(80)));
            return;
        }
        if (!std::ranges::all_of(fields, [&](NftField field) { return hasNftField(field, m_visitor); }))
            return;
        for (const NftElement &element : elementsOf(words)) {
            ChainRule rule = m_rule;
            const RuleFit fit = fitOfElement(fields, element);
            rule.fit.require(fit.match, fit.doubt);
            if (rule.fit.match == RuleMatch::No)
                continue;
            if (!setVerdict(rule, element.verdict, 0))
                setForeignVerdict(rule, element.verdict.value(0).text);
            m_rules.append(rule);
        }
    }

    // Tokens after the verdict belong to it, or are a comment.
    bool readVerdict()
    {
        m_isDone = setVerdict(m_rule, m_words, m_at);
        return m_isDone;
    }

    static bool setVerdict(ChainRule &rule, const NftTokens &words, qsizetype at)
    {
        const NftToken word = words.value(at);
        if (word.is("accept")) {
            rule.action = Action::Accept;
        } else if (isAny(word, {"drop", "reject"})) {
            rule.action = Action::Block;
        } else if (word.is("return")) {
            rule.action = Action::Return;
        } else if (isAny(word, {"jump", "goto"})) {
            rule.action = word.is("jump") ? Action::Jump : Action::Goto;
            rule.target = words.value(at + 1).text;
        } else if (isAny(word, {"dnat", "redirect", "tproxy", "fwd"})) {
            rule.action = Action::Unclear;
            rule.reason =
                Words::tr("This rule sends the connection elsewhere (%1): other rules decide there.").arg(word.text);
        } else if (isAny(word, {"queue", "synproxy", "notrack"})) {
            setForeignVerdict(rule, word.text);
        } else {
            return isAny(word, {"continue", "masquerade", "snat"});
        }
        return true;
    }

    static void setForeignVerdict(ChainRule &rule, const QString &name)
    {
        rule.action = Action::Unclear;
        rule.reason = Words::tr("What becomes of a connection after %1 is not in the text.").arg(name.left(80));
    }

    void setUnclear(const QString &reason)
    {
        m_rule.action = Action::Unclear;
        m_rule.reason = reason;
    }

    // What iptables-nft writes, and nft can only name.
    void readForeign()
    {
        m_hasForeign = true;
        const bool isTarget = peek(1).is("target");
        if (isTarget) {
            setIptablesTarget(m_rule, peek(2).text);
            m_isDone = m_rule.action != Action::GoOn;
        } else {
            requireUnknown(m_rule.fit, peek(1).is("match") ? peek(2).text : peek().text);
        }
        m_hasForeign = !isTarget;
        m_at += peek(1).is("match") || isTarget ? 3 : 1;
    }

    bool readStatement()
    {
        if (isAny(peek(), {"counter", "log"})) {
            ++m_at;
            while (isAny(peek(), {"packets", "bytes", "name", "prefix", "level", "flags", "group", "snaplen",
                                  "queue-threshold"}))
                m_at += 2;
        } else if (peek().is("comment")) {
            m_at += 2;
        } else if (isAny(peek(), {"meta", "ct"}) && peek(2).is("set")) {
            m_at += 4;
        } else if (isAny(peek(), {"add", "update"}) && peek(1).text.startsWith(u'@')) {
            m_at += 2;
            const NftTokens inside = takeBraces();
            if (std::ranges::any_of(inside, [](const NftToken &word) { return isAny(word, {"limit", "ct", "quota"}); }))
                requireUnknown(m_rule.fit, QStringLiteral("limit"));
        } else {
            return false;
        }
        return true;
    }

    // "syn", "!= syn", "& (fin | syn | rst | ack) == syn", "syn / fin,syn,rst,ack"
    void readFlags()
    {
        if (peek().is("&")) {
            ++m_at;
            const QStringList mask = takeFlags();
            const NftToken sign = m_words.value(m_at++);
            return requireFlags(matchFlags(mask, takeFlags()), sign.is("!="));
        }
        const NftToken sign = isAny(peek(), {"==", "!=", "!"}) ? m_words.value(m_at++) : NftToken{};
        const QStringList flags = takeFlags();
        if (peek().is("/")) {
            ++m_at;
            return requireFlags(matchFlags(takeFlags(), flags), sign.is("!="));
        }
        const bool hasSyn = flags.contains(QLatin1String("syn"));
        const bool isExact = isAny(sign, {"==", "!="});
        requireFlags(hasSyn && (!isExact || flags.size() == 1) ? RuleMatch::Yes : RuleMatch::No,
                     isAny(sign, {"!=", "!"}));
    }

    void requireFlags(RuleMatch match, bool negated)
    {
        m_rule.fit.require(negated ? inverted(match) : match, Words::tr("It depends on the packet's flags."));
    }

    QStringList takeFlags()
    {
        QStringList flags;
        bool inBrackets = false;
        while (m_at < m_words.size()) {
            const NftToken word = peek();
            if (word.is("("))
                inBrackets = true;
            else if (!isAny(word, {")", "|", ",", "{", "}"}))
                flags << word.text;
            ++m_at;
            const bool goesOn = isAny(word, {"|", ",", "(", "{"}) || isAny(peek(), {"|", ",", "}"});
            if (word.is(")") || (!inBrackets && !goesOn))
                break;
        }
        return flags;
    }

    const NftTable &m_table;
    const Visitor &m_visitor;
    NftTokens m_words;
    qsizetype m_at = 0;
    ChainRule m_rule;
    QList<ChainRule> m_rules; //!< of a map: one for each verdict that may come
    bool m_hasForeign = false;
    bool m_isDone = false;
    qsizetype m_elements = 0;
    QHash<QString, RuleFit> m_setFits;
};

} // namespace

RuleChains nftRules(const NftTable &table, const Visitor &visitor)
{
    RuleReader reader(table, visitor);
    RuleChains chains;
    for (auto each = table.chains.cbegin(); each != table.chains.cend(); ++each) {
        RuleChain &chain = chains[each.key()];
        chain.policy = each->policy;
        chain.policyLine = each->policyLine;
        for (const NftTokens &rule : each->rules)
            chain.rules += reader.read(rule);
    }
    return chains;
}

} // namespace penstock
