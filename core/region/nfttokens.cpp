// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/nfttext.h"

#include <QRegularExpression>

namespace penstock {

namespace {

bool isSign(QChar c)
{
    return QStringView(u"{};,()|&=!<>").contains(c);
}

class NftLexer
{
public:
    NftTokens read(const QStringList &lines)
    {
        for (m_line = 1; m_line <= lines.size(); ++m_line)
            readLine(fromShell(lines[m_line - 1]));
        return m_tokens;
    }

private:
    //! `nft add chain … '{ … ; }'` as nft gets it.
    static QString fromShell(QString line)
    {
        static const QRegularExpression command(QStringLiteral("^\\s*(?:sudo\\s+)?(?:/\\S*/)?nft\\s"));
        if (!command.match(line).hasMatch())
            return line;
        line.remove(command);
        static const QRegularExpression escaped(QStringLiteral("\\\\([;{}\"])"));
        return line.replace(u'\'', u' ').replace(escaped, QStringLiteral("\\1"));
    }

    void readLine(const QString &line)
    {
        const bool goesOn = line.endsWith(u'\\');
        qsizetype at = 0;
        while (at < line.size() - (goesOn ? 1 : 0)) {
            const QChar c = line[at];
            if (c.isSpace())
                ++at;
            else if (c == u'#' && !holdsRule(line, at))
                break;
            else if (c == u'"')
                at = readQuoted(line, at);
            else if (isSign(c))
                at = readSign(line, at);
            else
                at = readWord(line, at);
        }
        if (!goesOn)
            add(QStringLiteral("\n"));
    }

    // What nft cannot print of iptables' own matches, older versions print after a # in the middle of the rule.
    static bool holdsRule(const QString &line, qsizetype at)
    {
        const QStringView rest = QStringView(line).mid(at);
        return rest.startsWith(u"# xt_") || rest.contains(u" counter packets ");
    }

    qsizetype readQuoted(const QString &line, qsizetype at)
    {
        const qsizetype end = line.indexOf(u'"', at + 1);
        const qsizetype last = end < 0 ? line.size() : end;
        m_tokens.append({line.mid(at + 1, last - at - 1), m_line, true});
        return last + 1;
    }

    qsizetype readSign(const QString &line, qsizetype at)
    {
        const bool isTwo = at + 1 < line.size() && line[at + 1] == u'=' && QStringView(u"=!<>").contains(line[at]);
        add(line.mid(at, isTwo ? 2 : 1));
        return at + (isTwo ? 2 : 1);
    }

    qsizetype readWord(const QString &line, qsizetype at)
    {
        qsizetype end = at;
        while (end < line.size() && !line[end].isSpace() && !isSign(line[end]) && line[end] != u'"' &&
               !(line[end] == u'\\' && end + 1 == line.size()))
            ++end;
        QString word = line.mid(at, end - at);
        // "22: accept" in a map; "fe80::" is an address.
        const bool hasColon = word.size() > 1 && word.endsWith(u':') && !word.endsWith(QLatin1String("::"));
        if (hasColon)
            word.chop(1);
        add(word);
        if (hasColon)
            add(QStringLiteral(":"));
        return end;
    }

    void add(const QString &text) { m_tokens.append({text, m_line, false}); }

    int m_line = 0;
    NftTokens m_tokens;
};

} // namespace

NftTokens nftTokens(const QStringList &lines)
{
    return NftLexer().read(lines);
}

} // namespace penstock
