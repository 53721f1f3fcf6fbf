// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace penstock {

//! One line of two texts laid beside each other.
struct DiffLine
{
    enum class Side { Both, First, Second };

    Side side = Side::Both;
    QString text;

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

//! The lines of both, those that differ marked with the text that has them: the first's before the second's. By longest
//! common subsequence, for texts of some thousand lines at most.
[[nodiscard]] QList<DiffLine> lineDiff(const QString &first, const QString &second);

} // namespace penstock
