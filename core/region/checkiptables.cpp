// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/iptablesrule.h"
#include "core/region/iptablestables.h"
#include "core/region/rulesetdialects.h"
#include "core/region/shellcommands.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

// What iptables-save, iptables -S and iptables -L print, and iptables' commands; of ip6tables likewise.

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

using Kind = RuleVerdict::Kind;
using Family = IptablesTable::Family;

//! What a packet to the machine itself comes through, in this order.
constexpr std::pair<QLatin1String, QLatin1String> stations[] = {
    {QLatin1String("raw"), QLatin1String("PREROUTING")}, {QLatin1String("mangle"), QLatin1String("PREROUTING")},
    {QLatin1String("nat"), QLatin1String("PREROUTING")}, {QLatin1String("mangle"), QLatin1String("INPUT")},
    {QLatin1String("filter"), QLatin1String("INPUT")},   {QLatin1String("security"), QLatin1String("INPUT")},
    {QLatin1String("nat"), QLatin1String("INPUT")},
};

//! iptables' words for what is done to a chain, parted from the rule.
struct IptablesOperation
{
    QString table; //!< empty: as before
    QString name;  //!< "-A"; empty: none
    QStringList words;
};

QString shortOperation(const QString &word)
{
    static const QHash<QString, QString> longNames{
        {QStringLiteral("--append"), QStringLiteral("-A")},    {QStringLiteral("--insert"), QStringLiteral("-I")},
        {QStringLiteral("--delete"), QStringLiteral("-D")},    {QStringLiteral("--check"), QStringLiteral("-C")},
        {QStringLiteral("--policy"), QStringLiteral("-P")},    {QStringLiteral("--new-chain"), QStringLiteral("-N")},
        {QStringLiteral("--flush"), QStringLiteral("-F")},     {QStringLiteral("--delete-chain"), QStringLiteral("-X")},
        {QStringLiteral("--zero"), QStringLiteral("-Z")},      {QStringLiteral("--list"), QStringLiteral("-L")},
        {QStringLiteral("--list-rules"), QStringLiteral("-S")}};
    static const QRegularExpression list(QStringLiteral("^-[nvx46]*[LS][nvx46]*$"));
    static const QStringList shortNames = longNames.values();
    if (list.match(word).hasMatch())
        return QStringLiteral("-L");
    return shortNames.contains(word) ? word : longNames.value(word);
}

IptablesOperation readOperation(const QStringList &words)
{
    IptablesOperation operation;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if ((word == QLatin1String("-t") || word == QLatin1String("--table")) && i + 1 < words.size()) {
            operation.table = words[++i];
        } else if (word == QLatin1String("-w") || word == QLatin1String("--wait")) {
            if (i + 1 < words.size() && !words[i + 1].isEmpty() && words[i + 1].front().isDigit())
                ++i;
        } else if (const QString name = operation.name.isEmpty() ? shortOperation(word) : QString(); !name.isEmpty()) {
            operation.name = name;
        } else {
            operation.words << word;
        }
    }
    return operation;
}

class IptablesCheck
{
public:
    IptablesCheck(const QStringList &lines, const Visitor &visitor)
        : m_lines(lines)
        , m_visitor(visitor)
    {
    }

    RuleVerdict check()
    {
        for (qsizetype at = 0; at < m_lines.size();) {
            if (!readPrinted(m_lines[at], int(at) + 1))
                readCommands(at);
            else
                ++at;
        }
        const RuleVerdict verdict = judge();
        // A line that is not understood may open or close anything.
        if (m_strayLine == 0 || verdict.kind == Kind::Unknown)
            return verdict;
        return {.kind = Kind::Unknown, .line = m_strayLine, .reason = m_strayReason};
    }

private:
    // What no shell would run: comments, and lines of iptables-save and of iptables -L.
    bool readPrinted(const QString &line, int number)
    {
        static const QRegularExpression ignored(QStringLiteral("^\\s*(?:COMMIT|EOF)?\\s*$"));
        static const QRegularExpression table(QStringLiteral("^\\*([a-z]+)\\s*$"));
        static const QRegularExpression declared(QStringLiteral("^:(\\S+)\\s+(\\S+)"));
        static const QRegularExpression listed(
            QStringLiteral("^\\s*Chain (\\S+) \\((?:policy ([A-Z]+).*|\\d+ ref.*)\\)"));
        static const QRegularExpression command(QStringLiteral("^\\s*(?:sudo\\s.*)?(?:/\\S*/)?ip6?tables[\\s-]"));
        if (ignored.match(line).hasMatch()) {
            m_columns.reset();
            return true;
        }
        if (command.match(line).hasMatch())
            return false;
        if (line.trimmed().startsWith(u'#')) {
            readComment(line, number);
        } else if (const auto save = table.match(line); save.hasMatch()) {
            startTable(save.captured(1), m_family);
        } else if (const auto chain = declared.match(line); chain.hasMatch()) {
            current().addChain(chain.captured(1));
            if (chain.captured(2) != QLatin1String("-"))
                current().setPolicy(chain.captured(1), chain.captured(2), number);
        } else if (const auto head = listed.match(line); head.hasMatch()) {
            startListed(head.captured(1), head.captured(2), number);
        } else if (isIptablesHeader(line) && !m_listed.isEmpty()) {
            m_columns = iptablesColumns(line);
        } else if (m_columns) {
            addListed(line, number);
        } else {
            return false;
        }
        return true;
    }

