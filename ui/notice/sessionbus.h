// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>

namespace penstock {

//! The desktop session's bus; not connected where there is none. May wait for the bus: not for the window's thread.
[[nodiscard]] QDBusConnection sessionBus();

} // namespace penstock
