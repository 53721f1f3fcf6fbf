// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

namespace penstock {

//! Returns when the disk has what was written; the error's message is the system's reason alone.
[[nodiscard]] Result<> syncFile(int descriptor);

//! Makes new names in the folder survive a power cut; the error's message names the folder.
[[nodiscard]] Result<> syncFolder(const QString &path);

} // namespace penstock
