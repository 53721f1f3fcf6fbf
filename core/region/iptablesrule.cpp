// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/iptablesrule.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

using Action = ChainRule::Action;

template <typename... Names>
bool isAny(const QString &word, Names... names)
{
    return ((word == QLatin1String(names)) || ...);
}

//! Reads the options one by one; what it does not know makes the rule doubtful.
class OptionReader
{
public:
    OptionReader(const QStringList &words, const Visitor &visitor)
        : m_visitor(visitor)
    {
        for (const QString &word : words) {
            const qsizetype sign = word.startsWith(QLatin1String("--")) ? word.indexOf(u'=') : -1;
            if (sign > 0)
                m_words << word.left(sign) << word.mid(sign + 1);
            else
                m_words << word;
        }
        moveNegations();
    }

    ChainRule read()
    {
        while (m_at < m_words.size()) {
            const QString word = m_words[m_at++];
            if (word == QLatin1String("!")) {
                m_negated = true;
                continue;
            }
            if (!readAddressOrPort(word) && !readState(word) && !readTarget(word) && !readHarmless(word))
                readUnknown(word);
            m_negated = false;
        }
        return m_rule;
    }

private:
    // "-s ! 10.0.0.0/8", as it was written long ago, to "! -s 10.0.0.0/8".
    void moveNegations()
    {
        for (qsizetype i = 1; i + 1 < m_words.size(); ++i) {
            if (m_words[i] == QLatin1String("!") && m_words[i - 1].startsWith(u'-') && !m_words[i + 1].startsWith(u'-'))
                m_words.swapItemsAt(i - 1, i);
        }
    }

    bool readAddressOrPort(const QString &word)
    {
        RuleFit &fit = m_rule.fit;
        if (isAny(word, "-s", "--source", "--src"))
            requireSource(fit, m_visitor, list(), m_negated);
        else if (isAny(word, "-d", "--destination", "--dst", "--dst-range"))
            requireDestination(fit, list(), m_negated);
        else if (word == QLatin1String("--src-range"))
            requireSource(fit, m_visitor, {next()}, m_negated);
        else if (isAny(word, "-p", "--protocol", "--proto"))
            requireProtocol(fit, {next()}, m_negated);
        else if (isAny(word, "-i", "--in-interface"))
            requireInterface(fit, m_visitor, {next()}, m_negated);
        else if (isAny(word, "--dport", "--destination-port", "--dports", "--destination-ports"))
            requirePort(fit, m_visitor, list(), m_negated);
        else if (isAny(word, "--sport", "--source-port", "--sports", "--source-ports"))
            requireSourcePort(fit, list(), m_negated);
        else
            return false;
        return true;
    }

    bool readState(const QString &word)
    {
        RuleFit &fit = m_rule.fit;
        if (isAny(word, "--ctstate", "--state")) {
            requireStates(fit, m_visitor, list(), m_negated);
        } else if (word == QLatin1String("--syn")) {
            fit.require(m_negated ? RuleMatch::No : RuleMatch::Yes, {});
        } else if (word == QLatin1String("--tcp-flags")) {
            const QStringList examined = list();
            const RuleMatch match = matchFlags(examined, list());
            fit.require(m_negated ? inverted(match) : match, Words::tr("It depends on the packet's flags."));
        } else if (word == QLatin1String("--dst-type")) {
            requireDestinationType(next());
        } else {
            return false;
        }
        return true;
    }

    // A TCP connection is made to an address that is the machine's own.
    void requireDestinationType(const QString &type)
    {
        const RuleMatch match = type == QLatin1String("LOCAL")                                ? RuleMatch::Yes
                                : isAny(type, "BROADCAST", "MULTICAST", "ANYCAST", "UNICAST") ? RuleMatch::No
                                                                                              : RuleMatch::Maybe;
        m_rule.fit.require(m_negated ? inverted(match) : match,
                           Words::tr("It depends on the machine's own address: “%1”.").arg(type.left(80)));
    }

    bool readTarget(const QString &word)
    {
        if (isAny(word, "-j", "--jump")) {
            setIptablesTarget(m_rule, next());
            // NOTRACK as an option: the states of all later rules are others then.
            if (m_words.contains(QLatin1String("--notrack")))
                setIptablesTarget(m_rule, QStringLiteral("NOTRACK"));
        } else if (isAny(word, "-g", "--goto")) {
            m_rule.action = Action::Goto;
            m_rule.target = next();
        } else {
            return false;
        }
        return true;
    }

