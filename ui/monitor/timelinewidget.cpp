// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/timelinewidget.h"

#include "ui/models/wording.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>
#include <numeric>

namespace penstock {

namespace {

struct StopLook
{
    Mark mark;
    bool dashed;
};

StopLook lookOf(TimelineStop::Kind kind)
{
    switch (kind) {
    case TimelineStop::Kind::Delivered:
        return {Mark::Delivered, false};
    case TimelineStop::Kind::Failed:
        return {Mark::Failed, false};
    case TimelineStop::Kind::Unconfirmed:
        return {Mark::Unconfirmed, false};
    case TimelineStop::Kind::InFlight:
        return {Mark::InFlight, true};
    case TimelineStop::Kind::Next:
        return {Mark::BackingOff, true};
    case TimelineStop::Kind::Later:
        return {Mark::Queued, true};
    }
    Q_UNREACHABLE();
}

bool isDone(const TimelineStop &stop)
{
    return stop.attempt > 0;
}

//! Long waits look longer, but a short one keeps room for its words.
double weightOf(const TimelineStop &stop)
{
    return 1.0 + std::sqrt(double(stop.delay.count()) / 1000.0);
}

} // namespace

TimelineWidget::TimelineWidget(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("timeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineWidget::show(const QList<TimelineStop> &stops)
{
    if (stops == m_stops)
        return;
    m_stops = stops;
    QStringList words;
    for (const TimelineStop &stop : stops)
        words.append(stop.exact);
    setAccessibleName(tr("Attempts over time"));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    update();
}

void TimelineWidget::setCurrent(int attempt)
{
    m_current = attempt;
    update();
}

QSize TimelineWidget::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 20, qRound(line * 3.6)};
}

QSize TimelineWidget::minimumSizeHint() const
{
    return {fontMetrics().height() * 10, sizeHint().height()};
}

QList<QRect> TimelineWidget::boxes() const
{
    QList<QRect> boxes;
    if (m_stops.isEmpty())
        return boxes;
    const int line = fontMetrics().height();
    const QSize size(fontMetrics().horizontalAdvance(QStringLiteral("00000")), qRound(line * 1.6));
    const int top = height() - size.height() - line / 4;

    double weights = 0;
    for (qsizetype i = 1; i < m_stops.size(); ++i)
        weights += weightOf(m_stops[i]);
    // Two or three stops need no whole window: the eye should see them together.
    const double reach = double(m_stops.size() - 1) * line * 14;
    const double room = qMin(double(width() - size.width() - 1), reach);
    double left = 0;
    for (qsizetype i = 0; i < m_stops.size(); ++i) {
        if (i > 0)
            left += room * weightOf(m_stops[i]) / weights;
        boxes.append(QRect(QPoint(qRound(left), top), size));
    }
    return boxes;
}

int TimelineWidget::stopAt(const QPoint &point) const
{
    const QList<QRect> all = boxes();
    for (int i = 0; i < int(all.size()); ++i) {
        if (all[i].adjusted(0, -fontMetrics().height(), 0, 0).contains(point))
            return i;
    }
    return -1;
}

void TimelineWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<QRect> all = boxes();
    for (int i = 1; i < int(all.size()); ++i)
        paintLink(painter, i, all);
    for (int i = 0; i < int(all.size()); ++i)
        paintStop(painter, m_stops[i], all[i]);
}

void TimelineWidget::paintLink(QPainter &painter, int stop, const QList<QRect> &boxes) const
{
    const bool done = isDone(m_stops[stop]) || m_stops[stop].kind == TimelineStop::Kind::InFlight;
    const int middle = boxes[stop].center().y();
    const int from = boxes[stop - 1].right() + 2;
    const int to = boxes[stop].left() - 2;
    painter.setPen(QPen(m_theme.color(done ? Token::Warning : Token::Line), 2));
    painter.drawLine(from, middle, to, middle);

    const QString words = m_stops[stop].delay.count() == 0 ? tr("at once") : delayText(m_stops[stop].delay);
    const QRect above(from, middle - fontMetrics().height() - 3, to - from, fontMetrics().height());
    if (fontMetrics().horizontalAdvance(words) > above.width())
        return;
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(above, Qt::AlignCenter, words);
}

void TimelineWidget::paintStop(QPainter &painter, const TimelineStop &stop, const QRect &box) const
{
    const StopLook look = lookOf(stop.kind);
    const MarkColors colors = markColors(look.mark);
    const QColor ink = m_theme.color(colors.text);
    const bool current = isDone(stop) && stop.attempt == m_current;
    painter.setPen(QPen(ink, current ? 2 : 1, look.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(m_theme.color(stop.kind == TimelineStop::Kind::Later ? Token::Panel : colors.back));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    if (stop.label.isEmpty()) {
        const int side = fontMetrics().capHeight();
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(box).center());
        paintMark(painter, square, look.mark, ink);
    } else {
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignCenter, stop.label);
    }

    // The first and the last time stay inside; the others stand over the middle of their box.
    painter.setFont(font());
    const int textWidth = fontMetrics().horizontalAdvance(stop.time) + 2;
    const int left = qBound(0, box.center().x() - textWidth / 2, qMax(0, width() - textWidth));
    const bool next = stop.kind == TimelineStop::Kind::Next;
    painter.setPen(m_theme.color(next ? Token::Warning : Token::Muted));
    painter.drawText(QRect(left, box.top() - fontMetrics().height() - 4, textWidth, fontMetrics().height()),
                     Qt::AlignCenter, stop.time);
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    const int stop = stopAt(event->pos());
    if (stop >= 0 && isDone(m_stops[stop]))
        Q_EMIT attemptChosen(m_stops[stop].attempt);
}

bool TimelineWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int stop = stopAt(help->pos());
        QToolTip::showText(help->globalPos(), stop < 0 ? QString() : m_stops[stop].exact, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace penstock
