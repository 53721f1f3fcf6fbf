# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A program that was started, and what it cost."""

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Usage:
    exit_code: int
    wall: float  # seconds, from fork to exit
    user: float  # seconds of processor time
    system: float
    peak_mb: float  # resident
    output: str

    @property
    def processor(self):
        return self.user + self.system

    @property
    def json(self):
        """The object on the last line of the output."""
        return json.loads(self.output.splitlines()[-1])


class Child:
    def __init__(self, command, **options):
        self._started = time.monotonic()
        self.started_at = time.time()
        self._process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True, **options)
        self._usage = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._usage is None:
            self._process.kill()
            self.finish()

    @property
    def pid(self):
        return self._process.pid

    @property
    def stdin(self):
        return self._process.stdin

    def read_line(self):
        return self._process.stdout.readline()

    def signal(self, number):
        self._process.send_signal(number)

    def has_ended(self, seconds):
        """Whether it ends within this time."""
        pidfd = os.pidfd_open(self.pid)
        try:
            return bool(select.select([pidfd], [], [], seconds)[0])
        finally:
            os.close(pidfd)

    def finish(self, seconds=600):
        """Waits for its end; what takes longer is killed, and that is an error."""
        if not self.has_ended(seconds):
            self._process.kill()
            self._process.wait()
            sys.exit(f"{self._process.args[0]} did not end within {seconds} s")
        _, status, usage = os.wait4(self.pid, 0)
        wall = time.monotonic() - self._started
        self._process.returncode = os.waitstatus_to_exitcode(status)
        output = self._process.stdout.read()
        self._usage = Usage(self._process.returncode, wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024,
                            output)
        return self._usage

    def terminate(self, seconds=60):
        self.signal(signal.SIGTERM)
        return self.finish(seconds)

    def processor(self):
        """Seconds of processor time so far, of all its threads, also those that have ended."""
        return time.clock_gettime(~self.pid << 3 | 2)  # the process's CPU clock, as clock_getcpuclockid(3) makes it

    def written(self):
        """Bytes that it has caused to be written."""
        text = Path(f"/proc/{self.pid}/io").read_text(encoding="ascii")
        return int(re.search(r"^write_bytes: (\d+)$", text, re.MULTILINE)[1])

    def wait_until_quiet(self, seconds=180, window=1.0, share=0.02):
        """Until it writes nothing and uses less than this share of a core; False when it never does or ends before."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            processor, written = self.processor(), self.written()
            if self.has_ended(window):
                return False
            if self.processor() - processor < share * window and self.written() == written:
                return True
        return False