    bool readHarmless(const QString &word)
    {
        static const QSet<QString> ofTargets{QStringLiteral("--log-prefix"),
                                             QStringLiteral("--log-level"),
                                             QStringLiteral("--log-uid"),
                                             QStringLiteral("--log-ip-options"),
                                             QStringLiteral("--log-tcp-options"),
                                             QStringLiteral("--reject-with"),
                                             QStringLiteral("--nflog-group"),
                                             QStringLiteral("--nflog-prefix"),
                                             QStringLiteral("--nflog-threshold"),
                                             QStringLiteral("--to-destination"),
                                             QStringLiteral("--to-ports"),
                                             QStringLiteral("--to-source"),
                                             QStringLiteral("--notrack"),
                                             QStringLiteral("--set-xmark"),
                                             QStringLiteral("--set-mark"),
                                             QStringLiteral("--save-mark"),
                                             QStringLiteral("--restore-mark"),
                                             QStringLiteral("--comment"),
                                             QStringLiteral("--nfmask"),
                                             QStringLiteral("--ctmask"),
                                             QStringLiteral("-c"),
                                             QStringLiteral("--set-counters"),
                                             QStringLiteral("--helper"),
                                             QStringLiteral("--random"),
                                             QStringLiteral("--persistent"),
                                             QStringLiteral("--queue-num")};
        static const QSet<QString> modules{QStringLiteral("tcp"),     QStringLiteral("udp"),
                                           QStringLiteral("icmp"),    QStringLiteral("icmp6"),
                                           QStringLiteral("comment"), QStringLiteral("conntrack"),
                                           QStringLiteral("state"),   QStringLiteral("multiport"),
                                           QStringLiteral("iprange"), QStringLiteral("addrtype")};
        if (isAny(word, "-m", "--match")) {
            if (const QString module = next(); !modules.contains(module))
                requireUnknown(m_rule.fit, module);
        } else if (word == QLatin1String("--comment")) {
            next();
        } else if (ofTargets.contains(word)) {
            skipValues();
        } else if (!isAny(word, "-v", "-n", "-4", "-6")) {
            return false;
        }
        return true;
    }

    void readUnknown(const QString &word)
    {
        requireUnknown(m_rule.fit, word);
        skipValues();
    }

    void skipValues()
    {
        while (m_at < m_words.size() && !m_words[m_at].startsWith(u'-') && m_words[m_at] != QLatin1String("!"))
            ++m_at;
    }

    QString next() { return m_words.value(m_at++); }

    QStringList list() { return next().split(u','); }

    const Visitor &m_visitor;
    QStringList m_words;
    qsizetype m_at = 0;
    bool m_negated = false;
    ChainRule m_rule;
};

} // namespace

void setIptablesTarget(ChainRule &rule, const QString &target)
{
    static const QSet<QString> goOn{
        QStringLiteral("LOG"),        QStringLiteral("NFLOG"),       QStringLiteral("ULOG"),
        QStringLiteral("MARK"),       QStringLiteral("CONNMARK"),    QStringLiteral("TRACE"),
        QStringLiteral("AUDIT"),      QStringLiteral("SECMARK"),     QStringLiteral("CONNSECMARK"),
        QStringLiteral("TCPMSS"),     QStringLiteral("CLASSIFY"),    QStringLiteral("DSCP"),
        QStringLiteral("TOS"),        QStringLiteral("TTL"),         QStringLiteral("HL"),
        QStringLiteral("CT"),         QStringLiteral("SET"),         QStringLiteral("CHECKSUM"),
        QStringLiteral("RATEEST"),    QStringLiteral("LED"),         QStringLiteral("SNAT"),
        QStringLiteral("MASQUERADE"), QStringLiteral("TCPOPTSTRIP"), QString()};
    static const QSet<QString> elsewhere{
        QStringLiteral("DNAT"), QStringLiteral("REDIRECT"), QStringLiteral("NETMAP"),   QStringLiteral("TPROXY"),
        QStringLiteral("TEE"),  QStringLiteral("MIRROR"),   QStringLiteral("CLUSTERIP")};
    if (target == QLatin1String("ACCEPT")) {
        rule.action = Action::Accept;
    } else if (isAny(target, "DROP", "REJECT", "TARPIT", "STEAL")) {
        rule.action = Action::Block;
    } else if (target == QLatin1String("RETURN")) {
        rule.action = Action::Return;
    } else if (goOn.contains(target)) {
        rule.action = Action::GoOn;
    } else if (elsewhere.contains(target)) {
        rule.action = Action::Unclear;
        rule.reason = Words::tr("This rule sends the connection elsewhere (%1): other rules decide there.").arg(target);
    } else if (isAny(target, "QUEUE", "NFQUEUE", "NOTRACK", "SYNPROXY")) {
        rule.action = Action::Unclear;
        rule.reason = Words::tr("What becomes of a connection after %1 is not in the text.").arg(target);
    } else {
        rule.action = Action::Jump;
        rule.target = target;
    }
}

ChainRule iptablesRule(const QStringList &words, const Visitor &visitor)
{
    return OptionReader(words, visitor).read();
}

} // namespace penstock
