// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/shellwords.h"

#include "core/exchange/ansiquote.h"

#include <QRegularExpression>

namespace penstock {

namespace {

enum class Flavour { Posix, Cmd, PowerShell };

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == QChar::Nbsp || c == u'\u202f' || c == u'\u200b';
}

bool isDoubleQuote(QChar c)
{
    return c == u'"' || c == u'\u201c' || c == u'\u201d' || c == u'\u201e';
}

bool isSingleQuote(QChar c)
{
    return c == u'\'' || c == u'\u2018' || c == u'\u2019';
}

Flavour flavourOf(const QString &text)
{
    static const QRegularExpression cmd(QStringLiteral("\\^(?:[ \\t]*\\n|\")"));
    static const QRegularExpression powerShell(QStringLiteral("[ \\t]`[ \\t]*\\n"));
    if (text.contains(cmd))
        return Flavour::Cmd;
    return text.contains(powerShell) ? Flavour::PowerShell : Flavour::Posix;
}

// What cmd does before the program sees its line: outside of quotes a caret guards the next character.
QString withoutCarets(const QString &text)
{
    QString out;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'^' && !quoted && i + 1 < text.size())
            out += text[++i];
        else
            out += c;
        if (c == u'"')
            quoted = !quoted;
    }
    return out;
}

class Lexer
{
public:
    Lexer(const QString &text, Flavour flavour)
        : m_text(flavour == Flavour::Cmd ? withoutCarets(text) : text)
        , m_flavour(flavour)
    {
    }

    [[nodiscard]] ShellCommand command()
    {
        while (m_at < m_text.size() && step())
            continue;
        endWord();
        return std::move(m_command);
    }

private:
    // False at the command's end.
    bool step()
    {
        const QChar c = next();
        if (c == u'\n')
            return endLine();
        if (isBlank(c))
            endWord();
        else if (isDoubleQuote(c))
            doubleQuoted(c);
        else if (isSingleQuote(c) && m_flavour != Flavour::Cmd)
            singleQuoted(c);
        else if (c == escape())
            escaped();
        else if (c == u'#' && !m_inWord)
            skipLine();
        else if (isOperator(c))
            return endCommand();
        else
            plain(c);
        return true;
    }

    [[nodiscard]] QChar escape() const
    {
        switch (m_flavour) {
        case Flavour::Posix:
            return u'\\';
        case Flavour::PowerShell:
            return u'`';
        case Flavour::Cmd:
            return QChar(QChar::Null);
        }
        Q_UNREACHABLE();
    }

    bool endLine()
    {
        endWord();
        static const QRegularExpression goesOn(QStringLiteral("\\G\\s*(?:-{1,2}\\w|['\"]?https?://)"));
        const auto match =
            goesOn.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (m_command.words.isEmpty() || m_flavour != Flavour::Posix || match.hasMatch())
            return true;
        return endCommand();
    }

    bool endCommand()
    {
        endWord();
        m_command.isFollowed = !m_text.mid(m_at).trimmed().isEmpty();
        return false;
    }

    void escaped()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isBlank(m_text[end]))
            ++end;
        if (end == m_text.size() || m_text[end] == u'\n') {
            m_at = end;
            if (m_at < m_text.size())
                next();
        } else {
            append(next());
        }
    }

    void plain(QChar c)
    {
        if (c == u'$' && m_flavour == Flavour::Posix && peek() == u'\'') {
            next();
            const AnsiQuoted quoted = readAnsiQuoted(m_text, m_at);
            m_command.endsOpen = m_command.endsOpen || !quoted.isClosed;
            m_line += int(m_text.mid(m_at, quoted.end - m_at).count(u'\n'));
            m_at = quoted.end;
            m_word.text += quoted.text;
            m_inWord = true;
            return;
        }
        noteVariable(c);
        append(c);
    }

    void doubleQuoted(QChar opening)
    {
        m_inWord = true;
        while (m_at < m_text.size()) {
            const QChar c = next();
            if (opening == u'"' ? c == u'"' : isDoubleQuote(c))
                return;
            if (c == (m_flavour == Flavour::PowerShell ? u'`' : u'\\') && isGuarded(peek())) {
                if (const QChar guarded = next(); guarded != u'\n')
                    append(guarded);
                continue;
            }
            noteVariable(c);
            append(c);
        }
        m_command.endsOpen = true;
    }

    [[nodiscard]] bool isGuarded(QChar c) const
    {
        if (m_flavour == Flavour::Cmd)
            return c == u'"' || c == u'\\';
        return c == u'"' || c == u'\\' || c == u'$' || c == u'`' || c == u'\n';
    }

    void singleQuoted(QChar opening)
    {
        m_inWord = true;
        while (m_at < m_text.size()) {
            const QChar c = next();
            if (opening == u'\'' ? c != u'\'' : !isSingleQuote(c)) {
                append(c);
            } else if (m_flavour == Flavour::PowerShell && peek() == u'\'') {
                append(next());
            } else {
                return;
            }
        }
        m_command.endsOpen = true;
    }

    // An address with a bare & is what people paste, though the shell would cut it there.
    [[nodiscard]] bool isOperator(QChar c)
    {
        if (c == u'&' && m_word.text.contains(QLatin1String("://")) && peek().isLetterOrNumber()) {
            m_command.joinedAmpersand = true;
            return false;
        }
        const bool startsOne = c == u'|' || c == u';' || c == u'&' || c == u'>' || (c == u'<' && !m_inWord);
        return startsOne && !m_command.words.isEmpty();
    }

    void noteVariable(QChar c)
    {
        const QChar after = peek();
        if (c == u'$' && m_flavour != Flavour::Cmd &&
            (after.isLetter() || after == u'_' || after == u'{' || after == u'('))
            m_word.variables.append(m_word.text.size());
        else if (c == u'%' && m_flavour == Flavour::Cmd && after.isLetter())
            m_word.variables.append(m_word.text.size());
    }

    void skipLine()
    {
        while (m_at < m_text.size() && m_text[m_at] != u'\n')
            ++m_at;
    }

    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(QChar::Null); }

    QChar next()
    {
        const QChar c = m_text[m_at++];
        if (c == u'\n')
            ++m_line;
        return c;
    }

    void append(QChar c)
    {
        if (!m_inWord)
            m_word.line = m_line;
        m_inWord = true;
        m_word.text += c;
    }

    void endWord()
    {
        if (m_inWord)
            m_command.words.append(m_word);
        m_inWord = false;
        m_word = {.text = {}, .line = m_line, .variables = {}};
    }

    QString m_text;
    Flavour m_flavour;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_inWord = false;
    ShellWord m_word;
    ShellCommand m_command;
};

QString withUnixLines(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(u'\r', u'\n');
    text.replace(QChar(QChar::LineSeparator), u'\n');
    text.replace(QChar(QChar::ParagraphSeparator), u'\n');
    return text;
}

} // namespace

ShellCommand splitShellCommand(const QString &text)
{
    const QString lines = withUnixLines(text);
    return Lexer(lines, flavourOf(lines)).command();
}

QString variableName(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:\\$(?:env:)?(\\w+)|\\$\\{(?:env:)?(\\w+)\\}|%(\\w+)%)$"));
    const auto match = form.match(text);
    return match.hasMatch() ? match.captured(match.lastCapturedIndex()) : QString();
}

} // namespace penstock
