// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartlook.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

namespace {

constexpr double lineWidth = 1.5;
constexpr float fillOpacity = 0.22F;

} // namespace

QList<LineLook> looksOf(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delivery:
        return {{Token::Good, Qt::SolidLine, false}, {Token::Bad, Qt::SolidLine, true}};
    case ChartKind::Backlog:
        return {{Token::Accent, Qt::SolidLine, true}};
    case ChartKind::AnswerTimes:
        return {{Token::Accent, Qt::SolidLine, false},
                {Token::Warning, Qt::DashLine, false},
                {Token::Bad, Qt::DotLine, false}};
    }
    Q_UNREACHABLE();
}

QPen penOf(const LineLook &look, const Theme &theme)
{
    QPen pen(theme.color(look.token), lineWidth, look.strokes);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

QColor fillOf(const LineLook &look, const Theme &theme)
{
    QColor color = theme.color(look.token);
    color.setAlphaF(fillOpacity);
    return color;
}

void paintSample(QPainter &painter, const QRectF &place, const LineLook &look, const Theme &theme)
{
    if (look.filled)
        painter.fillRect(QRectF(place.left(), place.center().y(), place.width(), place.height() / 2),
                         fillOf(look, theme));
    painter.setPen(penOf(look, theme));
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()));
}

QPen deadLetterPen(const Theme &theme)
{
    return {theme.color(Token::Bad), 2};
}

void paintDeadLetter(QPainter &painter, const QRectF &place, const Theme &theme)
{
    painter.setPen(deadLetterPen(theme));
    painter.drawLine(place.topLeft(), place.bottomRight());
    painter.drawLine(place.bottomLeft(), place.topRight());
}

} // namespace penstock
