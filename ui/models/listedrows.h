// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <algorithm>

namespace penstock {

//! A table of a list that is shown anew and again. Rows keep their place in the order of the list: what a row shows
//! changes, and rows come and go at the end.
template <typename Row>
class ListedRows : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<Row> &rows)
    {
        const int before = rowCount();
        const int after = int(rows.size());
        for (int row = 0; row < std::min(before, after); ++row) {
            if (m_rows[row] == rows[row])
                continue;
            m_rows[row] = rows[row];
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
        if (after > before) {
            beginInsertRows({}, before, after - 1);
            m_rows = rows;
            endInsertRows();
        } else if (after < before) {
            beginRemoveRows({}, after, before - 1);
            m_rows = rows;
            endRemoveRows();
        }
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

private:
    QList<Row> m_rows;
};

} // namespace penstock
