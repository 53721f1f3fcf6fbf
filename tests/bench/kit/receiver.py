# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The endpoints that the benchmarks deliver to."""

import json
import signal
import socket

from kit.child import Child


class Receiver(Child):
    """bench_receiver, in a process of its own; counts what arrives."""

    def __init__(self, setup, *options):
        super().__init__([setup.receiver, *options])
        self.port = int(self.read_line())
        self.url = f"http://127.0.0.1:{self.port}/"

    def counts(self):
        """What has arrived so far."""
        self.signal(signal.SIGUSR1)
        return json.loads(self.read_line())

    def stop(self):
        """Ends it; the final counts."""
        return self.terminate().json


class SilentSocket:
    """A port of one's own where nobody answers."""

    def __init__(self, listens):
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        if listens:
            self._socket.listen(64)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._socket.close()


def dead_endpoint():
    """Nobody listens: each connection is refused."""
    return SilentSocket(listens=False)


def stalled_endpoint():
    """Connections come about and no request is ever answered."""
    return SilentSocket(listens=True)
