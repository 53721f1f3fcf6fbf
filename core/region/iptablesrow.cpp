// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/iptablesrule.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

// A row of `iptables -L`: the columns, then what each module prints in words of its own.

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

bool isAnyAddress(const QString &text)
{
    return text == QLatin1String("anywhere") || text == QLatin1String("0.0.0.0/0") || text == QLatin1String("::/0");
}

bool takeNegation(QString &text)
{
    const bool negated = text.startsWith(u'!');
    if (negated)
        text.remove(0, 1);
    return negated;
}

//! "0x17", "FIN,SYN,RST,ACK": names of flags.
QStringList flagNames(const QString &text)
{
    static const char *const names[] = {"fin", "syn", "rst", "psh", "ack", "urg"};
    bool isNumber = false;
    const uint bits = text.toUInt(&isNumber, 16);
    if (!isNumber || !text.startsWith(QLatin1String("0x")))
        return text.split(u',');
    QStringList set;
    for (uint bit = 0; bit < 6; ++bit) {
        if (bits >> bit & 1U)
            set << QLatin1String(names[bit]);
    }
    return set;
}

class RowReader
{
public:
    RowReader(const QString &line, const IptablesColumns &columns, const Visitor &visitor)
        : m_columns(columns)
        , m_visitor(visitor)
    {
        static const QRegularExpression comments(QStringLiteral("/\\*.*?\\*/"));
        m_words = QString(line).remove(comments).simplified().split(u' ');
        m_words.remove(0, std::min<qsizetype>(m_words.size(), (columns.number ? 1 : 0) + (columns.counters ? 2 : 0)));
    }

    ChainRule read()
    {
        if (!readColumns()) {
            m_rule.action = ChainRule::Action::Unclear;
            m_rule.reason = Words::tr("This line is not understood.");
            return m_rule;
        }
        if (m_rule.action == ChainRule::Action::GoOn)
            return m_rule;
        while (m_at < m_words.size())
            readExtra(m_words[m_at++]);
        if (!m_columns.interfaces && m_rule.fit.match != RuleMatch::No)
            doubtInterface();
        return m_rule;
    }

private:
    bool readColumns()
    {
        qsizetype protocol = indexOfProtocol();
        if (protocol < 0 || protocol > 1)
            return false;
        setIptablesTarget(m_rule, protocol == 1 ? m_words[0] : QString());
        QString name = m_words[protocol];
        const bool otherProtocol = takeNegation(name);
        requireProtocol(m_rule.fit, {name}, otherProtocol);
        if (m_columns.interfaces)
            readInterface(m_words.value(m_at));
        m_at += m_columns.interfaces ? 2 : 0;
        QString source = m_words.value(m_at++);
        QString destination = m_words.value(m_at++);
        const bool otherSource = takeNegation(source);
        const bool otherDestination = takeNegation(destination);
        if (source.isEmpty() || destination.isEmpty())
            return false;
        if (!isAnyAddress(source)) {
            m_isNarrow = !otherSource;
            requireSource(m_rule.fit, m_visitor, {source}, otherSource);
        }
        if (!isAnyAddress(destination))
            requireDestination(m_rule.fit, {destination}, otherDestination);
        return true;
    }

    // Sets m_at to what comes after it and the column "opt", which ip6tables long left out.
    qsizetype indexOfProtocol()
    {
        for (qsizetype i = 1; i < std::min<qsizetype>(m_words.size(), 3); ++i) {
            if (m_words[i] == QLatin1String("--") || m_words[i] == QLatin1String("-f") ||
                m_words[i] == QLatin1String("!f")) {
                m_at = i + 1;
                return i - 1;
            }
        }
        const qsizetype between = m_columns.interfaces ? 2 : 0;
        for (qsizetype i = 1 + between; i < std::min<qsizetype>(m_words.size(), 3 + between); ++i) {
            QString word = m_words[i];
            takeNegation(word);
            if (isAnyAddress(word) || parseAddressRange(word)) {
                m_at = i - between;
                return m_at - 1;
            }
        }
        return -1;
    }

    void readInterface(QString name)
    {
        const bool negated = takeNegation(name);
        if (name != QLatin1String("*") && name != QLatin1String("any"))
            requireInterface(m_rule.fit, m_visitor, {name}, negated);
    }

    void readExtra(const QString &word)
    {
        if (word == QLatin1String("!")) {
            m_negated = true;
            return;
        }
        if (!readPorts(word) && !readOthers(word))
            requireUnknown(m_rule.fit, word);
        m_negated = false;
    }

