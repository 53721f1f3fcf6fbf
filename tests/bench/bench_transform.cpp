// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "core/source/linesplitter.h"
#include "core/stream/streamconfig.h"
#include "core/transform/transform.h"
#include "tests/bench/sampleevents.h"

#include <benchmark/benchmark.h>

#include <cstring>

// From bytes to events ready for a batch: lines are split, validated whole and projected.

using namespace penstock;

namespace {

//! Fills nothing: generated events are complete.
class NoDefaults final : public EventDefaults
{
public:
    std::string uuid() override { return {}; }
    std::int64_t epochSeconds() override { return 0; }
};

class CountingSink final : public EventSink
{
public:
    void accepted(std::string_view event, const EventIdentity &, bool) override { m_bytes += event.size(); }
    void filtered(const EventIdentity &) override {}
    void rejected(std::string_view, std::string_view) override { std::abort(); }

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    std::size_t m_bytes = 0;
};

//! The sample events as one piece of NDJSON with room behind it.
std::string sampleLines(int events)
{
    std::string lines;
    for (const std::string &event : bench::sampleEvents(events))
        (lines += event) += '\n';
    return lines;
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (; !text.empty(); text.remove_prefix(lines.back().size() + 1))
        lines.push_back(text.substr(0, text.find('\n')));
    return lines;
}

void readLines(benchmark::State &state, const EventSelection &events, const AttributeSelection &attributes)
{
    const Catalog catalog = Catalog::load().value();
    NoDefaults defaults;
    Transform transform(catalog, events, attributes, attributes, defaults);
    std::string text = sampleLines(1000);
    const std::size_t size = text.size();
    text.append(Transform::padding, '\0');
    const auto lines = splitLines({text.data(), size});
    CountingSink sink;
    for (auto _ : state) {
        for (const std::string_view line : lines)
            transform.readLine(line, sink);
    }
    benchmark::DoNotOptimize(sink.bytes());
    state.SetItemsProcessed(state.iterations() * std::int64_t(lines.size()));
    state.SetBytesProcessed(state.iterations() * std::int64_t(size));
}

void keepAllAttributes(benchmark::State &state)
{
    readLines(state, {}, {});
}

void keepSomeAttributes(benchmark::State &state)
{
    readLines(state, {}, {.all = false, .names = {QStringLiteral("u_fn"), QStringLiteral("os_platform")}});
}

void leaveOutUserActions(benchmark::State &state)
{
    readLines(state, {.mode = EventSelection::Mode::Campaign}, {});
}

void splitIntoLines(benchmark::State &state)
{
    constexpr std::size_t readSize = 256 * 1024;
    const std::string text = sampleLines(10'000);
    std::int64_t lines = 0;
    for (auto _ : state) {
        LineSplitter splitter(0, Transform::padding);
        for (std::size_t at = 0; at < text.size(); at += readSize) {
            const std::size_t size = std::min(readSize, text.size() - at);
            std::memcpy(splitter.prepare(readSize), text.data() + at, size);
            splitter.commit(size);
            while (const auto line = splitter.next())
                lines += line->text.empty() ? 0 : 1;
        }
    }
    state.SetItemsProcessed(lines);
    state.SetBytesProcessed(state.iterations() * std::int64_t(text.size()));
}

} // namespace

BENCHMARK(keepAllAttributes)->Unit(benchmark::kMicrosecond);
BENCHMARK(keepSomeAttributes)->Unit(benchmark::kMicrosecond);
BENCHMARK(leaveOutUserActions)->Unit(benchmark::kMicrosecond);
BENCHMARK(splitIntoLines)->Unit(benchmark::kMicrosecond); // a copy into the buffer included
BENCHMARK_MAIN();
