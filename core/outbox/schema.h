// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/segments.h"

namespace penstock {

//! The file in the data folder that holds everything.
[[nodiscard]] QString databasePath(const QString &dataFolder);

//! Brings an empty or an older database to this version's tables; refuses a newer one and a foreign file.
[[nodiscard]] Result<> migrate(Database &database, Segments &segments, const QString &path);

//! For readers, which never change anything: an error unless the tables are exactly this version's.
[[nodiscard]] Result<> checkSchema(Database &database, const QString &path);

} // namespace penstock
