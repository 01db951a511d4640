"""Signals and a lost terminal: everything is kept, the terminal restored, the exit code 128 + signal.

TERM and HUP are in :mod:`.ending`; Textual itself leaves the screen on TSTP and comes back on CONT.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import EurasiaApp

LOST = 128 + signal.SIGHUP
"""Exit code of an explorer whose terminal went away."""

PATIENCE = 5
"""Seconds after which an explorer without a terminal ends even if it cannot keep its state."""


def listen(app: EurasiaApp) -> None:
    """End on INT as on TERM, and when the terminal is gone."""
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, _interrupted, app)
    Thread(target=_watch, args=(app, loop), name="terminal", daemon=True).start()


def _interrupted(app: EurasiaApp) -> None:
    app.keep()
    app.exit(return_code=128 + signal.SIGINT)


def _watch(app: EurasiaApp, loop: asyncio.AbstractEventLoop) -> None:
    """Sleep until the terminal hangs up; costs nothing while it does not."""
    watched = select.poll()
    watched.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)  # hang-up and error are always reported
    while not watched.poll():
        pass
    kept = Event()
    try:
        loop.call_soon_threadsafe(_lost, app, kept)
        kept.wait(PATIENCE)
    except RuntimeError:  # the loop has ended by itself
        return
    # There is no terminal to restore, and writing to it could block for ever.
    os._exit(LOST)


def _lost(app: EurasiaApp, kept: Event) -> None:
    try:
        app.keep()
    finally:
        kept.set()
