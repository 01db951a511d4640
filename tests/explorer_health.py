"""How an explorer fares while a test plays with it: how long one piece of work holds its loop, and what it keeps in memory."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psutil
from textual.screen import Screen

BEAT = 0.05
"""Seconds between two looks at the clock."""


class Stalls:
    """The longest stretch in which the loop did nothing else. In seconds of the processor, which a busy machine does not lengthen."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.process_time()

    def beat(self) -> None:
        """Look at the clock, now and again as soon as the loop is free."""
        now = time.process_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now
        self._handle = asyncio.get_running_loop().call_later(BEAT, self.beat)

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """What the test does itself is no stall of the explorer."""
        yield
        self._last = time.process_time()

    def stop(self) -> None:
        """Look no more."""
        self._handle.cancel()


class Kept(NamedTuple):
    """What is in memory."""

    megabytes: float
    screens: int
    """Screens that exist, open or kept by something."""


def kept() -> Kept:
    """What this process keeps after a collection."""
    gc.collect()
    screens = sum(isinstance(thing, Screen) for thing in gc.get_objects())
    return Kept(psutil.Process().memory_info().rss / 1e6, screens)
