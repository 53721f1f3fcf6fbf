// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QDialog>
#include <QList>

namespace penstock {

class Theme;

//! What is wrong with a stream's file: each problem with where it is and the mend.
class ProblemDialog final : public QDialog
{
    Q_OBJECT

public:
    ProblemDialog(const Theme &theme, const QString &file, const QList<Problem> &problems, QWidget *parent = nullptr);
};

} // namespace penstock
