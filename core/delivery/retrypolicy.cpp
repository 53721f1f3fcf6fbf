// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/retrypolicy.h"

#include "core/stream/streamconfig.h"

#include <algorithm>

namespace penstock {

RetryPolicy RetryPolicy::streams()
{
    using namespace std::chrono_literals;
    return {.delays = {30s, 60s, 120s}};
}

RetryPolicy RetryPolicy::of(const DeliveryLimits &limits)
{
    return {.delays = limits.retryDelays, .honorsRetryAfter = limits.honorRetryAfter};
}

Milliseconds RetryPolicy::delayAfter(int attempt, const std::optional<Milliseconds> &asked) const
{
    const Milliseconds delay = delays[std::size_t(attempt - 1)];
    return honorsRetryAfter && asked ? std::clamp(*asked, delay, 2 * delay) : delay;
}

} // namespace penstock
