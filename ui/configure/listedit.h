// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace penstock {

//! `rows` ascending.
template <typename T>
[[nodiscard]] QList<T> withoutRows(QList<T> list, const QList<int> &rows)
{
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        list.removeAt(*row);
    return list;
}

//! `rows` ascending; they come to stand together where `before` stands, or at the end.
template <typename T>
[[nodiscard]] QList<T> movedRows(const QList<T> &list, const QList<int> &rows, int before)
{
    QList<T> above;
    QList<T> moving;
    QList<T> below;
    for (int row = 0; row < int(list.size()); ++row)
        (rows.contains(row) ? moving : row < before ? above : below).append(list[row]);
    return above + moving + below;
}

} // namespace penstock
