// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace penstock {

class Theme;

//! What one press does about a problem.
struct Mend
{
    QString label;
    std::function<void()> run;
};
using MendOf = std::function<std::optional<Mend>(const Problem &)>;

//! Problems in words, one a line: what is wrong and the mend, with the mark and the colour of how bad it is.
class ProblemLines final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemLines(const Theme &theme, QWidget *parent = nullptr);

    void setMends(MendOf mendOf); //!< asked about each problem that is shown

    void show(const QList<Problem> &problems); //!< hides itself when there are none

private:
    void addLine(const Problem &problem);

    const Theme &m_theme;
    MendOf m_mendOf;
    QList<Problem> m_problems;
};

} // namespace penstock