    void readComment(const QString &line, int number)
    {
        static const QRegularExpression maker(QStringLiteral("Generated by (ip6?)tables"));
        if (const auto match = maker.match(line); match.hasMatch())
            m_family = match.captured(1) == QLatin1String("ip6") ? Family::V6 : Family::V4;
        if (line.contains(QLatin1String("iptables-legacy tables present")))
            stray(number,
                  Words::tr("There are further rules, which this text does not hold: see iptables-legacy-save."));
    }

    void startTable(const QString &name, Family family)
    {
        m_tables.append(IptablesTable(name, family));
        m_listed.clear();
        m_columns.reset();
    }

    void startListed(const QString &chain, const QString &policy, int number)
    {
        const bool isNext = m_tables.isEmpty() || current().chains().contains(chain) ||
                            (chain == QLatin1String("PREROUTING") && !current().chains().isEmpty());
        if (isNext)
            startTable({}, Family::Unsaid);
        m_listed = chain;
        m_columns.reset();
        current().addChain(chain);
        if (!policy.isEmpty())
            current().setPolicy(chain, policy, number);
    }

    void addListed(const QString &line, int number)
    {
        ChainRule rule = iptablesRow(line, *m_columns, visitorAt(current()));
        rule.line = number;
        current().noteFamily(line.simplified().split(u' '));
        current().append(m_listed, rule, {});
    }

    static Family familyOf(const QString &program)
    {
        static const QRegularExpression names(QStringLiteral("^(ip6?)tables(?:-nft|-legacy)?$"));
        const auto match = names.match(program);
        if (!match.hasMatch())
            return Family::Unsaid;
        return match.captured(1) == QLatin1String("ip6") ? Family::V6 : Family::V4;
    }

    void readCommands(qsizetype &at)
    {
        static const QRegularExpression otherTools(QStringLiteral("^(ip6?)tables(?:-nft|-legacy)?-(?:save|restore)$"));
        for (ShellLine &command : shellCommandsAt(m_lines, at)) {
            static const QRegularExpression counters(QStringLiteral("^\\[\\d+:\\d+\\]$"));
            if (command.words.size() > 1 && counters.match(command.words.first()).hasMatch())
                command.words.removeFirst();
            const QString first = command.words.first();
            if (const auto match = otherTools.match(first); match.hasMatch())
                m_family = match.captured(1) == QLatin1String("ip6") ? Family::V6 : Family::V4;
            else if (familyOf(first) != Family::Unsaid)
                run(command);
            else if (first.startsWith(u'-'))
                change(readOperation(command.words), command.line, true);
            else if (!changesNoRule(command))
                stray(command.line, Words::tr("This line is not understood."));
        }
    }

    void run(const ShellLine &command)
    {
        const IptablesOperation operation = readOperation(command.words.mid(1));
        const QString table = operation.table.isEmpty() ? QStringLiteral("filter") : operation.table;
        const Family family = familyOf(command.words.first());
        if (operation.name == QLatin1String("-L")) { // and what it prints comes next
            startTable(operation.table, family);
            return;
        }
        selectTable(table, family);
        change(operation, command.line, false);
    }

    void selectTable(const QString &name, Family family)
    {
        const auto found =
            std::ranges::find_if(m_tables, [&](const IptablesTable &each) { return each.isNamed(name, family); });
        m_current = found - m_tables.begin();
        if (found == m_tables.end())
            m_tables.append(IptablesTable(name, family));
    }

    void change(const IptablesOperation &operation, int line, bool printed)
    {
        const QString chain = operation.words.value(0);
        const QStringList words = operation.words.mid(1);
        if (operation.name == QLatin1String("-P")) {
            if (printed && isOfNextTable(chain))
                startTable({}, Family::Unsaid);
            table(printed).setPolicy(chain, words.value(0), line);
        } else if (operation.name == QLatin1String("-N")) {
            table(printed).addChain(chain);
        } else if (operation.name == QLatin1String("-A")) {
            table(printed).append(chain, ruleOf(words, line, printed), words.join(u' '));
        } else if (operation.name == QLatin1String("-I")) {
            insert(chain, words, line, printed);
        } else if (operation.name == QLatin1String("-D") && words.size() > 1) {
            table(printed).remove(chain, words.join(u' '));
        } else if (operation.name == QLatin1String("-F")) {
            table(printed).flush(chain);
        } else if (!isHarmless(operation.name)) {
            stray(line, Words::tr("This line is not understood."));
        }
    }

