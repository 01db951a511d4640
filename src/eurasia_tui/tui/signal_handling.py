"""Signals and a lost terminal: state is saved, the terminal restored, the exit code is 128 + signal.

TSTP and CONT: see :mod:`.terminal.stop_signals`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING

from .. import systems
from ..userdata.files import Unwritable
from .autosave import Autosave

if TYPE_CHECKING:
    from .app import EurasiaApp

TERMINAL_LOST = 128 + systems.HANG_UP
"""Exit code of an explorer whose terminal was closed."""

SAVE_TIMEOUT = 5
"""Seconds after which an explorer without a terminal ends even if it cannot save its state."""


def keep(app: EurasiaApp) -> list[str]:
    """Keep a note being written, the place and what was looked at; what could not be written, in a line each."""
    from .session_state import keep as keep_place

    problems: list[str] = []
    for screen in app.screen_stack:
        if isinstance(screen, Autosave) and not screen.save():
            problems.append(screen.failing)
    try:
        keep_place(app.session, app.browse.here())
    except Unwritable as error:
        problems.append(str(error))
    return problems


def listen(app: EurasiaApp) -> None:
    """Save and exit on INT, TERM and HUP, and when the terminal is gone."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, *systems.SIGNALS):
        systems.on_signal(loop, number, partial(_exit, app, number))
    Thread(target=_watch_terminal, args=(app, loop), name="terminal", daemon=True).start()


def _exit(app: EurasiaApp, number: int) -> None:
    app.keep()
    app.exit(return_code=128 + number)


def _watch_terminal(app: EurasiaApp, loop: asyncio.AbstractEventLoop) -> None:
    """Sleep until the terminal hangs up; costs nothing while it does not."""
    if not systems.wait_for_hang_up(sys.__stdin__.fileno() if sys.__stdin__ else 0):
        return
    saved = Event()
    try:
        loop.call_soon_threadsafe(_save, app, saved)
        saved.wait(SAVE_TIMEOUT)
    except RuntimeError:  # the loop has ended by itself
        return
    # There is no terminal to restore, and writing to it could block without end.
    os._exit(TERMINAL_LOST)


def _save(app: EurasiaApp, saved: Event) -> None:
    try:
        app.keep()
    finally:
        saved.set()