    bool readPorts(const QString &word)
    {
        static const QRegularExpression ports(QStringLiteral("^([ds])pts?:(!?)(\\S+)$"));
        const auto match = ports.match(word);
        if (match.hasMatch()) {
            requirePorts(match.captured(1) == QLatin1String("d"), {match.captured(3)}, !match.captured(2).isEmpty());
            return true;
        }
        if (word != QLatin1String("multiport"))
            return false;
        const QString kind = m_words.value(m_at++);
        const bool negated = m_words.value(m_at) == QLatin1String("!");
        m_at += negated ? 1 : 0;
        const QStringList list = m_words.value(m_at++).split(u',');
        if (kind == QLatin1String("ports"))
            requireUnknown(m_rule.fit, kind);
        else
            requirePorts(kind == QLatin1String("dports"), list, negated);
        return true;
    }

    void requirePorts(bool ofDestination, const QStringList &ports, bool negated)
    {
        m_isNarrow = m_isNarrow || (ofDestination && !negated);
        if (ofDestination)
            requirePort(m_rule.fit, m_visitor, ports, negated);
        else
            requireSourcePort(m_rule.fit, ports, negated);
    }

    bool readOthers(const QString &word)
    {
        if (word == QLatin1String("ctstate") || word == QLatin1String("state")) {
            requireStates(m_rule.fit, m_visitor, m_words.value(m_at++).split(u','), m_negated);
        } else if (word.startsWith(QLatin1String("flags:"))) {
            readFlags(word.mid(6));
        } else if (word == QLatin1String("source") && m_words.value(m_at) == QLatin1String("IP")) {
            m_isNarrow = true;
            requireSource(m_rule.fit, m_visitor, {m_words.value(m_at + 2)}, m_negated);
            m_at += 3;
        } else if (word == QLatin1String("ADDRTYPE") && m_words.value(m_at + 1) == QLatin1String("dst-type")) {
            requireDestinationType(m_words.value(m_at + 2));
            m_at += 3;
        } else if (word == QLatin1String("[goto]")) {
            m_rule.action = ChainRule::Action::Goto;
        } else if (word == QLatin1String("reject-with")) {
            ++m_at;
        } else {
            return word == QLatin1String("tcp") || word.startsWith(QLatin1String("to:"));
        }
        return true;
    }

    // A TCP connection is made to an address that is the machine's own.
    void requireDestinationType(const QString &type)
    {
        static const QStringList others{QStringLiteral("!LOCAL"), QStringLiteral("BROADCAST"),
                                        QStringLiteral("MULTICAST")};
        if (others.contains(type))
            m_rule.fit.require(RuleMatch::No, {});
        else if (type != QLatin1String("LOCAL"))
            requireUnknown(m_rule.fit, type);
    }

    void readFlags(QString text)
    {
        const bool negated = takeNegation(text);
        const RuleMatch match = matchFlags(flagNames(text.section(u'/', 0, 0)), flagNames(text.section(u'/', 1)));
        m_rule.fit.require(negated ? inverted(match) : match, Words::tr("It depends on the packet's flags."));
    }

    // A rule for everybody is most often one for a single interface, "lo" above all.
    void doubtInterface()
    {
        if (m_isNarrow)
            m_rule.reason =
                m_rule.reason.isEmpty() ? Words::tr("(This listing hides the rules' interfaces.)") : m_rule.reason;
        else
            m_rule.fit.require(RuleMatch::Maybe, Words::tr("This listing hides the rule's interface: paste “iptables "
                                                           "-S” or “iptables -L -n -v”."));
    }

    const IptablesColumns m_columns;
    const Visitor &m_visitor;
    QStringList m_words;
    qsizetype m_at = 0;
    bool m_negated = false;
    bool m_isNarrow = false; //!< is for a source or a port, not for all or for all but one
    ChainRule m_rule;
};

} // namespace

bool isIptablesHeader(const QString &line)
{
    static const QRegularExpression header(QStringLiteral("^\\s*(?:num\\s+)?(?:pkts\\s+bytes\\s+)?target\\s+prot\\s"));
    return header.match(line).hasMatch();
}

IptablesColumns iptablesColumns(const QString &header)
{
    const QStringList names = header.simplified().split(u' ');
    return {.number = names.contains(QLatin1String("num")),
            .counters = names.contains(QLatin1String("pkts")),
            .interfaces = names.contains(QLatin1String("in"))};
}

ChainRule iptablesRow(const QString &line, const IptablesColumns &columns, const Visitor &visitor)
{
    return RowReader(line, columns, visitor).read();
}

} // namespace penstock
