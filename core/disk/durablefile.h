// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>

namespace penstock {

//! Puts `content` in the place of the file, whole or not at all, and returns only when a power cut can no longer
//! take it back: file and folder are synced. A link is followed, an existing file's permissions stay.
[[nodiscard]] Result<> replaceFileDurably(const QString &path, const QByteArray &content);

} // namespace penstock
