// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/stream/resolvedpath.h"
#include "core/stream/streamconfigjson.h"

namespace penstock {

//! A stream's file as it was read: usable, or with problems to show.
struct StreamFile
{
    QString path;
    QString baseFolder; //!< where the config's relative paths start
    ParsedStreamConfig parsed;
    QByteArray json; //!< as it stands in the file
};

//! An error when the file cannot be read or is longer than 1 MiB; what is wrong in it is in `parsed.problems`.
[[nodiscard]] Result<StreamFile> loadStreamFile(const QString &path);

//! Durable when it returns.
[[nodiscard]] Result<> saveStreamFile(const QString &path, const StreamConfig &config);

} // namespace penstock
