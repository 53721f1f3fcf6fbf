// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

//! Every attempt with its batch and the name of its stream; conditions and order are added behind it.
extern const char *const selectAttempts;

class Columns;

//! A row of `selectAttempts`, without the first column: the row's own id, by which lists are paged.
[[nodiscard]] Result<AttemptRecord> readAttempt(Columns &row);

[[nodiscard]] Result<> insertAttempt(Database &database, const Attempt &attempt);

} // namespace penstock
