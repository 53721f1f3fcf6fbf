// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/charttext.h"

#include <QWidget>

namespace penstock {

class Theme;

//! The small panel beside the crosshair: the exact values of one point.
class ChartReadout final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartReadout(const Theme &theme, QWidget *parent);

    void show(const QList<ChartFact> &facts);
    [[nodiscard]] const QList<ChartFact> &facts() const { return m_facts; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int padding() const { return fontMetrics().height() / 2; }

    const Theme &m_theme;
    QList<ChartFact> m_facts;
};

} // namespace penstock
