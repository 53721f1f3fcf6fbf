// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QTableWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! What a pause cost, by event name; stays open and follows.
class NotCollectedDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NotCollectedDialog(const Theme &theme, QWidget *parent = nullptr);

    void show(const StreamStatus &status);

private:
    QLabel *m_head;
    QTableWidget *m_table;
};

} // namespace penstock
