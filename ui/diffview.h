// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/linediff.h"

#include <QPlainTextEdit>

namespace penstock {

class Theme;

//! Two texts in one: the lines that only one of them has are marked, − of the first and + of the second.
class DiffView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    DiffView(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<DiffLine> &lines);

private:
    void mark();

    const Theme &m_theme;
    QList<DiffLine> m_lines;
};

} // namespace penstock
