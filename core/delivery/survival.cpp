// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/survival.h"

#include "core/overloaded.h"

#include <algorithm>
#include <numeric>

namespace penstock {

namespace {

//! The waits that are left when try `attempt` fails, from 1.
Milliseconds waitsAfter(int attempt, const RetryPolicy &policy)
{
    const auto used = std::clamp<std::ptrdiff_t>(attempt - 1, 0, std::ptrdiff_t(policy.delays.size()));
    return std::accumulate(policy.delays.begin() + used, policy.delays.end(), Milliseconds(0));
}

Moment laterOf(const Moment &due, const Moment &now)
{
    return due.steady < now.steady ? now : due;
}

} // namespace

std::optional<Moment> givenUpAt(const BatchState &state, const RetryPolicy &policy, Moment now)
{
    return std::visit(Overloaded{
                          [&](const Queued &) -> std::optional<Moment> { return now + waitsAfter(1, policy); },
                          [&](const InFlight &inFlight) -> std::optional<Moment> {
                              return now + waitsAfter(inFlight.attempt, policy);
                          },
                          [&](const BackingOff &backingOff) -> std::optional<Moment> {
                              return laterOf(backingOff.retryAt, now) + waitsAfter(backingOff.attempt + 1, policy);
                          },
                          [](const Delivered &) -> std::optional<Moment> { return std::nullopt; },
                          [](const DeadLettered &) -> std::optional<Moment> { return std::nullopt; },
                          [](const Discarded &) -> std::optional<Moment> { return std::nullopt; },
                          [](const Halved &) -> std::optional<Moment> { return std::nullopt; },
                      },
                      state);
}

std::optional<FirstLoss> firstLoss(std::span<const UnsettledState> batches, const RetryPolicy &policy, Moment now)
{
    std::optional<FirstLoss> first;
    for (const UnsettledState &each : batches) {
        const std::optional<Moment> at = givenUpAt(each.state, policy, now);
        if (!at)
            continue;
        const bool isFirst = !first || std::pair(at->steady, each.batch) < std::pair(first->at.steady, first->batch);
        if (isFirst)
            first = FirstLoss{each.batch, *at};
    }
    return first;
}

} // namespace penstock
