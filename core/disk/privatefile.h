// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

namespace penstock {

//! Makes the folder, and its parents, when it is missing: for its owner alone. One that is there stays as it is.
[[nodiscard]] Result<> makePrivateFolder(const QString &path);

//! Makes an empty file when it is missing: readable by its owner alone from the first byte, whatever the umask.
[[nodiscard]] Result<> makePrivateFile(const QString &path);

//! Makes the file take `bytes` of real space on the disk; Error::Kind::DiskFull when there is not so much.
[[nodiscard]] Result<> allocatePrivateFile(const QString &path, qint64 bytes);

} // namespace penstock
