// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QWidget>

namespace penstock {

class Theme;

//! Problems in words, one a line: what is wrong and the mend, with the mark and the colour of how bad it is.
class ProblemLines final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemLines(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<Problem> &problems); //!< hides itself when there are none

private:
    const Theme &m_theme;
    QList<Problem> m_problems;
};

} // namespace penstock
