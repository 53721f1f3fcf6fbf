// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diffview.h"

#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QTextBlock>

namespace penstock {

namespace {

QString signOf(DiffLine::Side side)
{
    switch (side) {
    case DiffLine::Side::Both:
        return QStringLiteral("  ");
    case DiffLine::Side::First:
        return QStringLiteral("− ");
    case DiffLine::Side::Second:
        return QStringLiteral("+ ");
    }
    Q_UNREACHABLE();
}

} // namespace

DiffView::DiffView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(&theme, &Theme::changed, this, &DiffView::mark);
}

void DiffView::show(const QList<DiffLine> &lines)
{
    m_lines = lines;
    QStringList text;
    for (const DiffLine &line : lines)
        text.append(signOf(line.side) + line.text);
    setPlainText(text.join(u'\n'));
    mark();
}

void DiffView::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype row = 0; row < m_lines.size(); ++row) {
        if (m_lines[row].side == DiffLine::Side::Both)
            continue;
        QTextEdit::ExtraSelection mark;
        const bool first = m_lines[row].side == DiffLine::Side::First;
        mark.format.setBackground(m_theme.color(first ? Token::BadBack : Token::GoodBack));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.cursor = QTextCursor(document()->findBlockByNumber(int(row)));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

} // namespace penstock
