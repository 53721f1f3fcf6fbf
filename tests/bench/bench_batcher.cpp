// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/batchmaking.h"
#include "tests/bench/sampleevents.h"

#include <benchmark/benchmark.h>

// From finished events to a request's body, with its envelope and request id.

using namespace penstock;

namespace {

void makeBatches(benchmark::State &state)
{
    StreamConfig config;
    config.delivery.batchSize = int(state.range(0));
    const auto batcher = makeBatcher(config);
    const auto events = bench::sampleEvents(1000);
    std::int64_t bytes = 0;
    std::int64_t batches = 0;
    for (auto _ : state) {
        for (const std::string &event : events) {
            benchmark::DoNotOptimize(batcher->isFullFor(event)); // of bytes: with such events it never is
            batcher->add(event, {});
            if (batcher->isFull()) {
                bytes += batcher->close().body.size();
                ++batches;
            }
        }
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(events.size()));
    state.SetBytesProcessed(bytes);
    state.counters["batches/s"] = benchmark::Counter(double(batches), benchmark::Counter::kIsRate);
}

} // namespace

// The argument: events in a batch.
BENCHMARK(makeBatches)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
