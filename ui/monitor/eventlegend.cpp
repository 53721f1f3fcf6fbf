// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/eventlegend.h"

#include "ui/models/wording.h"
#include "ui/theme/eventmarks.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

EventLegend::EventLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("eventLegend"));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void EventLegend::show(const QList<std::pair<EventMark, int>> &counts)
{
    m_entries.clear();
    QStringList words;
    for (const auto &[mark, count] : counts) {
        m_entries.append({mark, tr("%1 %2").arg(eventMarkWord(mark), numberText(count))});
        words.append(m_entries.constLast().text);
    }
    setAccessibleName(tr("Channels and outcomes: %1").arg(words.join(QStringLiteral(", "))));
    setToolTip(words.join(u'\n'));
    setVisible(m_mostLines > 0 && !m_entries.isEmpty());
    updateGeometry();
    update();
}

void EventLegend::setMostLines(int lines)
{
    if (lines == m_mostLines)
        return;
    m_mostLines = lines;
    setVisible(m_mostLines > 0 && !m_entries.isEmpty());
    updateGeometry();
    update();
}

int EventLegend::widthOf(const Entry &entry) const
{
    const int line = fontMetrics().height();
    return fontMetrics().capHeight() + line / 3 + fontMetrics().horizontalAdvance(entry.text) + line;
}

QList<QPoint> EventLegend::places(int width) const
{
    QList<QPoint> places;
    QPoint place;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const int own = widthOf(m_entries[i]);
        // Channels and outcomes have lines of their own where they can.
        const bool isNewKind = i > 0 && isChannel(m_entries[i - 1].mark) && !isChannel(m_entries[i].mark);
        if (place.x() > 0 && ((isNewKind && m_mostLines > 1) || place.x() + own > width))
            place = {0, place.y() + lineHeight()};
        if (place.y() >= m_mostLines * lineHeight())
            break;
        places.append(place);
        place.rx() += own;
    }
    return places;
}

int EventLegend::heightForWidth(int width) const
{
    const QList<QPoint> where = places(width);
    return where.isEmpty() ? 0 : where.constLast().y() + lineHeight();
}

QSize EventLegend::sizeHint() const
{
    return {0, heightForWidth(width())};
}

void EventLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<QPoint> where = places(width());
    const int side = fontMetrics().capHeight();
    for (qsizetype i = 0; i < where.size(); ++i) {
        const auto &[mark, text] = m_entries[i];
        const QRect line(where[i], QSize(widthOf(m_entries[i]), lineHeight()));
        const QColor color = m_theme.color(eventMarkColor(mark));
        paintEventMark(painter, QRectF(line.left(), line.center().y() - side / 2.0 + 0.5, side, side), mark, color);
        painter.setPen(color);
        painter.drawText(line.adjusted(side + fontMetrics().height() / 3, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
    }
}

} // namespace penstock
