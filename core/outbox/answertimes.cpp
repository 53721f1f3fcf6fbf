// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/answertimes.h"

#include <algorithm>

namespace penstock {

int answerBucket(const Outcome &outcome)
{
    if (!outcome.answer.status)
        return noAnswerBucket;
    return int(std::ranges::lower_bound(answerBucketEnds, outcome.duration) - answerBucketEnds.begin());
}

AnswerPercentiles percentilesOf(std::vector<Milliseconds> answerTimes)
{
    if (answerTimes.empty())
        return {};
    std::ranges::sort(answerTimes);
    const auto ranked = [&](std::size_t percent) { return answerTimes[(answerTimes.size() * percent + 99) / 100 - 1]; };
    return {.answers = qsizetype(answerTimes.size()), .p50 = ranked(50), .p95 = ranked(95), .p99 = ranked(99)};
}

} // namespace penstock
