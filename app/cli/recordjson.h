// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/jsonline.h"
#include "core/engine/streamstatus.h"
#include "core/outbox/records.h"

// The JSON that --json prints is a contract: other programs are written against these keys.

[[nodiscard]] JsonLine batchJson(const penstock::BatchSummary &summary, const QString &stream);
[[nodiscard]] JsonLine attemptJson(const penstock::AttemptRecord &record);
[[nodiscard]] JsonLine rejectJson(const penstock::RejectRecord &record);
[[nodiscard]] JsonLine pauseJson(const penstock::PauseRecord &pause);
[[nodiscard]] JsonLine journalJson(const penstock::JournalRecord &record);
[[nodiscard]] JsonLine runJson(const penstock::StreamStatus &status, penstock::Milliseconds elapsed);

//! Of all names together.
[[nodiscard]] qint64 eventsLost(const penstock::PauseRecord &pause);

//! Batches that the next run goes on with.
[[nodiscard]] qint64 pendingBatches(const penstock::BatchCounts &counts);
