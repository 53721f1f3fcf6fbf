// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/delivery/retrypolicy.h"
#include "core/time/moment.h"

#include <QString>

#include <optional>
#include <variant>

namespace penstock {

//! Why an attempt failed: the answer's status where there was one, and words for people.
struct Failure
{
    std::optional<int> status;
    QString reason;

    friend bool operator==(const Failure &, const Failure &) = default;
};

// `tries` and `attempt` count tries of the schedule (1 … 1 + number of delays). A request that was sent once more
// at once on a fresh connection belongs to the same try.

struct Queued
{
    Moment since;
    friend bool operator==(const Queued &, const Queued &) = default;
};

struct InFlight
{
    int attempt = 1;
    Moment startedAt;
    friend bool operator==(const InFlight &, const InFlight &) = default;
};

struct BackingOff
{
    int attempt = 1; //!< the try that failed
    Moment retryAt;
    Failure failure;
    friend bool operator==(const BackingOff &, const BackingOff &) = default;
};

struct Delivered
{
    int attempt = 1;
    Moment at;
    friend bool operator==(const Delivered &, const Delivered &) = default;
};

struct DeadLettered
{
    int attempts = 1;
    Failure failure;
    friend bool operator==(const DeadLettered &, const DeadLettered &) = default;
};

//! A dead letter that the user gave up on: it is not delivered, and can be brought back while its body is kept.
struct Discarded
{
    int attempts = 1;
    Failure failure;
    Moment at;
    friend bool operator==(const Discarded &, const Discarded &) = default;
};

//! A dead letter whose events stand in two batches made of it, each a dead letter at first.
struct Halved
{
    int attempts = 1;
    Failure failure;
    Moment at;
    friend bool operator==(const Halved &, const Halved &) = default;
};

using BatchState = std::variant<Queued, InFlight, BackingOff, Delivered, DeadLettered, Discarded, Halved>;
using Waiting = std::variant<Queued, BackingOff>;
using Settlement = std::variant<BackingOff, Delivered, DeadLettered>;

[[nodiscard]] InFlight begin(const Queued &, Moment now);
[[nodiscard]] InFlight begin(const BackingOff &, Moment now);
[[nodiscard]] Settlement finish(const InFlight &, const Outcome &, const RetryPolicy &, Moment now);

//! Of a try that only asks whether the endpoint is back: one that fails is not counted, and the batch waits for `wait`.
[[nodiscard]] Settlement finishProbe(const InFlight &, const Outcome &, Milliseconds wait, Moment now);

[[nodiscard]] Queued redeliver(const DeadLettered &, Moment now);
[[nodiscard]] Discarded discard(const DeadLettered &, Moment now);
[[nodiscard]] DeadLettered restore(const Discarded &);
[[nodiscard]] Halved halve(const DeadLettered &, Moment now);

//! Nothing is sent of it any more: its body is kept for people alone, and goes when the history has to be shorter.
[[nodiscard]] bool isHistory(const BatchState &);

//! Which try of the schedule was begun last; 0 for a batch that only waits.
[[nodiscard]] int triesOf(const BatchState &);

//! Why it backs off or was given up, whatever became of it then; none in every other state.
[[nodiscard]] std::optional<Failure> failureOf(const BatchState &);

//! The name in JSON and on disk: queued, inFlight, backingOff, delivered, deadLettered, discarded or halved.
[[nodiscard]] QLatin1String stateName(const BatchState &);

} // namespace penstock
