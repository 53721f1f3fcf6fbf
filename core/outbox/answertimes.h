// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"

#include <array>
#include <vector>

namespace penstock {

//! Upper ends of the buckets in which answer times are counted for ever; what is longer stands in one more.
inline constexpr std::array answerBucketEnds = {Milliseconds(5),    Milliseconds(10),     Milliseconds(25),
                                                Milliseconds(50),   Milliseconds(100),    Milliseconds(250),
                                                Milliseconds(500),  Milliseconds(1000),   Milliseconds(2500),
                                                Milliseconds(5000), Milliseconds(10'000), Milliseconds(30'000)};

inline constexpr int noAnswerBucket = -1;

//! Which bucket an attempt belongs to: an index of `answerBucketEnds`, or its size, or `noAnswerBucket`.
[[nodiscard]] int answerBucket(const Outcome &outcome);

//! Attempts of all time: by outcome, and those that were answered by how long that took.
struct AttemptCounts
{
    qint64 delivered = 0, failed = 0, unconfirmed = 0;
    std::array<qint64, answerBucketEnds.size() + 1> answered{}; //!< by bucket
    Milliseconds answeredFor{0};                                //!< all answer times together

    friend bool operator==(const AttemptCounts &, const AttemptCounts &) = default;
};

//! By nearest rank: a time that was measured, none in between.
struct AnswerPercentiles
{
    qsizetype answers = 0; //!< 0: the others mean nothing
    Milliseconds p50{0}, p95{0}, p99{0};

    friend bool operator==(const AnswerPercentiles &, const AnswerPercentiles &) = default;
};

[[nodiscard]] AnswerPercentiles percentilesOf(std::vector<Milliseconds> answerTimes);

} // namespace penstock
