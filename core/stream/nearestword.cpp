// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/nearestword.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace penstock {

namespace {

// Optimal string alignment distance: insert, delete, replace, swap neighbours.
qsizetype distance(const QString &a, const QString &b)
{
    const auto width = std::size_t(b.size()) + 1;
    std::vector<qsizetype> older(width);
    std::vector<qsizetype> old(width);
    std::vector<qsizetype> row(width);
    std::iota(old.begin(), old.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const bool same = a[i - 1] == b[j - 1];
            row[at] = std::min({old[at] + 1, row[at - 1] + 1, old[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], older[at - 2] + 1);
        }
        older.swap(old);
        old.swap(row);
    }
    return old.back();
}

} // namespace

std::optional<QLatin1String> nearestWord(const QString &word, const QList<QLatin1String> &words)
{
    constexpr qsizetype longestWord = 64; // no key is longer, and the distance costs the product of both lengths
    if (word.size() > longestWord)
        return std::nullopt;
    std::optional<QLatin1String> nearest;
    qsizetype best = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const QLatin1String candidate : words) {
        const qsizetype d = distance(word.toLower(), QString(candidate).toLower());
        if (d < best) {
            best = d;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace penstock
