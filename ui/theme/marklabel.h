// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/mark.h"

#include <QWidget>

namespace penstock {

class Theme;

//! A state's mark by itself, in its colour.
class MarkLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkLabel(const Theme &theme, QWidget *parent = nullptr);

    void setMark(Mark mark);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Mark m_mark = Mark::Stopped;
};

} // namespace penstock
