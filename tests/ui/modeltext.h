// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace penstock {

//! A model as text: a line for each row, its cells joined by " | ". Lines of `columns` only where some are given.
inline QStringList textOf(const QAbstractItemModel &model, QList<int> columns = {})
{
    if (columns.isEmpty()) {
        for (int column = 0; column < model.columnCount(); ++column)
            columns.append(column);
    }
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells.append(model.index(row, column).data().toString());
        lines.append(cells.join(QStringLiteral(" | ")));
    }
    return lines;
}

} // namespace penstock
