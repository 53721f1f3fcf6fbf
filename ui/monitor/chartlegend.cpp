// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartlegend.h"

#include "ui/models/charttext.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("chartLegend"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    show(m_kind, m_deadLetters);
}

void ChartLegend::show(ChartKind kind, bool deadLetters)
{
    m_kind = kind;
    m_deadLetters = deadLetters;
    QStringList names;
    for (const Entry &entry : entries())
        names.append(entry.name);
    setAccessibleName(tr("Lines of the chart: %1").arg(names.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

QList<ChartLegend::Entry> ChartLegend::entries() const
{
    QList<Entry> entries;
    const QStringList names = lineNames(m_kind);
    const QList<LineLook> looks = looksOf(m_kind);
    for (qsizetype line = 0; line < looks.size(); ++line)
        entries.append({names[line], looks[line]});
    if (m_deadLetters)
        entries.append({tr("Dead letter"), {Token::Bad}, true});
    return entries;
}

int ChartLegend::sampleWidth(const Entry &entry) const
{
    return entry.isMark ? fontMetrics().height() / 2 : fontMetrics().height() * 5 / 4;
}

QSize ChartLegend::sizeHint() const
{
    const int gap = fontMetrics().height();
    int width = 0;
    for (const Entry &entry : entries())
        width += sampleWidth(entry) + gap / 3 + fontMetrics().horizontalAdvance(entry.name) + gap;
    return {width, fontMetrics().height()};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ChartLegend::paint(QPainter &painter, const QRect &place) const
{
    const int gap = fontMetrics().height();
    int left = place.left();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Entry &entry : entries()) {
        const int sample = sampleWidth(entry);
        const int width = fontMetrics().horizontalAdvance(entry.name);
        // A name that does not fit is left out as a whole: half a word helps nobody.
        if (left + sample + gap / 3 + width > place.right() + 1)
            return;
        const QRectF at(left, place.center().y() - gap / 4.0, sample, gap / 2.0);
        if (entry.isMark)
            paintDeadLetter(painter, at, m_theme);
        else
            paintSample(painter, at, entry.look, m_theme);
        left += sample + gap / 3;
        painter.setPen(m_theme.color(entry.look.token));
        painter.drawText(QRect(left, place.top(), width + 1, place.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.name);
        left += width + gap;
    }
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect());
}

} // namespace penstock
