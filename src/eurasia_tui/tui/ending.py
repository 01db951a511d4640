"""The end of a session, also one that nobody asked for: what is the user's own is kept first."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

from ..userdata.files import Unwritable
from .autosave import Autosave

if TYPE_CHECKING:
    from .app import EurasiaApp

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


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
    """On TERM and HUP keep everything and leave, with the terminal restored and 128 + signal as exit code."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, _end, app, number)


def _end(app: EurasiaApp, number: int) -> None:
    app.keep()
    app.exit(return_code=128 + number)
