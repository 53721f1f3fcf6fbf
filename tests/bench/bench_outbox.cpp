// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"
#include "core/time/bootclock.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <mutex>

#include <benchmark/benchmark.h>

// What the outbox takes: batches with a body of 100 events (62 KB) appended, and each begun and finished, too.

using namespace penstock;

namespace {

//! How far a batch goes.
enum class Way { Appended, Settled };

//! Keeps `limit` batches on their way through the outbox at a time, as an intake and a dispatcher do together.
class Traffic
{
public:
    Traffic(SqliteOutbox &outbox, StreamId stream, int limit, Way way = Way::Settled)
        : m_outbox(outbox)
        , m_stream(stream)
        , m_limit(limit)
        , m_way(way)
    {
        m_body.fill('x', 62'000);
        for (qsizetype i = 0; i < m_body.size(); i += 7)
            m_body[i] = char(i);
    }

    void pass(int batches)
    {
        for (int i = 0; i < batches; ++i) {
            waitFor(m_limit - 1);
            acceptOne();
        }
        waitFor(0);
    }

private:
    void waitFor(int left)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_underWay <= left; });
        m_underWay += left > 0 ? 1 : 0;
    }

    void acceptOne()
    {
        Intake intake;
        intake.stream = m_stream;
        intake.batches.push_back({.requestId = "5b6a7c8d-0000-4000-8000-000000000000", .events = 100, .body = m_body});
        intake.position = SourcePosition{.source = "file:/a", .fingerprint = {}, .offset = ++m_offset};
        m_outbox.accept(std::move(intake), [this](const auto &accepted) {
            if (m_way == Way::Settled)
                deliver(accepted->front().id);
            else
                leave();
        });
    }

    void deliver(BatchId id)
    {
        m_outbox.begin(id, InFlight{1, currentMoment()}, 1, [this, id](const Result<> &) { answer(id); });
    }

    void answer(BatchId id)
    {
        Attempt attempt{.batch = id, .number = 1, .scheduled = 1, .outcome = {}};
        attempt.outcome.kind = Outcome::Kind::Delivered;
        attempt.outcome.answer.status = 200;
        attempt.outcome.answer.headers = {{"Server", "endpoint"}, {"Content-Length", "0"}};
        attempt.outcome.requestHeaders = {{"Content-Type", "application/json"}, {"User-Agent", "Penstock/0.1.0"}};
        m_outbox.finish(attempt, Delivered{1, currentMoment()}, [this](const Result<> &) { leave(); });
    }

    void leave()
    {
        {
            const std::lock_guard lock(m_mutex);
            --m_underWay;
        }
        m_changed.notify_one();
    }

    SqliteOutbox &m_outbox;
    StreamId m_stream;
    int m_limit;
    Way m_way;
    QByteArray m_body;
    qint64 m_offset = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_underWay = 0;
};

void pass(benchmark::State &state, Way way)
{
    QTemporaryDir folder;
    auto opened = SqliteOutbox::open(folder.path(), currentMoment(), currentBootId());
    Traffic traffic(*opened->outbox, opened->outbox->stream(QStringLiteral("a")).value(), int(state.range(0)), way);
    constexpr int atOnce = 1000;
    for (auto _ : state)
        traffic.pass(atOnce);
    state.SetItemsProcessed(state.iterations() * atOnce);
}

void append(benchmark::State &state)
{
    pass(state, Way::Appended);
}

void appendBeginFinish(benchmark::State &state)
{
    pass(state, Way::Settled);
}

void readBody(benchmark::State &state)
{
    QTemporaryDir folder;
    auto opened = SqliteOutbox::open(folder.path(), currentMoment(), currentBootId());
    Traffic traffic(*opened->outbox, opened->outbox->stream(QStringLiteral("a")).value(), 64);
    traffic.pass(2000);
    BatchId id = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(opened->outbox->body(1 + id++ % 2000));
    state.SetItemsProcessed(state.iterations());
}

} // namespace

// The argument: batches under way at a time. CPU is that of the outbox's threads, too.
BENCHMARK(append)->Arg(32)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime()->MinTime(3);
BENCHMARK(appendBeginFinish)
    ->Arg(8)
    ->Arg(32)
    ->Arg(96)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->MinTime(3);
BENCHMARK(readBody)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
