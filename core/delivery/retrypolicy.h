// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <optional>
#include <vector>

namespace penstock {

struct DeliveryLimits;

//! How long to wait after each failure; after the last delay's try the batch is given up.
struct RetryPolicy
{
    std::vector<Milliseconds> delays;
    bool honorsRetryAfter = false;

    //! What MoEngage Streams does: 30 s, 60 s and 120 s after the previous failure, so at most 4 requests.
    [[nodiscard]] static RetryPolicy streams();

    //! What the stream's file says.
    [[nodiscard]] static RetryPolicy of(const DeliveryLimits &limits);

    //! How long to wait when try `attempt`, from 1, has failed and is not the last one. `asked`: the answer's Retry-After
    //! (RFC 9110 section 10.2.3), which only lengthens, to twice the delay at most: a date far off would stop the stream.
    [[nodiscard]] Milliseconds delayAfter(int attempt, const std::optional<Milliseconds> &asked) const;

    [[nodiscard]] int maxAttempts() const { return int(delays.size()) + 1; }
};

} // namespace penstock
