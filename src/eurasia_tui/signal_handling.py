"""Signals of a plain command: TERM and HUP raise SystemExit, so that context managers clean up."""

from __future__ import annotations

import signal
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


def raise_exit_on_signals() -> None:
    """Exit with 128 + signal on TERM and HUP. A signal that the caller ignores (nohup) stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit)


def _exit(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
