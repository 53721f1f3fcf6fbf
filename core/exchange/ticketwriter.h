// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <QString>

namespace penstock {

class Catalog;

//! The documented ticket, filled in: its lines in its order and its words, whatever the program's language. In place of
//! a secret stands that it is sent separately. Two lines of the same form are added where the stream leaves out device
//! properties, which the template does not ask for.
[[nodiscard]] QString ticketText(const StreamConfig &config, const Catalog &catalog);

} // namespace penstock
