// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/store.h"

namespace penstock {

// The outbox's commands as changes of the store, each inside a transaction that the caller holds. Each looks before
// it writes: an error that is the command's own has changed nothing, so the rest of the transaction goes on.

[[nodiscard]] Result<std::vector<Batch>> applyAccept(Store &store, const Intake &intake, Moment now);
[[nodiscard]] Result<> applyBegin(Store &store, BatchId id, const InFlight &state, int number);
[[nodiscard]] Result<> applyWithdraw(Store &store, BatchId id, const Waiting &state);
[[nodiscard]] Result<> applyFinish(Store &store, const Attempt &attempt, const Settlement &settlement);
[[nodiscard]] Result<> applySendAgain(Store &store, const Attempt &attempt, const InFlight &state);
[[nodiscard]] Result<> applySetAside(Store &store, BatchId id, const DeadLettered &state);
[[nodiscard]] Result<> applyRedeliver(Store &store, BatchId id, const Queued &state);
[[nodiscard]] Result<> applyDiscard(Store &store, BatchId id, const Discarded &state);
[[nodiscard]] Result<> applyRestore(Store &store, BatchId id, const DeadLettered &state);
[[nodiscard]] Result<std::vector<Batch>> applyHalve(Store &store, BatchId id, const Halved &state,
                                                    const std::vector<NewBatch> &parts);

} // namespace penstock
