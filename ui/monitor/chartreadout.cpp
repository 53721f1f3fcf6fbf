// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartreadout.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

ChartReadout::ChartReadout(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("chartReadout"));
    setAccessibleName(tr("Values under the crosshair"));
    setAttribute(Qt::WA_TransparentForMouseEvents); // it must not take the pointer from the chart
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ChartReadout::show(const QList<ChartFact> &facts)
{
    m_facts = facts;
    resize(sizeHint());
    QWidget::show();
    update();
}

QSize ChartReadout::sizeHint() const
{
    int width = 0;
    for (const ChartFact &fact : m_facts) {
        const int gap = fact.name.isEmpty() ? 0 : fontMetrics().height();
        width =
            qMax(width, fontMetrics().horizontalAdvance(fact.name) + gap + fontMetrics().horizontalAdvance(fact.value));
    }
    return {width + 2 * padding(), int(m_facts.size()) * fontMetrics().height() + padding() * 3 / 2};
}

void ChartReadout::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(Token::Line));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QRect line(padding(), padding() * 3 / 4, width() - 2 * padding(), fontMetrics().height());
    for (const ChartFact &fact : m_facts) {
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, fact.name.isEmpty() ? fact.value : fact.name);
        if (!fact.name.isEmpty()) {
            painter.setPen(m_theme.color(Token::Text));
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, fact.value);
        }
        line.translate(0, fontMetrics().height());
    }
}

} // namespace penstock
