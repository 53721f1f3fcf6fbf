// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>

namespace penstock {

//! A path from a stream's file: an absolute one stays, a relative one starts at the file's folder.
[[nodiscard]] inline QString resolvedPath(const QString &path, const QString &baseFolder)
{
    return QDir::cleanPath(QDir(baseFolder).absoluteFilePath(path));
}

} // namespace penstock
