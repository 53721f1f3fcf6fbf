// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! What stands between $' and ' in a POSIX shell.
struct AnsiQuoted
{
    QString text;
    qsizetype end = 0; //!< behind the closing quote, or the text's end
    bool isClosed = false;
};

//! Reads from behind the opening quote. Escapes as in POSIX.1-2024 section 2.2.4, and \u, \U as shells know them.
[[nodiscard]] AnsiQuoted readAnsiQuoted(const QString &text, qsizetype begin);

} // namespace penstock
