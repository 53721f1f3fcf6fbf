// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace penstock {

//! Whether this process's ends of all connections to that port have TCP_NODELAY; false when there is none.
[[nodiscard]] bool allConnectionsHaveNoDelay(quint16 port);

} // namespace penstock
