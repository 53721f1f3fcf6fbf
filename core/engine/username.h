// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! The operating system's name for whoever runs this process; their number where they have none.
[[nodiscard]] QString userName();

} // namespace penstock
