// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stream/streamdelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

StreamDelegate::StreamDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void StreamDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QFontMetrics &metrics = option.fontMetrics;
    const int line = metrics.height();
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, m_theme.color(Token::Selection));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), m_theme.color(Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.color(Token::Window));
    }

    const auto mark = index.data(MarkRole).value<Mark>();
    const int side = metrics.capHeight();
    const int top = option.rect.top() + (option.rect.height() - 2 * line) / 2;
    const QRectF square(option.rect.left() + line, top + (line - side) / 2.0 + 0.5, side, side);
    paintMark(*painter, square, mark, m_theme.color(markColors(mark).text));

    const int left = int(square.right()) + line * 5 / 8;
    const QRect name(left, top, option.rect.right() - left - line / 2, line);
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(name, Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, name.width()));

    painter->setFont(option.font);
    painter->setPen(m_theme.color(mark == Mark::Blocked ? Token::Bad : Token::Muted));
    painter->drawText(name.translated(0, line), Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(index.data(DetailRole).toString(), Qt::ElideRight, name.width()));
    painter->restore();
}

QSize StreamDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = option.fontMetrics.height();
    return {line * 12, line * 3 + line / 8};
}

} // namespace penstock
