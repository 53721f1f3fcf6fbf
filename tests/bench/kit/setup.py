# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the programs, the input and the scratch folders are."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class Setup:
    def __init__(self, build="release", work=None):
        binaries = ROOT / "build" / build
        self.cli = binaries / "app/cli/penstock-cli"
        self.receiver = binaries / "tests/bench/receiver/bench_receiver"
        self.work = Path(work) if work else ROOT / "build/bench"
        self.work.mkdir(parents=True, exist_ok=True)
        for program in (self.cli, self.receiver):
            if not program.exists():
                sys.exit(f"{program} is not built: cmake --preset {build} && cmake --build --preset {build} "
                         f"--target {program.name}")

    def scratch(self):
        """A folder that is gone after its with block, on the same disk as the input."""
        return tempfile.TemporaryDirectory(dir=self.work, prefix="run-")

    def events(self, count):
        """A file with so many generated events of about 650 bytes, made once and kept."""
        path = self.work / f"events-{count}.ndjson"
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            with unfinished.open("wb") as file:
                subprocess.run([self.cli, "generate", "--events", str(count), "--seed", "1"], stdout=file, check=True)
                os.fsync(file.fileno())
            unfinished.rename(path)
        return path

    def large_file(self, size):
        """A file of at least so many bytes: generated lines over and over. Not kept: whoever asks unlinks it."""
        source = self.events(1_000_000)
        room = shutil.disk_usage(self.work).free
        if room < size * 2:
            sys.exit(f"{self.work} has {room / 1e9:.1f} GB left, and {size * 2 / 1e9:.1f} are needed: "
                     "give a smaller --size")
        path = self.work / f"large-{size}.ndjson"
        with path.open("wb") as file:
            while file.tell() < size:
                with source.open("rb") as lines:
                    shutil.copyfileobj(lines, file, 1024 * 1024)
            os.fsync(file.fileno())
        return path


def drop_from_cache(path):
    """So that the next reader waits for the disk as it does with yesterday's file."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
