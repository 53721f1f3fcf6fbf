// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! RFC 9535 normal form, with the dot for keys that allow it: $.destination.headers[1].name, $['odd key'].
[[nodiscard]] inline QString rootPath()
{
    return QStringLiteral("$");
}
[[nodiscard]] QString memberPath(const QString &path, const QString &key);
[[nodiscard]] QString entryPath(const QString &path, qsizetype index);

//! Whether `path` is `upper` or something inside it.
[[nodiscard]] bool isAtOrBelow(const QString &path, const QString &upper);

} // namespace penstock
