// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/stattile.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace penstock {

StatTile::StatTile(const Theme &theme, QString label, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_label(std::move(label))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(m_label);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatTile::show(const QString &value, Token tone, const QString &note, bool outlined)
{
    if (value == m_value && tone == m_tone && note == m_note && outlined == m_outlined)
        return;
    m_value = value;
    m_note = note;
    m_tone = tone;
    m_outlined = outlined;
    describe();
}

void StatTile::setLabel(const QString &label)
{
    if (label == m_label)
        return;
    m_label = label;
    describe();
}

void StatTile::setExplanation(const QString &text)
{
    if (text == m_explanation)
        return;
    m_explanation = text;
    describe();
}

void StatTile::describe()
{
    setAccessibleName(m_note.isEmpty() ? tr("%1: %2").arg(m_label, m_value)
                                       : tr("%1: %2, %3").arg(m_label, m_value, m_note));
    setToolTip(m_note.isEmpty() ? m_explanation : m_note + QLatin1Char('\n') + m_explanation);
    update();
}

QSize StatTile::sizeHint() const
{
    const QFontMetrics value(valueFont());
    const QFontMetrics label(labelFont());
    const int pad = fontMetrics().height() / 2;
    const int width = qMax(label.horizontalAdvance(m_label), value.horizontalAdvance(QStringLiteral("0000")));
    return {width + 2 * pad + 2, 2 * label.height() + value.height() + qRound(1.5 * pad)};
}

QSize StatTile::minimumSizeHint() const
{
    const int pad = fontMetrics().height() / 2;
    return {QFontMetrics(labelFont()).horizontalAdvance(m_label) + 2 * pad, sizeHint().height()};
}

void StatTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(m_outlined ? m_tone : Token::Line));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    // In a narrow tile the label has the room of the padding.
    const QFontMetrics small(labelFont());
    const int pad = fontMetrics().height() / 2;
    const int side = qBound(3, (width() - small.horizontalAdvance(m_label)) / 2 - 1, pad);
    const QRect inner = rect().adjusted(side, pad * 3 / 4, -side, -pad * 3 / 4);
    painter.setFont(labelFont());
    painter.setPen(m_theme.color(m_outlined ? m_tone : Token::Muted));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, small.elidedText(m_label, Qt::ElideRight, inner.width()));
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, small.elidedText(m_note, Qt::ElideRight, inner.width()));

    // A long number gets smaller rather than cut.
    QFont font = valueFont();
    while (QFontMetrics(font).horizontalAdvance(m_value) > inner.width() && font.pointSizeF() > 7)
        font.setPointSizeF(font.pointSizeF() - 0.5);
    painter.setFont(font);
    painter.setPen(m_theme.color(m_tone));
    painter.drawText(inner.adjusted(0, small.height(), 0, -small.height()), Qt::AlignLeft | Qt::AlignVCenter, m_value);
}

QFont StatTile::valueFont() const
{
    QFont wanted = font();
    wanted.setPointSizeF(font().pointSizeF() * 1.5);
    wanted.setBold(true);
    return wanted;
}

QFont StatTile::labelFont() const
{
    QFont wanted = font();
    wanted.setPointSizeF(font().pointSizeF() * 0.9);
    return wanted;
}

} // namespace penstock
