// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/store.h"

namespace penstock {

//! Brings the store into order after the last process, however that ended, in one transaction of its own.
//!
//! What was in flight is queued again, its attempt recorded as unconfirmed; due times are carried over to this boot's
//! clock; acknowledged batches that are gone are found and noted. Ids go on above everything that was ever given.
[[nodiscard]] Result<Damage> recover(Store &store, const HighWaterMark::Mark &mark, Moment now,
                                     const QByteArray &bootId);

} // namespace penstock
