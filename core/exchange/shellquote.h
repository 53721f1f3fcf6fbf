// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace penstock {

enum class Shell { Posix, PowerShell };

//! One word of a command, whatever it holds, with quotes around it. (Windows PowerShell before 7.3 drops the double
//! quotes of a word that it hands to a program.)
[[nodiscard]] QString shellQuoted(const QString &text, Shell shell);

//! One word made of literal texts and names of variables by turns, a text first: "X-Api-Key: $ORDERS_API_KEY". Texts
//! may be empty.
[[nodiscard]] QString shellWord(const QStringList &textsAndVariables, Shell shell);

} // namespace penstock
