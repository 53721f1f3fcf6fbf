// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/numberbox.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyleOptionSpinBox>
#include <QWheelEvent>

#include <cmath>

namespace penstock {

namespace {

//! Not qRound64: it adds one half, which the largest exact numbers have no place for.
qint64 rounded(double value)
{
    return std::llround(value);
}

} // namespace

NumberBox::NumberBox(Range range, const QString &unit, int perUnit, QWidget *parent)
    : QDoubleSpinBox(parent)
    , m_range(range)
    , m_perUnit(perUnit)
{
    setDecimals(perUnit == 1 ? 0 : 3);
    setSuffix(unit.isEmpty() ? QString() : u' ' + unit);
    setGroupSeparatorShown(true);
    setFocusPolicy(Qt::StrongFocus);
    setRange(double(range.least) / perUnit, double(range.most) / perUnit);
    connect(this, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { Q_EMIT edited(rounded(value * m_perUnit)); });
}

void NumberBox::show(qint64 number)
{
    if (rounded(value() * m_perUnit) == number)
        return;
    const QSignalBlocker quiet(this);
    setRange(double(qMin(m_range.least, number)) / m_perUnit, double(qMax(m_range.most, number)) / m_perUnit);
    setValue(double(number) / m_perUnit);
}

QString NumberBox::textFromValue(double value) const
{
    QString text = QDoubleSpinBox::textFromValue(value);
    if (const QString point = locale().decimalPoint(); text.contains(point)) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QSize NumberBox::sizeHint() const
{
    // Wide enough for what people write, not for the largest number there is.
    const int width =
        fontMetrics().horizontalAdvance(QStringLiteral("0,000,000") + suffix()) + fontMetrics().height() * 2;
    return {width, QDoubleSpinBox::sizeHint().height()};
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace penstock
