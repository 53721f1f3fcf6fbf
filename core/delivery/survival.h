// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/batchstate.h"

#include <span>

namespace penstock {

// How long the endpoint may stay down before the first batch is given up. Every attempt from now on is taken to fail, and
// to fail at once: time that requests need before they fail (a connection that hangs until its timeout) comes on top, so
// what is told here is the earliest moment. A stream that does not send gives nothing up: that is for the caller to know.

struct UnsettledState
{
    BatchId batch = 0;
    BatchState state = Queued{};
};

//! The batch that is given up first, and when.
struct FirstLoss
{
    BatchId batch = 0;
    Moment at;
    friend bool operator==(const FirstLoss &, const FirstLoss &) = default;
};

//! When a batch in this state is given up; none for a settled one.
[[nodiscard]] std::optional<Moment> givenUpAt(const BatchState &state, const RetryPolicy &policy, Moment now);

//! Of several that are given up at the same moment, the oldest; none when all are settled.
[[nodiscard]] std::optional<FirstLoss> firstLoss(std::span<const UnsettledState> batches, const RetryPolicy &policy,
                                                 Moment now);

} // namespace penstock
