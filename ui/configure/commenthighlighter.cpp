// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/commenthighlighter.h"

#include "ui/theme/theme.h"

namespace penstock {

CommentHighlighter::CommentHighlighter(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &CommentHighlighter::rehighlight);
}

void CommentHighlighter::highlightBlock(const QString &line)
{
    if (QStringView(line).trimmed().startsWith(u'#'))
        setFormat(0, int(line.size()), m_theme.color(Token::Muted));
}

} // namespace penstock
