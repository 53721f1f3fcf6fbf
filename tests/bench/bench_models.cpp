// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/samples.h"
#include "ui/models/batchmodel.h"

#include <benchmark/benchmark.h>

#include <array>

// What an update costs the window's thread: 500 batches, ten times a second at 5,000 batches a second.

using namespace penstock;

namespace {

constexpr int updateSize = 500;
constexpr BatchId held = 1'000'000;

BatchSummary delivered(BatchId id)
{
    return samples::delivered(id);
}

BatchSummary again(BatchId id)
{
    return samples::backingOff(id);
}

QList<BatchSummary> range(BatchId first, BatchId count, BatchId step, BatchSummary (*make)(BatchId))
{
    QList<BatchSummary> batches;
    for (BatchId i = 0; i < count; ++i)
        batches << make(first + i * step);
    return batches;
}

//! A model that holds a million batches.
class Held
{
public:
    Held()
        : m_model(1, samples::clockAt(&samples::noon))
    {
        constexpr BatchId piece = 10'000;
        for (BatchId first = 1; first <= held; first += piece)
            m_model.apply(range(first, piece, 1, delivered));
    }

    BatchModel *operator->() { return &m_model; }

private:
    BatchModel m_model;
};

void addBatches(benchmark::State &state)
{
    Held model;
    BatchId next = held + 1;
    for (auto _ : state) {
        state.PauseTiming();
        const auto update = range(next, updateSize, 1, delivered);
        next += updateSize;
        state.ResumeTiming();
        model->apply(update);
    }
    state.SetItemsProcessed(state.iterations() * updateSize);
}

void changeBatches(benchmark::State &state)
{
    Held model;
    const BatchId step = state.range(0);
    const BatchId first = held - (updateSize - 1) * step;
    const std::array updates{range(first, updateSize, step, again), range(first, updateSize, step, delivered)};
    std::size_t next = 0;
    for (auto _ : state)
        model->apply(updates[next++ % updates.size()]);
    state.SetItemsProcessed(state.iterations() * updateSize);
}

} // namespace

BENCHMARK(addBatches)->Unit(benchmark::kMicrosecond)->Iterations(200);
// The argument: how far the changed batches stand from each other. 1: the newest ones; 2000: all over the model.
BENCHMARK(changeBatches)->Arg(1)->Arg(2000)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
