# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""One run of penstock-cli."""

import json
import subprocess
from pathlib import Path

from kit.child import Child


def run_penstock(setup, folder, url, source, **delivery):
    """Starts `penstock-cli run`. `folder` keeps the stream's file and its data from run to run."""
    config = Path(folder) / "bench.stream.json"
    config.write_text(json.dumps({
        "version": 1,
        "name": "bench",
        "workspace": {"name": "bench"},
        "source": source,
        "destination": {"kind": "streams", "url": url},
        "delivery": delivery,
    }), encoding="utf-8")
    options = {"stdin": subprocess.PIPE} if source["kind"] == "stdin" else {}
    command = [setup.cli, "run", config, "--json", "--data-dir", Path(folder) / "data"]
    return Child(command, **options)


def file_source(path):
    return {"kind": "file", "path": str(path)}


def expect(what, expected, **found):
    """A figure for work that was not done is worth nothing."""
    for name, value in found.items():
        if value != expected:
            raise SystemExit(f"{what}: {name} is {value:,}, expected {expected:,}")
