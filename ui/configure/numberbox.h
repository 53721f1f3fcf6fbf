// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/limits.h"

#include <QDoubleSpinBox>

namespace penstock {

//! A whole number of a config. Shown as it stands there, even out of its range; the wheel turns it only when it has the
//! focus, so that scrolling the form changes nothing.
class NumberBox final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    //! `perUnit`: how many make one of what is shown; 1000 shows milliseconds as seconds.
    NumberBox(Range range, const QString &unit, int perUnit = 1, QWidget *parent = nullptr);

    void show(qint64 number); //!< no signal

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void edited(qint64 number);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    const Range m_range;
    const int m_perUnit;
};

} // namespace penstock
