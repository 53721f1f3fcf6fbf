# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a backlog costs: memory, start-up, each batch of it, and doing nothing."""

import bisect
import time

from kit.measures import Goal, Measure
from kit.penstock import expect, file_source, run_penstock
from kit.receiver import Receiver, dead_endpoint, stalled_endpoint

FEW, MANY = 1_000, 100_000  # batches
HOUR_MS = 3_600_000


def dead_endpoint_memory(setup, options):
    """The whole input waits for an endpoint where nobody listens; then the endpoint is there."""
    source = file_source(setup.events(options.events))
    with setup.scratch() as folder:
        retry_ms = 30_000
        delays = [retry_ms, HOUR_MS]
        with dead_endpoint() as endpoint, run_penstock(setup, folder, endpoint.url, source,
                                                       retryDelaysMs=delays) as run:
            if not run.wait_until_quiet():
                raise SystemExit("dead-endpoint: the backlog did not come to rest")
            usage = run.terminate()
        expect("dead-endpoint", options.events, read=usage.json["events"]["read"])
        yield Measure(f"peak memory with {options.events:,} events of backlog", usage.peak_mb, "MB", Goal(100))
        yield Measure("processor time to take them in and fail each once", usage.processor, "s")

        time.sleep(retry_ms / 1000 + 1)  # so that every batch is due when the next run starts
        with Receiver(setup) as receiver, run_penstock(setup, folder, receiver.url, source,
                                                       retryDelaysMs=delays) as run:
            usage = run.finish()
            counts = receiver.stop()
        expect("dead-endpoint", options.events, arrived=counts["events"])
        batches = usage.json["batches"]["delivered"]
        yield Measure(f"start-up with {batches:,} batches, to the first request",
                      counts["firstRequestAtEpochMs"] - run.started_at * 1000, "ms", Goal(1000))
        yield Measure("peak memory while the backlog is delivered", usage.peak_mb, "MB", Goal(100))


def fill(setup, folder, source, batches, **delivery):
    """Leaves so many queued batches in the folder's outbox."""
    with stalled_endpoint() as endpoint, run_penstock(setup, folder, endpoint.url, source, **delivery) as run:
        if not run.wait_until_quiet(window=0.5):
            raise SystemExit("backlog: the outbox did not come to rest")
        endpoint.close()  # what is on the wire fails, so that the run can end
        usage = run.terminate()
    expect("backlog", batches, created=usage.json["batches"]["created"], pending=usage.json["batches"]["pending"])
    return usage


class Drain:
    """Delivers a backlog of one-event batches and samples what it has cost by then."""

    def __init__(self, setup, batches):
        source = file_source(setup.events(batches))
        delivery = {"batchSize": 1, "retryDelaysMs": [0], "timeoutMs": 300_000}
        samples = []  # (requests, processor seconds, seconds)
        with setup.scratch() as folder:
            fill(setup, folder, source, batches, **delivery)
            with Receiver(setup) as receiver, run_penstock(setup, folder, receiver.url, source, **delivery) as run:
                while not run.has_ended(0.02):
                    counts = receiver.counts()
                    samples.append((counts["requests"], run.processor(), time.monotonic()))
                usage = run.finish()
                counts = receiver.stop()
        expect("backlog", batches, arrived=counts["requests"], delivered=usage.json["batches"]["delivered"])
        self.batches = batches
        self.peak_mb = usage.peak_mb
        self.start_ms = counts["firstRequestAtEpochMs"] - run.started_at * 1000
        self.rate = batches * 1000 / counts["elapsedMs"]
        self.processor_us = usage.processor * 1e6 / batches
        self._samples = samples

    def between(self, first, last):
        """Batches per second and microseconds of processor time a batch, between two counts of delivered batches."""
        counts = [requests for requests, _, _ in self._samples]
        a = self._samples[bisect.bisect_left(counts, first)]
        b = self._samples[bisect.bisect_right(counts, last) - 1]
        if b[0] <= a[0]:
            raise SystemExit("backlog: too few samples; give more batches")
        return (b[0] - a[0]) / (b[2] - a[2]), (b[1] - a[1]) * 1e6 / (b[0] - a[0])


def backlog(setup, _):
    """Compares like with like: the same run early, with a long backlog, and late, with a short one."""
    few, many = Drain(setup, FEW), Drain(setup, MANY)
    yield Measure(f"start-up with {FEW:,} batches, to the first request", few.start_ms, "ms")
    yield Measure(f"start-up with {MANY:,} batches, to the first request", many.start_ms, "ms", Goal(1000))
    yield Measure(f"peak memory with {MANY:,} batches", many.peak_mb, "MB")
    yield Measure(f"rate from {FEW:,} batches of one event", few.rate, "batches/s")
    yield Measure(f"rate from {MANY:,} batches of one event", many.rate, "batches/s")
    yield Measure(f"processor time from {FEW:,}, start-up included", few.processor_us, "µs a batch")
    yield Measure(f"processor time from {MANY:,}, start-up included", many.processor_us, "µs a batch")

    window = MANY // 10
    early_rate, early_us = many.between(FEW, FEW + window)
    late_rate, late_us = many.between(MANY - FEW - window, MANY - FEW)
    yield Measure(f"rate while {MANY - FEW - window:,} wait", early_rate, "batches/s")
    yield Measure(f"rate down to the last {FEW:,}", late_rate, "batches/s")
    yield Measure("the rate with many against the rate with few", early_rate / late_rate, "times",
                  Goal(0.9, at_least=True))
    yield Measure("processor time a batch, many against few", early_us / late_us, "times", Goal(1.1))


def idle_share(run, seconds=10):
    before = run.processor()
    if run.has_ended(seconds):
        raise SystemExit("backing-off: penstock-cli ended")
    return (run.processor() - before) / seconds * 100


def backing_off(setup, _):
    """Every batch waits for its next try, an hour away."""
    source = file_source(setup.events(MANY))
    delivery = {"batchSize": 1, "retryDelaysMs": [HOUR_MS]}
    with setup.scratch() as folder, Receiver(setup, "--status", "500") as receiver:
        with run_penstock(setup, folder, receiver.url, source, **delivery) as run:
            limit = time.monotonic() + 180
            while time.monotonic() < limit and receiver.counts()["requests"] < MANY:
                time.sleep(0.5)
            if not run.wait_until_quiet():
                raise SystemExit("backing-off: the outbox did not come to rest")
            expect("backing-off", MANY, failed=receiver.counts()["requests"])
            yield Measure(f"{MANY:,} batches back off: share of a core", idle_share(run), "%", Goal(1))
            yield Measure("peak memory", run.terminate().peak_mb, "MB", Goal(100))
        with run_penstock(setup, folder, receiver.url, source, **delivery) as run:
            time.sleep(3)  # it has started
            yield Measure("the same after a restart", idle_share(run), "%", Goal(1))
            run.terminate()
        expect("backing-off", MANY, failed=receiver.stop()["requests"])
