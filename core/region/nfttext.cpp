// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/nfttext.h"

#include "core/region/shellcommands.h"

#include <QSet>

#include <algorithm>

namespace penstock {

namespace {

// A word that stands for a list of words that stand for lists … ends here.
constexpr qsizetype mostExpanded = 200'000;

bool isFamily(const QString &word)
{
    static const QSet<QString> families{QStringLiteral("ip"),     QStringLiteral("ip6"), QStringLiteral("inet"),
                                        QStringLiteral("netdev"), QStringLiteral("arp"), QStringLiteral("bridge")};
    return families.contains(word);
}

int namedPriority(const QString &name)
{
    static const QHash<QString, int> priorities{{QStringLiteral("raw"), -300},    {QStringLiteral("mangle"), -150},
                                                {QStringLiteral("dstnat"), -100}, {QStringLiteral("filter"), 0},
                                                {QStringLiteral("security"), 50}, {QStringLiteral("srcnat"), 100}};
    return priorities.value(name, name.toInt());
}

//! Reads blocks as `nft list ruleset` prints them, and commands.
class NftParser
{
public:
    explicit NftParser(const QStringList &lines)
        : m_tokens(nftTokens(lines))
    {
    }

    NftText parse()
    {
        while (m_at < m_tokens.size()) {
            if (isEnd(peek()))
                ++m_at;
            else
                readCommand();
        }
        return m_text;
    }

private:
    static bool isEnd(const NftToken &token) { return token.is("\n") || token.is(";"); }

    const NftToken &peek() const
    {
        static const NftToken end{QStringLiteral("\n"), 0, false};
        return m_at < m_tokens.size() ? m_tokens[m_at] : end;
    }

    NftToken take()
    {
        const NftToken token = peek();
        ++m_at;
        return token;
    }

    void readCommand()
    {
        const NftToken verb = take();
        if (verb.is("table")) {
            readTable();
        } else if (verb.is("add") || verb.is("create") || verb.is("insert")) {
            readAdd(take(), verb);
        } else if (verb.is("flush") || verb.is("delete") || verb.is("destroy")) {
            readRemoval(verb, take());
        } else if (verb.is("define") || verb.is("redefine")) {
            readDefinition();
        } else {
            if (!verb.is("list") && !verb.is("}") && !changesNoRule({{verb.text}, verb.line}))
                stray(verb.line);
            if (verb.is("}"))
                stray(verb.line);
            skipToEnd();
        }
    }

    void readAdd(const NftToken &what, const NftToken &verb)
    {
        if (what.is("table"))
            return readTable();
        if (what.is("rule"))
            return readAddedRule(verb);
        if (what.is("chain")) {
            NftTable &table = takeTable();
            NftChain &chain = table.chains[take().text];
            chain.declared = true;
            if (peek().is("{"))
                readChain(chain);
        } else if (what.is("set") || what.is("map") || what.is("element")) {
            NftTable &table = takeTable();
            const QString name = take().text;
            if (what.is("element"))
                addElements(table, name);
            else if (peek().is("{"))
                readSet(table, name);
        } else {
            stray(verb.line);
            skipToEnd();
        }
    }

    void readAddedRule(const NftToken &verb)
    {
        NftTable &table = takeTable();
        NftChain &chain = table.chains[take().text];
        if (peek().is("position") || peek().is("index") || peek().is("handle")) {
            stray(verb.line); // its place among rules that are not in the text
            m_at += 2;
        }
        const NftTokens rule = takeStatement();
        chain.rules.insert(verb.is("insert") ? 0 : chain.rules.size(), rule);
    }

    void readRemoval(const NftToken &verb, const NftToken &what)
    {
        if (what.is("ruleset")) {
            m_text.tables.clear();
        } else if (what.is("table")) {
            const QString family = takeFamily();
            const QString name = take().text;
            m_text.tables.removeIf([&](const NftTable &table) { return table.family == family && table.name == name; });
        } else if (what.is("chain") && verb.is("flush")) {
            NftTable &table = takeTable();
            table.chains[take().text].rules.clear();
        } else {
            stray(verb.line);
        }
        skipToEnd();
    }

    void readDefinition()
    {
        const QString name = take().text;
        if (peek().is("="))
            ++m_at;
        m_definitions[name] = takeStatement();
    }

    QString takeFamily() { return isFamily(peek().text) ? take().text : QStringLiteral("ip"); }

    NftTable &takeTable()
    {
        const QString family = takeFamily();
        const QString name = take().text;
        const auto found = std::ranges::find_if(
            m_text.tables, [&](const NftTable &table) { return table.family == family && table.name == name; });
        if (found != m_text.tables.end())
            return *found;
        m_text.tables.append(NftTable{.family = family, .name = name, .chains = {}, .sets = {}});
        return m_text.tables.last();
    }

    void readTable()
    {
        NftTable &table = takeTable();
        if (!peek().is("{"))
            return skipToEnd();
        const int opened = take().line;
        while (m_at < m_tokens.size() && !peek().is("}"))
            readMember(table);
        closeBlock(opened);
    }

