// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace penstock {

//! What every table of the window has in common: whole rows, no grid, rows of one height.
void setUpTable(QTableView &table);

//! Columns as wide as these texts, the last one as wide as is left. Again after each new model.
void setColumnWidths(QTableView &table, const QStringList &widest);

} // namespace penstock
