// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/httpsender.h"
#include "core/engine/threadloops.h"
#include "core/time/systemscheduler.h"
#include "tests/bench/receiverprocess.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <benchmark/benchmark.h>

// What a request costs, to a receiver in a process of its own, with bodies of 62 KB as 100 events make them.

using namespace penstock;

namespace {

//! Keeps `limit` requests on the wire, as a dispatcher does.
class Requests
{
public:
    Requests(Sender &sender, int limit)
        : m_sender(sender)
        , m_limit(limit)
        , m_body(62'000, 'x')
    {
    }

    void send(int count)
    {
        m_left = count;
        for (int i = 0; i < m_limit && m_left > 0; ++i)
            sendOne();
        m_loop.exec();
    }

    [[nodiscard]] int failures() const { return m_failures; }

private:
    void sendOne()
    {
        --m_left;
        ++m_onWire;
        m_sender.send({.batch = 1, .body = m_body}, [this](const Outcome &outcome) {
            --m_onWire;
            m_failures += outcome.kind == Outcome::Kind::Delivered ? 0 : 1;
            if (m_left > 0)
                sendOne();
            else if (m_onWire == 0)
                m_loop.quit();
        });
    }

    Sender &m_sender;
    int m_limit;
    QByteArray m_body;
    QEventLoop m_loop;
    int m_left = 0;
    int m_onWire = 0;
    int m_failures = 0;
};

constexpr int atOnce = 1000;

void sendRequests(benchmark::State &state)
{
    bench::ReceiverProcess receiver;
    SystemScheduler scheduler;
    HttpSender sender({.url = receiver.url(), .headers = {}}, scheduler);
    Requests requests(sender, int(state.range(0)));
    for (auto _ : state)
        requests.send(atOnce);
    if (requests.failures() > 0)
        state.SkipWithError("requests failed");
    state.SetItemsProcessed(state.iterations() * atOnce);
    state.counters["receiver_us"] =
        receiver.stop()[QStringLiteral("processorMs")].toDouble() * 1000 / double(state.iterations() * atOnce);
}

} // namespace

// The argument: requests in flight. Milliseconds for 1,000 requests are microseconds for one: Time by the clock, CPU of
// all threads of the sender, receiver_us of the receiver.
BENCHMARK(sendRequests)
    ->Arg(1)
    ->Arg(6)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->MinTime(3);

int main(int argc, char **argv)
{
    penstock::useLightThreadLoops();
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
