// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <QDialog>

namespace penstock {

class Theme;

//! What the file has now beside what is here, as the file's text, line by line.
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    CompareDialog(const Theme &theme, const QString &file, const StreamConfig &theirs, const StreamConfig &mine,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    void reloadRequested();
    void keepRequested();
};

} // namespace penstock
