// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>

namespace penstock {

//! Reads a regular file that nobody but its owner may read or write; an error when others may, or when it is longer
//! than `limit` bytes. What "others" are is the system's matter: privatefile_unix.cpp.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString &path, qint64 limit);

} // namespace penstock
