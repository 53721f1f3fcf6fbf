// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/celldelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/eventmarks.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QPainter>

namespace penstock {

CellDelegate::CellDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect cell = option.rect;
    painter->save();
    painter->fillRect(cell, m_theme.color(selected ? Token::Selection : Token::Panel));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), m_theme.color(Token::Line));

    const int pad = padding(option.fontMetrics);
    QRect textRect = cell.adjusted(pad, 0, -pad, -1);
    QColor color = m_theme.color(m_muted.contains(index.column()) ? Token::Muted : Token::Text);
    const int side = option.fontMetrics.capHeight();
    const QRectF square(textRect.left(), textRect.center().y() - side / 2.0 + 0.5, side, side);
    const QVariant mark = index.data(MarkRole);
    const QVariant eventMark = index.data(EventMarkRole);
    if (mark.isValid()) {
        color = m_theme.color(markColors(mark.value<Mark>()).text);
        paintMark(*painter, square, mark.value<Mark>(), color);
    } else if (eventMark.isValid()) {
        color = m_theme.color(eventMarkColor(eventMark.value<EventMark>()));
        paintEventMark(*painter, square, eventMark.value<EventMark>(), color);
    }
    if (mark.isValid() || eventMark.isValid())
        textRect.setLeft(textRect.left() + side + pad * 3 / 4);

    const QFont font = fontOf(index, option.font);
    painter->setFont(font);
    painter->setPen(color);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const QString text =
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, qMax(0, textRect.width()));
    painter->drawText(textRect, int(alignment) | Qt::TextSingleLine, text);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

int CellDelegate::padding(const QFontMetrics &metrics)
{
    return qRound(metrics.height() / 2.0);
}

int CellDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + qRound(metrics.height() * 0.8);
}

QFont CellDelegate::fontOf(const QModelIndex &index, const QFont &font) const
{
    if (m_monospace.contains(index.column())) {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSizeF(font.pointSizeF() * 0.93);
        return fixed;
    }
    QFont wanted = font;
    wanted.setBold(m_strong.contains(index.column()));
    return wanted;
}

} // namespace penstock
