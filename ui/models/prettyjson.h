// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace penstock {

//! JSON text with line breaks and two spaces of indent a level. Adds and removes white space between tokens and nothing
//! else: numbers, escapes and the order of keys stay as they are. Text that breaks off is indented up to there.
[[nodiscard]] QByteArray prettyJson(const QByteArray &text);

//! A JSON object or list, by how it begins.
[[nodiscard]] bool looksLikeJson(const QByteArray &text);

} // namespace penstock
