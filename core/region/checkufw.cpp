// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/rulefindings.h"
#include "core/region/rulesetdialects.h"
#include "core/region/shellcommands.h"
#include "core/region/ufwrule.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

// ufw asks its rules from the first to the last; the first that fits decides, then the default for what comes in.

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

using Kind = RuleVerdict::Kind;

bool isRuleWord(const QString &word)
{
    return word == QLatin1String("allow") || word == QLatin1String("deny") || word == QLatin1String("reject") ||
           word == QLatin1String("limit");
}

//! What `ufw status` and `ufw show added` print around the rules, and what ufw answers to a command.
bool isHarmlessLine(const QString &line)
{
    static const QRegularExpression harmless(QStringLiteral(
        "^\\s*(?:|#.*|Logging:.*|New profiles:.*|Status:.*|To\\s+Action\\s+From|[-\\s]+|\\(None\\)|"
        "Added user rules \\(see.*|Rules? (?:added|updated|inserted|deleted).*|Skipping .*existing rule.*|"
        "Default \\w+ policy changed.*|\\(be sure to update your rules accordingly\\)|"
        "Firewall is active and enabled.*)$"));
    return harmless.match(line).hasMatch();
}

class UfwCheck
{
public:
    UfwCheck(const QStringList &lines, const Visitor &visitor)
        : m_lines(lines)
        , m_visitor(visitor)
    {
    }

    RuleVerdict check()
    {
        for (qsizetype at = 0; at < m_lines.size();)
            readLine(at);
        if (m_inactiveLine > 0)
            return {.kind = Kind::Unknown,
                    .line = m_inactiveLine,
                    .reason = Words::tr("ufw is inactive and keeps nobody out. Whether another firewall does is not in "
                                        "the text.")};
        return judge();
    }

private:
    void readLine(qsizetype &at)
    {
        const QString &line = m_lines[at];
        static const QRegularExpression standard(QStringLiteral("^\\s*Default:\\s*(\\w+)\\s*\\(incoming\\)"));
        static const QRegularExpression inactive(QStringLiteral("^\\s*Status:\\s*inactive"));
        if (const auto match = standard.match(line); match.hasMatch())
            setDefault(match.captured(1), int(at) + 1);
        else if (inactive.match(line).hasMatch())
            m_inactiveLine = int(at) + 1;
        else if (const auto row = ufwRow(line, m_visitor); row)
            addRow(*row, int(at) + 1);
        else if (!isHarmlessLine(line))
            return readCommands(at);
        ++at;
    }

    void addRow(UfwRule row, int line)
    {
        row.line = line;
        m_hasRows = true;
        m_hasV6Rows = m_hasV6Rows || m_lines[line - 1].contains(QLatin1String("(v6)"));
        m_rules.append(row);
    }

    void readCommands(qsizetype &at)
    {
        for (const ShellLine &command : shellCommandsAt(m_lines, at)) {
            if (command.words.first() == QLatin1String("ufw"))
                run(command);
            else if (!changesNoRule(command))
                addUnclear(command.line);
        }
    }

    void run(const ShellLine &command)
    {
        QStringList words = command.words.mid(1);
        while (!words.isEmpty() && words.first().startsWith(QLatin1String("--"))) {
            if (words.takeFirst() == QLatin1String("--dry-run"))
                return;
        }
        qsizetype place = m_rules.size();
        if (words.value(0) == QLatin1String("rule"))
            words.removeFirst();
        if (words.value(0) == QLatin1String("insert")) {
            place = std::clamp<qsizetype>(words.value(1).toInt() - 1, 0, place);
            words = words.mid(2);
        } else if (words.value(0) == QLatin1String("prepend")) {
            place = 0;
            words.removeFirst();
        }
        if (isRuleWord(words.value(0)))
            add(words, command.line, place);
        else
            change(words, command.line);
    }

    void add(const QStringList &words, int line, qsizetype place)
    {
        UfwRule rule = ufwCommandRule(words, m_visitor);
        rule.line = line;
        // ufw knows a rule that is there already, and leaves it where it is.
        if (m_keys.contains(rule.key))
            return;
        m_keys.insert(rule.key);
        m_rules.insert(place, rule);
    }

