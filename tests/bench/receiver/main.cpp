// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/receiver/server.h"

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include <cinttypes>
#include <cstdio>
#include <exception>

// The endpoint of the end-to-end benchmarks.

using namespace penstock::bench;

namespace {

double milliseconds(std::int64_t nanoseconds)
{
    return double(nanoseconds) / 1e6;
}

double processorMs()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) { return double(time.tv_sec) * 1000 + double(time.tv_usec) / 1000; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

void print(const Tally &tally)
{
    std::printf("{\"requests\":%" PRId64 ",\"events\":%" PRId64 ",\"bytes\":%" PRId64 ",\"connections\":%" PRId64
                ",\"elapsedMs\":%.3f,\"firstRequestAtEpochMs\":%.3f,\"lastRequestAtEpochMs\":%.3f"
                ",\"processorMs\":%.3f}\n",
                tally.requests, tally.events, tally.bytes, tally.connections,
                milliseconds(tally.lastRequestAt - tally.firstByteAt), milliseconds(tally.firstByteAt),
                milliseconds(tally.lastRequestAt), processorMs());
    std::fflush(stdout);
}

int receive(int argc, char **argv)
{
    CLI::App app(
        "Counts requests and events on 127.0.0.1. The first line printed is the port, the last one the counts as "
        "JSON; SIGUSR1 prints the counts so far, SIGTERM ends.");
    ServerOptions options;
    std::string counted = "\"event_uuid\":";
    app.add_option("--port", options.port, "0: one that is free")->capture_default_str();
    app.add_option("--status", options.status, "Of every answer")->check(CLI::Range(200, 599))->capture_default_str();
    app.add_option("--count", counted, "A text that each event holds once, or \"lines\"")->capture_default_str();
    app.add_option("--events", options.events, "End after so many; 0: by a signal only")->capture_default_str();
    app.add_option("--seconds", options.idleSeconds, "End after so long without traffic")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    options.countedText = counted == "lines" ? std::string(EventCounter::lines) : counted;
    if (options.countedText.empty()) {
        std::fputs("--count needs a text\n", stderr);
        return 2;
    }

    Server server(options);
    std::printf("%d\n", int(server.port()));
    std::fflush(stdout);
    print(server.run(print));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return receive(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