    // What iptables -S prints of another table, or of the other family, is not parted from what stands before.
    bool isOfNextTable(const QString &chain)
    {
        const bool isFirst = chain == QLatin1String("PREROUTING") && !current().chains().isEmpty();
        return isFirst || current().holdsPolicy(chain);
    }

    static bool isHarmless(const QString &operation)
    {
        return operation == QLatin1String("-C") || operation == QLatin1String("-X") ||
               operation == QLatin1String("-Z") || operation == QLatin1String("-L");
    }

    void insert(const QString &chain, QStringList words, int line, bool printed)
    {
        bool isNumber = false;
        const int place = words.value(0).toInt(&isNumber);
        if (isNumber)
            words.removeFirst();
        const ChainRule rule = ruleOf(words, line, printed);
        table(printed).insert(chain, isNumber ? place - 1 : 0, rule, words.join(u' '));
    }

    ChainRule ruleOf(const QStringList &words, int line, bool printed)
    {
        ChainRule rule = iptablesRule(words, visitorAt(table(printed)));
        rule.line = line;
        table(printed).noteFamily(words);
        return rule;
    }

    // Connections are told apart between raw and mangle.
    [[nodiscard]] Visitor visitorAt(const IptablesTable &table) const
    {
        Visitor visitor = m_visitor;
        visitor.tracked = table.name() != QLatin1String("raw");
        return visitor;
    }

    // Commands name their table; what is printed follows on the table's name.
    IptablesTable &table(bool printed) { return printed ? current() : m_tables[m_current]; }

    IptablesTable &current()
    {
        if (m_tables.isEmpty())
            startTable({}, m_family);
        return m_tables.last();
    }

    void stray(int line, const QString &reason)
    {
        if (m_strayLine > 0)
            return;
        m_strayLine = line;
        m_strayReason = reason;
    }

    RuleVerdict judge() const
    {
        QList<ChainOutcome> outcomes;
        bool hasInput = false;
        for (const auto &[name, chain] : stations) {
            for (const IptablesTable *table : tablesFor(name)) {
                if (!table->chains().contains(chain))
                    continue;
                if (outcomes.size() == mostBaseChains)
                    return tooManyChains();
                const bool isInput = name == QLatin1String("filter");
                hasInput = hasInput || isInput;
                outcomes.append(walk(*table, chain, isInput));
            }
        }
        if (hasInput)
            return verdictOfChains(outcomes);
        return {.kind = Kind::Unknown,
                .reason = m_visitor.address.v6 ? Words::tr("The text has no chain INPUT for IPv6 (ip6tables).")
                                               : Words::tr("The text has no chain INPUT for IPv4 (iptables).")};
    }

    static ChainOutcome walk(const IptablesTable &table, const QString &chain, bool isInput)
    {
        if (isInput || table.chains()[chain].policy != RuleChain::Policy::Unsaid)
            return walkChain(table.chains(), chain);
        // Commands seldom set the policies of the other tables, which let all through.
        RuleChains chains = table.chains();
        chains[chain].policy = RuleChain::Policy::Accept;
        return walkChain(chains, chain);
    }

    //! Those of the address's family; those that tell no family where there are none.
    [[nodiscard]] QList<const IptablesTable *> tablesFor(const QString &name) const
    {
        QList<const IptablesTable *> sure;
        QList<const IptablesTable *> unsaid;
        for (const IptablesTable &table : m_tables) {
            if (table.name() != name || table.chains().isEmpty())
                continue;
            if (table.family() == (m_visitor.address.v6 ? Family::V6 : Family::V4))
                sure.append(&table);
            else if (table.family() == Family::Unsaid && !m_visitor.address.v6)
                unsaid.append(&table);
        }
        return sure.isEmpty() ? unsaid : sure;
    }

    const QStringList &m_lines;
    const Visitor &m_visitor;
    QList<IptablesTable> m_tables;
    qsizetype m_current = 0;          //!< of a command
    Family m_family = Family::Unsaid; //!< of what is printed next
    QString m_listed;                 //!< the chain whose rows come
    std::optional<IptablesColumns> m_columns;
    int m_strayLine = 0;
    QString m_strayReason;
};

} // namespace

bool looksLikeIptables(const QString &line)
{
    static const QRegularExpression signs(
        QStringLiteral("^\\s*(?:\\*(?:filter|nat|mangle|raw|security)\\s*$|(?:\\[\\d+:\\d+\\]\\s+)?-[APNI] \\S|"
                       "Chain \\S+ \\((?:policy|\\d+ ref)|:\\S+ (?:ACCEPT|DROP|-) \\[|"
                       "(?:sudo\\s+)?(?:/(?:usr/)?s?bin/)?ip6?tables[\\s-])"));
    return signs.match(line).hasMatch();
}

RuleVerdict checkIptables(const QStringList &lines, const Visitor &visitor)
{
    return IptablesCheck(lines, visitor).check();
}

} // namespace penstock
