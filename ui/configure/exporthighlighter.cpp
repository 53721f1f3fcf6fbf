// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/exporthighlighter.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace penstock {

ExportHighlighter::ExportHighlighter(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &ExportHighlighter::rehighlight);
}

void ExportHighlighter::setFormat(ExportFormat format)
{
    m_format = format; // the new text comes behind it
}

void ExportHighlighter::highlightBlock(const QString &line)
{
    switch (m_format) {
    case ExportFormat::Ticket:
        return highlightFields(line);
    case ExportFormat::Curl:
        return highlightCommand(line);
    case ExportFormat::Postman:
    case ExportFormat::JsonSchema:
    case ExportFormat::OpenApi:
        return highlightJson(line);
    }
}

// A line is short, and a string never goes on in the next.
void ExportHighlighter::highlightJson(const QString &line)
{
    static const QRegularExpression token(
        QStringLiteral("(?<text>\"(?:[^\"\\\\]|\\\\.)*\")(?<colon>\\s*:)?|(?<word>-?\\d[\\d.eE+-]*|true|false|null)"));
    auto each = token.globalMatch(line);
    while (each.hasNext()) {
        const auto match = each.next();
        const Token color = match.capturedStart(QStringLiteral("word")) >= 0    ? Token::Warning
                            : match.capturedStart(QStringLiteral("colon")) >= 0 ? Token::Accent
                                                                                : Token::Good;
        const QString name = color == Token::Warning ? QStringLiteral("word") : QStringLiteral("text");
        QSyntaxHighlighter::setFormat(int(match.capturedStart(name)), int(match.capturedLength(name)),
                                      m_theme.color(color));
    }
}

void ExportHighlighter::highlightFields(const QString &line)
{
    if (const auto colon = line.indexOf(u':'); colon >= 0)
        QSyntaxHighlighter::setFormat(0, int(colon) + 1, m_theme.color(Token::Accent));
}

void ExportHighlighter::highlightCommand(const QString &line)
{
    static const QRegularExpression option(QStringLiteral("^\\s*(--?[\\w-]+)|\\$\\w+(?=\")"));
    auto each = option.globalMatch(line);
    while (each.hasNext()) {
        const auto match = each.next();
        QSyntaxHighlighter::setFormat(int(match.capturedStart()), int(match.capturedLength()),
                                      m_theme.color(match.captured().contains(u'$') ? Token::Warning : Token::Accent));
    }
}

} // namespace penstock
