// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/batchstate.h"

#include "core/overloaded.h"

namespace penstock {

InFlight begin(const Queued &, Moment now)
{
    return {.attempt = 1, .startedAt = now};
}

InFlight begin(const BackingOff &state, Moment now)
{
    return {.attempt = state.attempt + 1, .startedAt = now};
}

Settlement finish(const InFlight &state, const Outcome &outcome, const RetryPolicy &policy, Moment now)
{
    if (outcome.kind == Outcome::Kind::Delivered)
        return Delivered{.attempt = state.attempt, .at = now};

    Failure failure{.status = outcome.answer.status, .reason = outcome.reason};
    if (state.attempt >= policy.maxAttempts())
        return DeadLettered{.attempts = state.attempt, .failure = std::move(failure)};

    const Milliseconds delay = policy.delayAfter(state.attempt, outcome.retryAfter);
    return BackingOff{.attempt = state.attempt, .retryAt = now + delay, .failure = std::move(failure)};
}

Settlement finishProbe(const InFlight &state, const Outcome &outcome, Milliseconds wait, Moment now)
{
    if (outcome.kind == Outcome::Kind::Delivered)
        return Delivered{.attempt = state.attempt, .at = now};
    return BackingOff{.attempt = state.attempt - 1,
                      .retryAt = now + wait,
                      .failure = {.status = outcome.answer.status, .reason = outcome.reason}};
}

Queued redeliver(const DeadLettered &, Moment now)
{
    return {.since = now};
}

Discarded discard(const DeadLettered &state, Moment now)
{
    return {.attempts = state.attempts, .failure = state.failure, .at = now};
}

DeadLettered restore(const Discarded &state)
{
    return {.attempts = state.attempts, .failure = state.failure};
}

Halved halve(const DeadLettered &state, Moment now)
{
    return {.attempts = state.attempts, .failure = state.failure, .at = now};
}

bool isHistory(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &) { return false; },
                          [](const InFlight &) { return false; },
                          [](const BackingOff &) { return false; },
                          [](const Delivered &) { return true; },
                          [](const DeadLettered &) { return false; },
                          [](const Discarded &) { return true; },
                          [](const Halved &) { return true; },
                      },
                      state);
}

int triesOf(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &) { return 0; },
                          [](const InFlight &s) { return s.attempt; },
                          [](const BackingOff &s) { return s.attempt; },
                          [](const Delivered &s) { return s.attempt; },
                          [](const DeadLettered &s) { return s.attempts; },
                          [](const Discarded &s) { return s.attempts; },
                          [](const Halved &s) { return s.attempts; },
                      },
                      state);
}

std::optional<Failure> failureOf(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &) -> std::optional<Failure> { return {}; },
                          [](const InFlight &) -> std::optional<Failure> { return {}; },
                          [](const BackingOff &s) { return std::optional(s.failure); },
                          [](const Delivered &) -> std::optional<Failure> { return {}; },
                          [](const DeadLettered &s) { return std::optional(s.failure); },
                          [](const Discarded &s) { return std::optional(s.failure); },
                          [](const Halved &s) { return std::optional(s.failure); },
                      },
                      state);
}

QLatin1String stateName(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &) { return QLatin1String("queued"); },
                          [](const InFlight &) { return QLatin1String("inFlight"); },
                          [](const BackingOff &) { return QLatin1String("backingOff"); },
                          [](const Delivered &) { return QLatin1String("delivered"); },
                          [](const DeadLettered &) { return QLatin1String("deadLettered"); },
                          [](const Discarded &) { return QLatin1String("discarded"); },
                          [](const Halved &) { return QLatin1String("halved"); },
                      },
                      state);
}

} // namespace penstock
