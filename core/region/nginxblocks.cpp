// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/nginxblocks.h"

#include <utility>

namespace penstock {

namespace {

constexpr qsizetype deepestBlock = 32;

class NginxParser
{
public:
    explicit NginxParser(const QStringList &lines)
        : m_lines(lines)
    {
    }

    NginxText parse()
    {
        m_open.append(NginxDirective{});
        for (m_line = 1; m_line <= m_lines.size() && m_broken == 0; ++m_line)
            parseLine(m_lines[m_line - 1]);
        if (!m_words.isEmpty() || m_inWord)
            breakAt(m_wordsLine);
        if (m_open.size() > 1)
            breakAt(m_open.constLast().line);
        while (m_open.size() > 1)
            close();
        return {m_open.takeFirst(), m_broken};
    }

private:
    void parseLine(const QString &text)
    {
        for (qsizetype at = 0; at < text.size() && m_broken == 0; ++at) {
            const QChar c = text[at];
            if (c == u'\\' && at + 1 < text.size())
                add(text.mid(at++, 2));
            else if (!m_quote.isNull())
                quoted(c);
            else if (c == u'#' && !m_inWord)
                break;
            else if (c == u'{' && text.mid(at - 1, 1) == QLatin1String("$"))
                at = variable(text, at);
            else
                plain(c);
        }
        if (m_quote.isNull())
            endWord();
        else
            m_word += u'\n';
    }

    // ${name}, whose braces hold no block.
    qsizetype variable(const QString &text, qsizetype at)
    {
        const qsizetype end = text.indexOf(u'}', at);
        const qsizetype last = end < 0 ? text.size() - 1 : end;
        add(text.mid(at, last - at + 1));
        return last;
    }

    void quoted(QChar c)
    {
        if (c == m_quote)
            m_quote = QChar();
        else
            m_word += c;
    }

    void plain(QChar c)
    {
        if ((c == u'"' || c == u'\'') && !m_inWord) {
            m_quote = c;
            add({});
        } else if (c == u';') {
            endWord();
            if (!m_words.isEmpty())
                m_open.last().inner.append({std::exchange(m_words, {}), m_wordsLine, {}});
        } else if (c == u'{') {
            open();
        } else if (c == u'}') {
            endWord();
            if (!m_words.isEmpty() || m_open.size() < 2)
                breakAt(m_line);
            else
                close();
        } else if (c.isSpace()) {
            endWord();
        } else {
            add(c);
        }
    }

    void add(const QString &piece)
    {
        if (m_words.isEmpty() && !m_inWord)
            m_wordsLine = m_line;
        m_word += piece;
        m_inWord = true;
    }

    void endWord()
    {
        if (m_inWord)
            m_words << m_word;
        m_word.clear();
        m_inWord = false;
    }

    void open()
    {
        endWord();
        if (m_words.isEmpty() || m_open.size() > deepestBlock)
            breakAt(m_line);
        m_open.append({std::exchange(m_words, {}), m_wordsLine, {}});
    }

    void close()
    {
        NginxDirective block = m_open.takeLast();
        m_open.last().inner.append(std::move(block));
    }

    void breakAt(int line)
    {
        if (m_broken == 0)
            m_broken = line;
    }

    const QStringList &m_lines;
    int m_line = 0;
    int m_broken = 0;
    QList<NginxDirective> m_open; // from the top to the innermost block
    QStringList m_words;
    int m_wordsLine = 0;
    QString m_word;
    QChar m_quote;
    bool m_inWord = false;
};

} // namespace

NginxText parseNginx(const QStringList &lines)
{
    return NginxParser(lines).parse();
}

} // namespace penstock
