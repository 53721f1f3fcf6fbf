# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The machine that figures belong to."""

import os
import platform
import re
import subprocess
from pathlib import Path


def describe_machine():
    cpu = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="ascii"), re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{len(os.sched_getaffinity(0))} cores of {cpu[1] if cpu else platform.machine()}, {memory:.0f} GB, "
            f"Linux {platform.release()}")


def package_version(name):
    shown = subprocess.run(["dpkg-query", "--show", "--showformat=${Version}", name], capture_output=True, text=True,
                           check=False)
    return shown.stdout or "?"
