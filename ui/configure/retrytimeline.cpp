// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/retrytimeline.h"

#include "ui/models/wording.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <numeric>

namespace penstock {

RetryTimeline::RetryTimeline(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("retryTimeline"));
    setAccessibleName(tr("Requests of a batch that keeps failing"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RetryTimeline::show(const std::vector<Milliseconds> &delays)
{
    m_delays = delays;
    setAccessibleDescription(scheduleText(delays));
    update();
}

QSize RetryTimeline::sizeHint() const
{
    return {fontMetrics().height() * 20, fontMetrics().height() * 3};
}

//! Where each request stands, 0 … width. A wait is as wide as it is long, but never too narrow for its label.
std::vector<double> RetryTimeline::places(double width) const
{
    const double least = fontMetrics().horizontalAdvance(QStringLiteral("00 min")) * 1.4;
    const double total = std::accumulate(m_delays.begin(), m_delays.end(), 0.0,
                                         [](double sum, Milliseconds delay) { return sum + double(delay.count()); });
    const double free = qMax(0.0, width - least * double(m_delays.size()));
    std::vector<double> places{0};
    for (const Milliseconds delay : m_delays)
        places.push_back(places.back() + least + (total > 0 ? free * double(delay.count()) / total : 0));
    // Where not even the labels fit, all move together.
    if (places.back() > width) {
        for (double &place : places)
            place *= width / places.back();
    }
    return places;
}

void RetryTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int unit = fontMetrics().height();
    const double radius = unit * 0.55;
    const QRectF track = QRectF(rect()).adjusted(radius + 1, 0, -radius - 1, 0);
    const double middle = height() - radius - 3;
    const std::vector<double> at = places(track.width());

    painter.setPen(QPen(m_theme.color(Token::Line), 2));
    painter.drawLine(QPointF(track.left(), middle), QPointF(track.left() + at.back(), middle));
    painter.setPen(m_theme.color(Token::Muted));
    for (std::size_t wait = 0; wait < m_delays.size(); ++wait) {
        const QRectF label(track.left() + at[wait], 0, at[wait + 1] - at[wait], middle - radius);
        painter.drawText(label, Qt::AlignHCenter | Qt::AlignBottom, delayText(m_delays[wait]));
    }
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    for (std::size_t request = 0; request < at.size(); ++request) {
        const QPointF center(track.left() + at[request], middle);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.setBrush(m_theme.color(request == 0 ? Token::Accent : Token::Panel));
        painter.drawEllipse(center, radius, radius);
        painter.setPen(m_theme.color(request == 0 ? Token::Panel : Token::Accent));
        painter.drawText(QRectF(center.x() - unit, center.y() - unit, 2 * unit, 2 * unit), Qt::AlignCenter,
                         QString::number(request + 1));
    }
}

QString scheduleText(const std::vector<Milliseconds> &delays)
{
    const auto outage = std::accumulate(delays.begin(), delays.end(), Milliseconds(0));
    if (delays.empty())
        return RetryTimeline::tr("One request and no retry: every failure is a dead letter.");
    return RetryTimeline::tr("%1 requests at most; survives an outage of %2.")
        .arg(numberText(qint64(delays.size()) + 1), delayText(outage));
}

} // namespace penstock
