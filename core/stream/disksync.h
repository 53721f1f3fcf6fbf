// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

namespace penstock {

//! Both return when the disk has it; the error's message is the system's reason alone. disksync_unix.cpp.
[[nodiscard]] Result<> syncFile(int descriptor);
[[nodiscard]] Result<> syncFolder(const QString &path);

} // namespace penstock
