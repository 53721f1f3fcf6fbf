// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

// The pauses of streams and what each cost. A pause is known by its stream and the moment at which it began.

[[nodiscard]] Result<> beginPause(Database &database, StreamId stream, WallTime at);
[[nodiscard]] Result<> endPauses(Database &database, StreamId stream, WallTime at); //!< those that go on

//! What is counted may come when its pause has ended, or, from another thread, before it was begun here.
[[nodiscard]] Result<> addNotCollected(Database &database, StreamId stream, const NotCollected &lost);

[[nodiscard]] Result<std::vector<PauseRecord>> loadPauses(Database &database, const QString &stream); //!< empty: of all

} // namespace penstock
