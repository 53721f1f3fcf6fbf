// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! Where the outbox lives when nobody says otherwise: `${XDG_STATE_HOME:-~/.local/state}/penstock`
//! (XDG Base Directory Specification 0.8; Qt 6.4 has no name for the state folder).
[[nodiscard]] QString defaultDataFolder();

} // namespace penstock
