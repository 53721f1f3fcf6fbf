// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/marks.h"

#include <QPainter>
#include <QPainterPath>

namespace penstock {

namespace {

void disc(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(box);
}

void ring(QPainter &painter, const QRectF &box, const QColor &color, double width)
{
    painter.setPen(QPen(color, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

void halfDisc(QPainter &painter, const QRectF &box, const QColor &color, double width)
{
    ring(painter, box, color, width);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(box, 90 * 16, 180 * 16);
}

void triangle(QPainter &painter, const QRectF &box, const QColor &color)
{
    QPainterPath path(box.topLeft() + QPointF(box.width() * 0.12, 0));
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.bottomLeft() + QPointF(box.width() * 0.12, 0));
    path.closeSubpath();
    painter.fillPath(path, color);
}

void warningTriangle(QPainter &painter, const QRectF &box, const QColor &color)
{
    QPainterPath path(QPointF(box.center().x(), box.top()));
    path.lineTo(box.bottomRight());
    path.lineTo(box.bottomLeft());
    path.closeSubpath();
    painter.fillPath(path, color);
}

void diamond(QPainter &painter, const QRectF &box, const QColor &color)
{
    QPainterPath path(QPointF(box.center().x(), box.top()));
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.center().x(), box.bottom());
    path.lineTo(box.left(), box.center().y());
    path.closeSubpath();
    painter.fillPath(path, color);
}

void cross(QPainter &painter, const QRectF &box, const QColor &color, double width)
{
    painter.setPen(QPen(color, width * 1.3, Qt::SolidLine, Qt::RoundCap));
    const QRectF inner = box.adjusted(width, width, -width, -width);
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

void bars(QPainter &painter, const QRectF &box, const QColor &color)
{
    const double width = box.width() * 0.28;
    painter.fillRect(QRectF(box.left() + box.width() * 0.1, box.top(), width, box.height()), color);
    painter.fillRect(QRectF(box.right() - box.width() * 0.1 - width, box.top(), width, box.height()), color);
}

void clock(QPainter &painter, const QRectF &box, const QColor &color, double width)
{
    ring(painter, box, color, width);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
    const QPointF middle = box.center();
    painter.drawLine(middle, middle - QPointF(0, box.height() * 0.25));
    painter.drawLine(middle, middle + QPointF(box.width() * 0.2, 0));
}

void dotInRing(QPainter &painter, const QRectF &box, const QColor &color, double width)
{
    ring(painter, box, color, width);
    const double inset = box.width() * 0.32;
    disc(painter, box.adjusted(inset, inset, -inset, -inset), color);
}

void slashedRing(QPainter &painter, const QRectF &box, const QColor &color, double width)
{
    ring(painter, box, color, width);
    const double inset = box.width() * 0.22;
    const QRectF inner = box.adjusted(inset, inset, -inset, -inset);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(inner.bottomLeft(), inner.topRight());
}

void halves(QPainter &painter, const QRectF &box, const QColor &color)
{
    const double gap = box.width() * 0.12;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(box.translated(-gap / 2, 0), 90 * 16, 180 * 16);
    painter.drawPie(box.translated(gap / 2, 0), -90 * 16, 180 * 16);
}

} // namespace

MarkColors markColors(Mark mark)
{
    switch (mark) {
    case Mark::Running:
    case Mark::Delivered:
        return {Token::Good, Token::GoodBack};
    case Mark::Failing:
    case Mark::BackingOff:
    case Mark::Warning:
        return {Token::Warning, Token::WarningBack};
    case Mark::Blocked:
    case Mark::DeadLetter:
    case Mark::Failed:
    case Mark::Error:
    case Mark::Personal:
        return {Token::Bad, Token::BadBack};
    case Mark::InFlight:
        return {Token::Active, Token::ActiveBack};
    case Mark::Unconfirmed:
    case Mark::Queued:
    case Mark::Discarded:
    case Mark::Halved:
    case Mark::Paused:
    case Mark::Held:
    case Mark::Stopping:
    case Mark::Stopped:
        return {Token::Idle, Token::Window};
    }
    Q_UNREACHABLE();
}

Token environmentColor(Environment environment)
{
    switch (environment) {
    case Environment::Development:
        return Token::Muted;
    case Environment::Staging:
        return Token::Warning;
    case Environment::Production:
        return Token::Bad;
    }
    Q_UNREACHABLE();
}

void paintMark(QPainter &painter, const QRectF &square, Mark mark, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = qMax(1.4, square.width() / 7);
    switch (mark) {
    case Mark::Running:
    case Mark::Delivered:
        disc(painter, square, color);
        break;
    case Mark::Failing:
    case Mark::BackingOff:
        halfDisc(painter, square, color, width);
        break;
    case Mark::Blocked:
    case Mark::DeadLetter:
    case Mark::Failed:
    case Mark::Error:
        cross(painter, square, color, width);
        break;
    case Mark::Discarded:
        slashedRing(painter, square, color, width);
        break;
    case Mark::Halved:
        halves(painter, square, color);
        break;
    case Mark::Warning:
        warningTriangle(painter, square, color);
        break;
    case Mark::Personal:
        diamond(painter, square, color);
        break;
    case Mark::InFlight:
        triangle(painter, square, color);
        break;
    case Mark::Paused:
        bars(painter, square, color);
        break;
    case Mark::Held:
        clock(painter, square, color, width);
        break;
    case Mark::Stopping:
    case Mark::Unconfirmed:
        dotInRing(painter, square, color, width);
        break;
    case Mark::Queued:
    case Mark::Stopped:
        ring(painter, square, color, width);
        break;
    }
    painter.restore();
}

} // namespace penstock
