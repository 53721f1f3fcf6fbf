// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"

#include <optional>

namespace penstock {

//! Reads the first curl command of the text: it stands alone, behind a prompt, or in a mail with words around it. None
//! where there is none. What a stream has no place for is said.
[[nodiscard]] std::optional<Draft> parseCurl(const QString &text);

} // namespace penstock
