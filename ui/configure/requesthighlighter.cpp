// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/requesthighlighter.h"

#include "ui/theme/theme.h"

namespace penstock {

namespace {

//! Behind the closing quote of the string that begins at `from`.
int endOfString(const QString &text, int from)
{
    int at = from + 1;
    while (at < text.size() && text[at] != u'"')
        at += text[at] == u'\\' ? 2 : 1;
    return qMin(at + 1, int(text.size()));
}

int endOfWord(const QString &text, int from)
{
    int at = from;
    while (at < text.size() && text[at] != u',' && !text[at].isSpace())
        ++at;
    return at;
}

} // namespace

RequestHighlighter::RequestHighlighter(const Theme &theme, const std::vector<RequestLine> &lines,
                                       QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
    , m_lines(lines)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void RequestHighlighter::highlightBlock(const QString &text)
{
    const auto number = std::size_t(currentBlock().blockNumber());
    if (number >= m_lines.size())
        return;
    if (m_lines[number].part == RequestLine::Part::Body)
        highlightJson(text, m_lines[number]);
    else
        highlightHead(text, m_lines[number].part);
}

void RequestHighlighter::highlightHead(const QString &text, RequestLine::Part part)
{
    if (part == RequestLine::Part::Start)
        setFormat(0, int(text.indexOf(u' ')), m_theme.color(Token::Accent));
    else if (const auto colon = int(text.indexOf(u':')); colon > 0)
        setFormat(0, colon + 1, m_theme.color(Token::Muted));
}

void RequestHighlighter::highlightJson(const QString &text, const RequestLine &line)
{
    if (!line.folded.isEmpty())
        setFormat(int(text.lastIndexOf(line.folded)), int(line.folded.size()), m_theme.color(Token::Muted));
    for (int at = 0; at < text.size();) {
        const QChar c = text[at];
        int end = at + 1;
        if (c == u'"') {
            end = endOfString(text, at);
            const bool isKey = line.place != RequestLine::Place::None && end < text.size() && text[end] == u':';
            setFormat(at, end - at, m_theme.color(isKey ? Token::Accent : Token::Good));
        } else if (c == u'-' || c.isDigit() || c == u't' || c == u'f' || c == u'n') {
            end = endOfWord(text, at);
            if (line.folded.isEmpty())
                setFormat(at, end - at, m_theme.color(Token::Warning));
        }
        at = end;
    }
}

} // namespace penstock
