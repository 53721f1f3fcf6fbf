// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

inline constexpr QLatin1String streamFileSuffix(".stream.json");

//! What a file is called that holds the stream: "Orders to warehouse" is in orders-to-warehouse.stream.json.
[[nodiscard]] QString streamFileName(const QString &stream);

//! The same, or with a number where the folder has such a file already.
[[nodiscard]] QString freeStreamFile(const QString &folder, const QString &stream);

//! The file is called as one of these two says.
[[nodiscard]] bool isNamedAfter(const QString &file, const QString &stream);

//! ${XDG_CONFIG_HOME:-~/.config}/penstock/streams
[[nodiscard]] QString defaultStreamFolder();

} // namespace penstock
