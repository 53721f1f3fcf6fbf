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

template <typename T>
[[nodiscard]] QList<T> moved(QList<T> list, int from, int to)
{
    list.move(from, to);
    return list;
}

} // namespace penstock
