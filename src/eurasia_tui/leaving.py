"""TERM and HUP end a program as an exception does, so that what was being written is put away first."""

from __future__ import annotations

import signal
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


def in_order() -> None:
    """Leave with 128 + signal, by way of everything that cleans up. What the caller ignores (nohup) stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
