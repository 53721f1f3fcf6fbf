// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/outbox/database.h"

namespace penstock {

//! Stores a body with its checksum: SQLite itself does not notice a flipped bit in a value.
[[nodiscard]] Result<> insertBody(Database &database, BatchId batch, const QByteArray &body);

//! Error::Kind::Damaged when it is not what was stored.
[[nodiscard]] Result<QByteArray> loadBody(Database &database, BatchId batch);

} // namespace penstock