    void readMember(NftTable &table)
    {
        const NftToken what = take();
        if (isEnd(what))
            return;
        if (what.is("chain")) {
            NftChain &chain = table.chains[take().text];
            chain.declared = true;
            if (peek().is("{"))
                readChain(chain);
        } else if (what.is("set") || what.is("map")) {
            const QString name = take().text;
            if (peek().is("{"))
                readSet(table, name);
        } else {
            table.dormant = table.dormant || (what.is("flags") && peek().is("dormant"));
            skipMember();
        }
    }

    void readChain(NftChain &chain)
    {
        const int opened = take().line;
        while (m_at < m_tokens.size() && !peek().is("}")) {
            const int line = peek().line;
            if (isEnd(peek()))
                ++m_at;
            else if (peek().is("type"))
                readHook(chain, takeStatement());
            else if (peek().is("policy"))
                readPolicy(chain, takeStatement());
            else if (peek().is("comment") || peek().is("flags") || peek().is("devices"))
                takeStatement();
            else if (const NftTokens rule = takeStatement(); !rule.isEmpty())
                chain.rules.append(rule);
            else {
                stray(line);
                ++m_at;
            }
        }
        closeBlock(opened);
    }

    static void readHook(NftChain &chain, const NftTokens &words)
    {
        const auto after = [&](const char *word) {
            const auto found = std::ranges::find_if(words, [&](const NftToken &each) { return each.is(word); });
            return found == words.end() ? words.size() : found - words.begin() + 1;
        };
        chain.hook = words.value(after("hook")).text;
        QString offset;
        const qsizetype priority = after("priority");
        for (const NftToken &word : words.mid(priority + 1))
            offset += word.text;
        chain.priority = namedPriority(words.value(priority).text) + offset.toInt();
        chain.policyLine = words.first().line;
    }

    void readPolicy(NftChain &chain, const NftTokens &words)
    {
        chain.policyLine = words.first().line;
        if (words.value(1).is("drop"))
            chain.policy = RuleChain::Policy::Block;
        else if (!words.value(1).is("accept"))
            stray(chain.policyLine);
    }

    void readSet(NftTable &table, const QString &name)
    {
        const int opened = take().line;
        (void)table.sets[name]; // it is there, and may be empty
        while (m_at < m_tokens.size() && !peek().is("}")) {
            if (peek().is("elements")) {
                ++m_at;
                if (peek().is("="))
                    ++m_at;
                addElements(table, name);
            } else if (peek().is("{")) {
                skipBlock();
            } else {
                ++m_at;
            }
        }
        closeBlock(opened);
    }

    void addElements(NftTable &table, const QString &name)
    {
        NftTokens elements = takeStatement();
        if (!elements.isEmpty() && elements.first().is("{"))
            elements.removeFirst();
        if (!elements.isEmpty() && elements.last().is("}"))
            elements.removeLast();
        NftTokens &all = table.sets[name];
        if (!all.isEmpty())
            all.append({QStringLiteral(","), 0, false});
        all += elements;
    }

    //! Up to the end of the line or a semicolon, or to the brace that closes what is around; over lines inside of braces.
    NftTokens takeStatement()
    {
        NftTokens statement;
        int depth = 0;
        while (m_at < m_tokens.size()) {
            const NftToken &token = peek();
            if (depth == 0 && (isEnd(token) || token.is("}")))
                break;
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (!token.is("\n"))
                expandInto(statement, token);
            ++m_at;
        }
        if (depth > 0)
            stray(statement.first().line);
        return statement;
    }

    void expandInto(NftTokens &statement, const NftToken &token)
    {
        const auto definition =
            token.text.startsWith(u'$') ? m_definitions.constFind(token.text.mid(1)) : m_definitions.constEnd();
        if (definition == m_definitions.constEnd() || m_expanded + definition->size() > mostExpanded) {
            statement.append(token);
            return;
        }
        m_expanded += definition->size();
        for (NftToken each : *definition) {
            each.line = token.line;
            statement.append(each);
        }
    }

    void skipMember()
    {
        while (m_at < m_tokens.size() && !isEnd(peek()) && !peek().is("}")) {
            if (peek().is("{"))
                return skipBlock();
            ++m_at;
        }
    }

    void skipBlock()
    {
        int depth = 0;
        do {
            depth += peek().is("{") ? 1 : peek().is("}") ? -1 : 0;
            ++m_at;
        } while (depth > 0 && m_at < m_tokens.size());
    }

    void skipToEnd()
    {
        while (m_at < m_tokens.size() && !isEnd(peek()))
            ++m_at;
    }

    void closeBlock(int opened)
    {
        if (m_at >= m_tokens.size())
            stray(opened);
        ++m_at;
    }

    void stray(int line)
    {
        if (m_text.strayLine == 0)
            m_text.strayLine = line;
    }

    const NftTokens m_tokens;
    qsizetype m_at = 0;
    QHash<QString, NftTokens> m_definitions;
    qsizetype m_expanded = 0;
    NftText m_text;
};

} // namespace

NftText parseNft(const QStringList &lines)
{
    return NftParser(lines).parse();
}

} // namespace penstock