    void change(const QStringList &words, int line)
    {
        static const QStringList nothingToRules{
            QStringLiteral("enable"),  QStringLiteral("reload"), QStringLiteral("status"),  QStringLiteral("show"),
            QStringLiteral("logging"), QStringLiteral("app"),    QStringLiteral("version"), QStringLiteral("route")};
        const QString what = words.value(0);
        if (what == QLatin1String("default"))
            changeDefault(words, line);
        else if (what == QLatin1String("reset"))
            reset(line);
        else if (what == QLatin1String("delete") && isRuleWord(words.value(1)))
            remove(words.mid(1).join(u' '));
        else if (what == QLatin1String("disable"))
            m_inactiveLine = line;
        else if (!nothingToRules.contains(what))
            addUnclear(line);
        if (what == QLatin1String("enable"))
            m_inactiveLine = 0;
    }

    // And turns ufw off.
    void reset(int line)
    {
        m_rules.clear();
        m_keys.clear();
        m_default.clear();
        m_inactiveLine = line;
    }

    void remove(const QString &key)
    {
        if (m_keys.remove(key))
            m_rules.removeIf([&](const UfwRule &rule) { return rule.key == key; });
    }

    void changeDefault(const QStringList &words, int line)
    {
        const QString direction = words.value(2, QStringLiteral("incoming"));
        if (direction == QLatin1String("incoming") || direction == QLatin1String("in"))
            setDefault(words.value(1), line);
    }

    void setDefault(const QString &policy, int line)
    {
        m_default = policy.toLower();
        m_defaultLine = line;
    }

    void addUnclear(int line) { m_rules.append(UfwRule{.action = {}, .fit = {}, .line = line, .key = {}}); }

    RuleVerdict judge() const
    {
        Findings findings;
        for (const UfwRule &rule : m_rules) {
            if (rule.fit.match == RuleMatch::No)
                continue;
            findings.add(findingOf(rule));
            if (rule.fit.match == RuleMatch::Yes && !rule.action.isEmpty())
                return findings.verdict();
        }
        findings.add(byDefault());
        return findings.verdict();
    }

    static Finding findingOf(const UfwRule &rule)
    {
        if (rule.action.isEmpty())
            return {Kind::Unknown, rule.line, Words::tr("This line is not understood."), 0, {}};
        if (rule.action == QLatin1String("allow"))
            return {Kind::Passes, rule.line, Words::tr("This rule lets it in."), rule.line, rule.fit.doubt};
        if (rule.action == QLatin1String("limit"))
            return {Kind::Unknown,
                    rule.line,
                    Words::tr("This rule lets it in, but keeps it out after six connections in 30 seconds."),
                    0,
                    {}};
        return {Kind::Blocked, rule.line, Words::tr("This rule keeps it out."), rule.line, rule.fit.doubt};
    }

    [[nodiscard]] Finding byDefault() const
    {
        if (m_visitor.address.v6 && m_hasRows && !m_hasV6Rows)
            return {Kind::Unknown,
                    0,
                    Words::tr("The text has no rule for IPv6. ufw may leave IPv6 alone: see IPV6 in /etc/default/ufw."),
                    0,
                    {}};
        if (m_default == QLatin1String("allow"))
            return {Kind::Passes, m_defaultLine, Words::tr("No rule decides, and the default lets in."), 0, {}};
        if (m_default == QLatin1String("deny") || m_default == QLatin1String("reject"))
            return {Kind::Blocked, m_defaultLine, Words::tr("No rule lets it in, and the default keeps out."), 0, {}};
        return {Kind::Unknown,
                0,
                Words::tr("No rule decides, and the text does not tell the default: paste “ufw status verbose”."),
                0,
                {}};
    }

    const QStringList &m_lines;
    const Visitor &m_visitor;
    QList<UfwRule> m_rules;
    QSet<QString> m_keys; //!< of the rules that commands make
    QString m_default;
    int m_defaultLine = 0;
    int m_inactiveLine = 0;
    bool m_hasRows = false;
    bool m_hasV6Rows = false;
};

} // namespace

bool looksLikeUfw(const QString &line)
{
    static const QRegularExpression signs(
        QStringLiteral("^\\s*(?:Status:\\s*(?:in)?active|To\\s+Action\\s+From|Added user rules|"
                       "(?:sudo\\s+)?(?:/usr/sbin/)?ufw\\s|Default:\\s*\\w+\\s*\\(incoming\\)|"
                       "\\S.*\\s(?:ALLOW|DENY|REJECT|LIMIT)\\s+(?:IN|OUT|FWD)?\\s*(?:Anywhere|[0-9a-f.:/]+))"));
    return signs.match(line).hasMatch();
}

RuleVerdict checkUfw(const QStringList &lines, const Visitor &visitor)
{
    return UfwCheck(lines, visitor).check();
}

} // namespace penstock
