# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""How soon an event is at the endpoint."""

import statistics
import time

from kit.measures import Goal, Measure
from kit.penstock import expect, file_source, run_penstock
from kit.receiver import Receiver
from kit.setup import drop_from_cache

MB = 1_000_000
FIRST_EVENT_ROUNDS = 5


def run_for(setup, path, seconds):
    """Delivers from the file for a bounded time: milliseconds to the first event, and the peak of memory."""
    drop_from_cache(path)
    with setup.scratch() as folder, Receiver(setup) as receiver:
        with run_penstock(setup, folder, receiver.url, file_source(path)) as run:
            usage = run.finish() if run.has_ended(seconds) else run.terminate()
        first = receiver.stop()["firstRequestAtEpochMs"]
    if not first:
        raise SystemExit(f"first-event: nothing arrived within {seconds} s")
    return first - run.started_at * 1000, usage.peak_mb


def first_event(setup, options):
    peaks = []
    for size in (options.size // 10, options.size):
        path = setup.large_file(size)
        try:
            times = [run_for(setup, path, 1.5)[0] for _ in range(FIRST_EVENT_ROUNDS)]
            peaks.append(run_for(setup, path, options.seconds)[1])
        finally:
            path.unlink()
        yield Measure(f"first event of {size / MB:,.0f} MB, median of {len(times)}", statistics.median(times), "ms",
                      Goal(150))
        yield Measure(f"peak memory, {size / MB:,.0f} MB for up to {options.seconds} s", peaks[-1], "MB", Goal(100))
    yield Measure("peak memory, the large file against the small one", peaks[1] / peaks[0], "times", Goal(1.1))


def single_event(setup, _):
    """Events on an open stdin, each alone: the batch's wait, and what Penstock adds to it."""
    wait_ms = 100
    event = setup.events(1000).read_text(encoding="utf-8").splitlines()[0] + "\n"
    times = []
    with setup.scratch() as folder, Receiver(setup) as receiver:
        with run_penstock(setup, folder, receiver.url, {"kind": "stdin"}, maxWaitMs=wait_ms) as run:
            time.sleep(1)  # it has started, and waits
            for sent in range(1, 22):
                written = time.time()
                run.stdin.write(event)
                run.stdin.flush()
                time.sleep(wait_ms / 1000 + 0.2)
                counts = receiver.counts()
                expect("single-event", sent, arrived=counts["requests"])
                times.append(counts["lastRequestAtEpochMs"] - written * 1000)
            run.stdin.close()
            run.finish()
    goal = Goal(wait_ms + 20)
    yield Measure(f"first single event, maxWaitMs is {wait_ms}", times[0], "ms", goal)
    yield Measure(f"later single events, median of {len(times) - 1}", statistics.median(times[1:]), "ms", goal)
    yield Measure("later single events, the slowest", max(times[1:]), "ms", goal)
