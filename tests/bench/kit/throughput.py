# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Events per second from a file, through the durable outbox, to the endpoint."""

import os

from kit.measures import Goal, Measure
from kit.penstock import expect, file_source, run_penstock
from kit.receiver import Receiver


def deliver(setup, events):
    """One round: the whole file to a receiver; what penstock-cli used, and what the receiver counted."""
    source = file_source(setup.events(events))
    os.sync()  # what an earlier round wrote is not this one's to wait for
    with setup.scratch() as folder, Receiver(setup) as receiver:
        with run_penstock(setup, folder, receiver.url, source) as run:
            usage = run.finish()
        counts = receiver.stop()
    result = usage.json
    expect("throughput", 0, exit_code=usage.exit_code)
    expect("throughput", events, read=result["events"]["read"], delivered=result["events"]["delivered"],
           arrived=counts["events"])
    expect("throughput", counts["requests"], attempts=result["attempts"]["total"])
    return usage, counts


def throughput(setup, options):
    usage, counts = deliver(setup, options.events)
    yield Measure("events/s, by the receiver's clock", options.events * 1000 / counts["elapsedMs"], "events/s",
                  Goal(500_000, at_least=True))
    yield Measure("events/s, from start to end of the process", options.events / usage.wall, "events/s")
    yield Measure("processor time of penstock-cli, user", usage.user, "s")
    yield Measure("processor time of penstock-cli, system", usage.system, "s")
    yield Measure("processor time of the receiver", counts["processorMs"] / 1000, "s")
    yield Measure("peak memory of penstock-cli", usage.peak_mb, "MB", Goal(100))
