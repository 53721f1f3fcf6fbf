# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""wrk as the ceiling: it posts one ready body again and again, and reads no input."""

import json
from itertools import islice
from pathlib import Path

from kit.child import Child


def run_wrk(folder, url, events, seconds):
    with events.open(encoding="utf-8") as lines:
        ready = ",".join(line.strip() for line in islice(lines, 100))
    body = f'{{"app_name":"bench","source":"MOENGAGE","events":[{ready}]}}'
    (Path(folder) / "body.json").write_text(body, encoding="utf-8")
    script = Path(folder) / "post.lua"
    script.write_text(f"""
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.body = io.open({json.dumps(str(Path(folder) / "body.json"))}):read("*a")
    """, encoding="utf-8")
    return Child(["wrk", "--threads", 1, "--connections", 6, "--duration", f"{seconds}s", "--script", script, url])
