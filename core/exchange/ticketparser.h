// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"

#include <optional>

namespace penstock {

class Catalog;

//! Reads an enablement ticket as it comes out of a mail: quoted, reordered, half filled in, with words around it. None
//! where the text has neither an address nor two of the ticket's lines.
[[nodiscard]] std::optional<Draft> parseTicket(const QString &text, const Catalog &catalog);

} // namespace penstock
