// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! Without what XML 1.0 and HTML cannot hold, not even escaped: an answer may bring anything.
[[nodiscard]] inline QString xmlText(QString text)
{
    text.removeIf(
        [](QChar c) { return (c < u' ' && c != u'\t' && c != u'\n') || c == QChar(0xfffe) || c == QChar(0xffff); });
    return text;
}

} // namespace penstock
