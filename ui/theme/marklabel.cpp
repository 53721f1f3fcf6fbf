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
    const int side = fontMetrics().capHeight() + 2;
    return {side, side};
}

void MarkLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMark(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_mark, m_theme.color(markColors(m_mark).text));
}

} // namespace penstock
