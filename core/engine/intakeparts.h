// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/intakeworker.h"
#include "core/engine/streamsetup.h"

namespace penstock {

class Catalog;
class EventDefaults;
class SqliteOutbox;

//! What a stream's intake is made of: its source, from where the outbox says it was read, its transform and its batcher.
[[nodiscard]] Result<IntakeWorker::Parts> intakeParts(StreamId stream, const StreamSetup &setup, SqliteOutbox &outbox,
                                                      const Catalog &catalog, EventDefaults &defaults);

} // namespace penstock
