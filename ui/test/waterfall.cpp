// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/test/waterfall.h"

#include "ui/models/wording.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

namespace {

QString labelOf(const ProbePhase &phase)
{
    return phase.took == Milliseconds(0) ? Waterfall::tr("under 1 ms") : tookText(phase.took);
}

} // namespace

Waterfall::Waterfall(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("waterfall"));
    setAccessibleName(tr("Where the time went"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Waterfall::show(const QList<ProbePhase> &phases)
{
    m_phases = phases;
    QStringList words;
    for (const ProbePhase &phase : phases)
        words.append(tr("%1: %2").arg(phaseWord(phase.kind), labelOf(phase)));
    setAccessibleDescription(words.join(QLatin1String(", ")));
    updateGeometry();
    update();
}

QSize Waterfall::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 50, rowHeight() * int(m_phases.size())};
}

QSize Waterfall::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, sizeHint().height()};
}

int Waterfall::rowHeight() const
{
    return fontMetrics().height() * 3 / 2;
}

void Waterfall::paintEvent(QPaintEvent *)
{
    if (m_phases.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics = fontMetrics();
    int names = 0;
    int labels = 0;
    for (const ProbePhase &phase : std::as_const(m_phases)) {
        names = qMax(names, metrics.horizontalAdvance(phaseWord(phase.kind)));
        labels = qMax(labels, metrics.horizontalAdvance(labelOf(phase)));
    }
    const int gap = metrics.averageCharWidth();
    const int left = names + 2 * gap;
    const int room = qMax(1, width() - left - labels - 3 * gap);
    const ProbePhase &last = m_phases.constLast();
    const double whole = qMax(1.0, double((last.from + last.took).count()));

    for (int row = 0; row < int(m_phases.size()); ++row) {
        const ProbePhase &phase = m_phases[row];
        const QRect line(0, row * rowHeight(), width(), rowHeight());
        const double from = left + double(phase.from.count()) / whole * room;
        const double length = qMax(3.0, double(phase.took.count()) / whole * room);
        const QRectF bar(from, line.center().y() - metrics.ascent() / 2.0, length, metrics.ascent());
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter), phaseWord(phase.kind));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::Accent));
        painter.drawRoundedRect(bar, 2, 2);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QRectF(bar.right() + gap, line.top(), labels + gap, line.height()),
                         int(Qt::AlignLeft | Qt::AlignVCenter), labelOf(phase));
    }
}

} // namespace penstock
