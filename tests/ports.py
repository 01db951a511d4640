"""Ports for servers that have to be told theirs."""

from __future__ import annotations

import contextlib
import random
import socket

PORTS = range(15_000, 30_000)
"""Below those that systems give to connections: one that was free a moment ago is not taken by a test beside this one."""


def free_port() -> int:
    """A port of loopback on which nobody listens."""
    while True:
        port = random.choice(PORTS)
        with contextlib.suppress(OSError), socket.socket() as free:
            free.bind(("127.0.0.1", port))
            return port
