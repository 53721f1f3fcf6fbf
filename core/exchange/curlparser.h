// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"

#include <optional>

namespace penstock {

//! The text holds a curl command: alone, behind a prompt, or in a mail with words around it.
[[nodiscard]] bool looksLikeCurl(const QString &text);

//! Reads the first curl command of the text; none where there is none. What an option of it has no place for in a stream
//! is said.
[[nodiscard]] std::optional<Draft> parseCurl(const QString &text);

} // namespace penstock
