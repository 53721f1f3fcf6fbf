// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

// What is known of each stream's present or last run: its retry delays, its state, and what came in.

[[nodiscard]] QString stoppedState();               //!< as in StreamRun
[[nodiscard]] bool isSending(const StreamRun &run); //!< while paused, what was collected before is sent

//! Forgets what the run before has seen.
[[nodiscard]] Result<> beginRun(Database &database, StreamId stream, WallTime at, const RetryPolicy &retry);

//! `state` as in StreamRun; "paused" begins a pause, any other ends it.
[[nodiscard]] Result<> enterState(Database &database, StreamId stream, const QString &state, WallTime at);

//! When the folder is opened nothing runs, whatever was recorded before a crash.
[[nodiscard]] Result<> stopRuns(Database &database, WallTime at);

[[nodiscard]] Result<> addSeen(Database &database, StreamId stream, const SeenEvents &seen);

[[nodiscard]] Result<std::optional<StreamRun>> loadRun(Database &database, StreamId stream);
[[nodiscard]] Result<std::optional<SeenReport>> loadSeen(Database &database,
                                                         const QString &stream); //!< none: never ran

} // namespace penstock
