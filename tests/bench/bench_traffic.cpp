// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficcounter.h"
#include "core/history/traffichistory.h"

#include <benchmark/benchmark.h>

// What the history of the charts costs: the delivery thread for each attempt, the engine's thread for each stream and
// second.

using namespace penstock;

namespace {

const WallTime noon = wallTimeFromEpochMs(1'700'049'600'000);

void countAttempts(benchmark::State &state)
{
    TrafficCounter counter;
    Attempt attempt;
    attempt.outcome.kind = Outcome::Kind::Delivered;
    attempt.outcome.answer.status = 200;
    attempt.outcome.startedAt.wall = noon;
    qint64 counted = 0;
    for (auto _ : state) {
        attempt.outcome.duration = Milliseconds(20 + counted % 200);
        attempt.outcome.startedAt.wall += std::chrono::milliseconds(counted % 5 == 0 ? 1 : 0); // 5,000 a second
        counter.count(attempt, 100);
        if (++counted % 500 == 0)
            benchmark::DoNotOptimize(counter.take(Backlog{counted, counted}, attempt.outcome.startedAt.wall));
    }
    state.SetItemsProcessed(counted);
}

void keepSeconds(benchmark::State &state)
{
    TrafficHistory history;
    WallTime now = noon;
    for (auto _ : state) {
        TrafficSlot slot{.second = secondOf(now), .eventsDelivered = 100'000, .eventsFailed = 300};
        for (int i = 0; i < 8; ++i)
            slot.answers.count(Milliseconds(20 << i));
        for (StreamId stream = 0; stream < state.range(0); ++stream)
            history.count(stream, {slot});
        history.tick(now);
        if (slot.second % 5 == 0)
            benchmark::DoNotOptimize(history.takeChanges());
        now += std::chrono::seconds(1);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK(countAttempts);
// The argument: streams. One iteration is one second of all of them.
BENCHMARK(keepSeconds)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
