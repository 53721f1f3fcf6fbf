// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/linediff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace penstock {

QList<DiffLine> lineDiff(const QString &first, const QString &second)
{
    const QStringList a = first.split(u'\n');
    const QStringList b = second.split(u'\n');
    const auto rows = std::size_t(a.size());
    const auto columns = std::size_t(b.size());

    // common[i][j]: how many lines the rests from i and j have in common at most.
    std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;)
            common[i][j] = a[qsizetype(i)] == b[qsizetype(j)] ? common[i + 1][j + 1] + 1
                                                              : std::max(common[i + 1][j], common[i][j + 1]);
    }

    QList<DiffLine> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && a[qsizetype(i)] == b[qsizetype(j)]) {
            lines.append({DiffLine::Side::Both, a[qsizetype(i)]});
            ++i;
            ++j;
        } else if (i < rows && (j == columns || common[i + 1][j] >= common[i][j + 1])) {
            lines.append({DiffLine::Side::First, a[qsizetype(i++)]});
        } else {
            lines.append({DiffLine::Side::Second, b[qsizetype(j++)]});
        }
    }
    return lines;
}

} // namespace penstock
