// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/allowlist.h"

namespace penstock {

//! A text that is nothing but words wherever it is put: letters, digits, spaces and . _ - , + @ : / are kept, all else,
//! line breaks, quotation marks and what a shell reads included, becomes an underscore. An interactive zsh runs what
//! stands in a comment, so comments are no safe place either.
[[nodiscard]] QString harmless(const QString &text, qsizetype longest = 120);

//! The same in ASCII, which is all that some of the clouds take.
[[nodiscard]] QString harmlessAscii(const QString &text, qsizetype longest);

//! The lines that say when, what for and whose addresses these are, each after "# ".
[[nodiscard]] QString headLines(const AllowRequest &request);

//! Each line after "# ".
[[nodiscard]] QString commentLines(const QStringList &lines);

//! "Penstock DC-03 2026-11-24 Orders to warehouse": at most `longest` characters, ASCII.
[[nodiscard]] QString ruleComment(const AllowRequest &request, qsizetype longest);

//! "penstock-dc-03-443": one rule a region and port, so that a second stream does not overwrite the first one's.
[[nodiscard]] QString ruleName(const AllowRequest &request, QLatin1Char separator);

//! Those of one family.
[[nodiscard]] QStringList addressesOf(const AllowRequest &request, bool v6);

} // namespace penstock
