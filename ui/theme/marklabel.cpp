// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/marklabel.h"

#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

MarkLabel::MarkLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkLabel::setMark(Mark mark)
{
    m_mark = mark;
    setAccessibleName(markWord(mark));
    update();
}

QSize MarkLabel::sizeHint() const
{
    // As high as a line, so that it stands in the middle of the one beside it.
    return {fontMetrics().capHeight() + 2, fontMetrics().height()};
}

void MarkLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double side = qMin(width(), height()) - 1;
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    paintMark(painter, square, m_mark, m_theme.color(markColors(m_mark).text));
}

} // namespace penstock
