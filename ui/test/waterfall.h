// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/probereport.h"

#include <QWidget>

namespace penstock {

class Theme;

//! Where the time of a request went: a bar for each phase, one after the other on one scale.
class Waterfall final : public QWidget
{
    Q_OBJECT

public:
    explicit Waterfall(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<ProbePhase> &phases);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    const Theme &m_theme;
    QList<ProbePhase> m_phases;
};

} // namespace penstock
