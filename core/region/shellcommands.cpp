// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/shellcommands.h"

#include <QRegularExpression>
#include <QSet>

namespace penstock {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

class LineReader
{
public:
    LineReader(const QString &text, int line)
        : m_text(text)
        , m_line(line)
    {
    }

    QList<ShellLine> read()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (!m_quote.isNull())
                quoted(c);
            else if (c == u'#' && !m_inWord)
                break;
            else
                plain(c);
        }
        endCommand();
        return m_commands;
    }

private:
    void quoted(QChar c)
    {
        if (c == m_quote)
            m_quote = QChar();
        else if (c == u'\\' && m_quote == u'"' && m_at + 1 < m_text.size())
            m_word += m_text[++m_at];
        else
            m_word += c;
    }

    void plain(QChar c)
    {
        if (c == u'\'' || c == u'"') {
            m_quote = c;
            m_inWord = true;
        } else if (c == u'\\' && m_at + 1 < m_text.size()) {
            m_word += m_text[++m_at];
            m_inWord = true;
        } else if (isBlank(c)) {
            endWord();
        } else if (c == u';' || c == u'|' || c == u'&') {
            endCommand();
        } else if (c == u'>') {
            skipRedirection();
        } else {
            m_word += c;
            m_inWord = true;
        }
    }

    void skipRedirection()
    {
        m_word.clear(); // the number before it
        m_inWord = false;
        while (m_at + 1 < m_text.size() && (m_text[m_at + 1] == u'>' || m_text[m_at + 1] == u'&'))
            ++m_at;
        while (m_at + 1 < m_text.size() && isBlank(m_text[m_at + 1]))
            ++m_at;
        while (m_at + 1 < m_text.size() && !isBlank(m_text[m_at + 1]) && m_text[m_at + 1] != u';' &&
               m_text[m_at + 1] != u'|')
            ++m_at;
    }

    void endWord()
    {
        if (m_inWord)
            m_words << m_word;
        m_word.clear();
        m_inWord = false;
    }

    void endCommand()
    {
        endWord();
        if (!m_words.isEmpty())
            m_commands.append({withoutSudo(m_words), m_line});
        m_words.clear();
    }

    static QStringList withoutSudo(QStringList words)
    {
        while (words.size() > 1 && (words.first() == QLatin1String("sudo") || words.first() == QLatin1String("doas"))) {
            words.removeFirst();
            while (words.size() > 1 && words.first().startsWith(u'-'))
                words.removeFirst();
        }
        static const QRegularExpression folder(QStringLiteral("^/(?:usr/)?(?:local/)?s?bin/"));
        words.first().remove(folder);
        return words;
    }

    const QString &m_text;
    const int m_line;
    qsizetype m_at = 0;
    QChar m_quote;
    QString m_word;
    bool m_inWord = false;
    QStringList m_words;
    QList<ShellLine> m_commands;
};

} // namespace

QList<ShellLine> shellCommandsAt(const QStringList &lines, qsizetype &at)
{
    const int first = int(at) + 1;
    QString text = lines[at++];
    while (text.endsWith(u'\\') && at < lines.size()) {
        text.chop(1);
        text += u' ' + lines[at++];
    }
    return LineReader(text, first).read();
}

bool changesNoRule(const ShellLine &command)
{
    static const QSet<QString> programs{
        QStringLiteral("apt"),       QStringLiteral("apt-get"), QStringLiteral("cat"), QStringLiteral("echo"),
        QStringLiteral("exit"),      QStringLiteral("export"),  QStringLiteral("set"), QStringLiteral("sleep"),
        QStringLiteral("systemctl"), QStringLiteral("true"),    QStringLiteral("dnf"), QStringLiteral("yum"),
        QStringLiteral("service")};
    return programs.contains(command.words.first());
}

} // namespace penstock
