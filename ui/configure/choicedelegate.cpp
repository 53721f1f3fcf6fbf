// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/choicedelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>

namespace penstock {

namespace {

//! Draws one text at the left of the line and takes its room off it.
void drawWord(QPainter &painter, QRect &line, const QString &text, QFont font, const QColor &color)
{
    if (text.isEmpty() || line.width() <= 0)
        return;
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, line.width()));
    line.setLeft(line.left() + metrics.horizontalAdvance(text) + metrics.height() / 2);
}

//! By hand: Fusion's own box is darker than a dark panel, and nobody sees it.
void drawTick(QPainter &painter, const QRect &box, Qt::CheckState state, const Theme &theme, bool isFixed)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF square = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    const double side = square.width();
    const bool isOn = state == Qt::Checked;
    const QColor color = theme.color(isFixed || !isOn ? Token::Idle : Token::Accent);
    painter.setPen(QPen(color, 1));
    painter.setBrush(isOn ? color : theme.color(Token::Field));
    painter.drawRoundedRect(square, 2, 2);
    painter.setPen(QPen(theme.color(isOn ? Token::Panel : Token::Accent), side / 7, Qt::SolidLine, Qt::RoundCap));
    painter.translate(square.topLeft());
    if (state == Qt::PartiallyChecked)
        painter.drawLine(QPointF(side * 0.28, side * 0.5), QPointF(side * 0.72, side * 0.5));
    if (isOn) {
        const QPointF corners[] = {{side * 0.24, side * 0.52}, {side * 0.43, side * 0.7}, {side * 0.77, side * 0.3}};
        painter.drawPolyline(corners, 3);
    }
    painter.restore();
}

} // namespace

ChoiceDelegate::ChoiceDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.height() * 6, CellDelegate::rowHeight(option.fontMetrics)};
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, m_theme.color(selected ? Token::Selection : Token::Panel));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      m_theme.color(Token::Line));
    if (index.column() == 0)
        paintWords(*painter, paintTick(*painter, option, index), option.font, index);
    else
        paintCode(*painter, option, index);
    painter->restore();
}

QRect ChoiceDelegate::paintTick(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect line = option.rect.adjusted(option.fontMetrics.height() / 4, 0, 0, -1);
    QStyleOptionViewItem tick = option;
    initStyleOption(&tick, index);
    const QStyle &style = *option.widget->style();
    const QRect box = style.subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &tick, option.widget);
    if (!box.isValid())
        return line;
    const bool isFixed = !index.flags().testFlag(Qt::ItemIsUserCheckable);
    drawTick(painter, box, tick.checkState, m_theme, isFixed);
    line.setLeft(box.right() + option.fontMetrics.height() / 2);
    return line;
}

void ChoiceDelegate::paintWords(QPainter &painter, QRect line, const QFont &font, const QModelIndex &index) const
{
    QFont strong = font;
    strong.setBold(index.data(HeadingRole).toBool());
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.88);
    drawWord(painter, line, index.data().toString(), strong, m_theme.color(Token::Text));
    drawWord(painter, line, index.data(DetailRole).toString(), small, m_theme.color(Token::Muted));
    if (const QVariant mark = index.data(MarkRole); mark.isValid() && line.width() > 0) {
        const QColor color = m_theme.color(markColors(mark.value<Mark>()).text);
        const int side = QFontMetrics(small).capHeight();
        paintMark(painter, QRectF(line.left(), line.center().y() - side / 2.0 + 0.5, side, side), mark.value<Mark>(),
                  color);
        line.setLeft(line.left() + side + side / 2);
        drawWord(painter, line, markWord(mark.value<Mark>()), small, color);
    }
    const auto tone = index.data(NoteToneRole).value<Tone>();
    drawWord(painter, line, index.data(NoteRole).toString(), small,
             m_theme.color(tone == Tone::Warning ? Token::Warning : Token::Muted));
}

void ChoiceDelegate::paintCode(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(option.font.pointSizeF() * 0.93);
    const int pad = CellDelegate::padding(option.fontMetrics);
    const QRect line = option.rect.adjusted(pad, 0, -pad, -1);
    painter.setFont(fixed);
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                     QFontMetrics(fixed).elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
}

} // namespace penstock
