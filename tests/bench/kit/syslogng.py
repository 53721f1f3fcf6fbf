# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""syslog-ng as one who knows it would set it up for this work: a file, as fast as it goes, to an HTTP endpoint.

Tried and kept (syslog-ng 3.38 on two cores, 1,000,000 events): log-fetch-limit(1000) with log-iw-size(10000) is faster
by a fifth than 100 with 1000 or 10000 with 100000. Tried, and no faster: windows twice and half as large, two worker
threads, fewer malloc arenas, ${MESSAGE} and other source flags. With the disk buffer no choice of window, memory (10 to
400 MB) or file size (64 to 512 MiB) changed more than the noise. Bodies have the shape of Penstock's; flow-control keeps
every event.
"""

import os
import shutil
from pathlib import Path

from kit.child import Child

CONFIG = r"""@version: 3.38
options {
    threaded(yes); stats-freq(0); stats-level(0); use-dns(no); dns-cache(no); use-fqdn(no); keep-hostname(yes);
    chain-hostnames(no); log-msg-size(1048576);
};
source s_events {
    file("%(events)s" flags(no-parse) follow-freq(0.1) log-fetch-limit(1000) log-iw-size(10000));
};
destination d_endpoint {
    http(
        url("%(url)s") method("POST") headers("Content-Type: application/json")
        body("$MSG") delimiter(",")
        body-prefix("{\"app_name\":\"bench\",\"source\":\"MOENGAGE\",\"events\":[") body-suffix("]}")
        workers(6) batch-lines(100) batch-timeout(50) timeout(30)
        log-fifo-size(20000) persist-name("bench") %(buffer)s
    );
};
log { source(s_events); destination(d_endpoint); flags(flow-control); };
"""

# For each of the six workers.
RELIABLE = 'disk-buffer(reliable(yes) mem-buf-size(104857600) disk-buf-size(536870912) dir("%s"))'


def find_syslog_ng():
    return shutil.which("syslog-ng", path=os.environ.get("PATH", "") + ":/usr/sbin")


def run_syslog_ng(folder, url, events, on_disk):
    """In the foreground, with every file of its own in `folder`. It goes on following the file until it is ended."""
    folder = Path(folder)
    config = folder / "syslog-ng.conf"
    config.write_text(CONFIG % {"events": events, "url": url, "buffer": RELIABLE % folder if on_disk else ""},
                      encoding="utf-8")
    return Child([find_syslog_ng(), "--foreground", "--no-caps", "--cfgfile", config,
                  "--persist-file", folder / "persist", "--pidfile", folder / "pid", "--control", folder / "control"],
                 cwd=folder)
