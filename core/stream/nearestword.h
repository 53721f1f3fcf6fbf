// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QList>
#include <QString>

#include <optional>

namespace penstock {

//! The word that `word` was most likely meant to be; none when nothing is near (more than a third of it differs).
//! Case does not count, a swapped pair of letters counts as one difference.
[[nodiscard]] std::optional<QLatin1String> nearestWord(const QString &word, const QList<QLatin1String> &words);

} // namespace penstock
