"""TSTP and CONT: the terminal is given back before the program is stopped, and taken again when it goes on.

Textual does this in the signal handlers themselves. These interrupt the thread that draws at any place, also while it
holds the lock of the queue that the handler is to write to, or while another handler waits for room there: the program
hung, or ended of too deep a recursion. Ours only tell the event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import termios
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .driver import TerminalDriver


class StopSignals:
    """Listens in place of Textual's driver."""

    def __init__(self, driver: TerminalDriver) -> None:
        self._driver = driver
        self._loop: asyncio.AbstractEventLoop | None = None
        """The running loop while the terminal is ours."""
        self._raw: list[Any] = []
        """The terminal's mode while we read it."""
        self._stop_due = False
        """True from a TSTP until the program is stopped, or a CONT that comes before it is."""
        self._stopping = False
        """True while the terminal is given back before a stop: another TSTP adds nothing, or a CONT has called it off."""
        self._restore_due = False
        """True while the loop is to handle a CONT; those that come meanwhile need no handling of their own."""
        signal.signal(signal.SIGTSTP, self._on_stop)
        signal.signal(signal.SIGCONT, self._on_continue)

    def taken(self) -> None:
        """Note that the program has the terminal again."""
        self._loop = asyncio.get_running_loop()
        with contextlib.suppress(termios.error):
            self._raw = termios.tcgetattr(self._driver.fileno)

    def given_back(self) -> None:
        """Note that the terminal was given back: the program is being stopped, an editor runs, or the program ends."""
        self._loop = None

    def stop_job(self) -> None:
        """Stop the program and what it was started with, as ctrl+z does; returns when it goes on.

        The signal is sent once the terminal is given back: the shell shows its prompt as soon as its own child is stopped.
        """
        if self._loop is not None:
            self._stop_due = True
            self._stop_by(lambda: os.kill(0, signal.SIGTSTP))

    # --- the handlers, which interrupt whatever runs -----------------------------

    def _on_stop(self, *_: object) -> None:
        if self._stopping:
            return
        if self._loop is None:  # an editor runs, and was sent the signal too
            _stop()
        elif not self._stop_due and not self._restore_due:
            # With a CONT that the loop has not seen yet, the order is not known: Python calls the handlers of signals
            # that came together by their numbers, CONT first. A program that goes on can be stopped again by a key.
            self._stop_due = True
            self._loop.call_soon_threadsafe(self._give_back_and_stop)

    def _on_continue(self, *_: object) -> None:
        self._stop_due = False
        if self._loop is not None and not self._restore_due:
            self._restore_due = True
            self._loop.call_soon_threadsafe(self._restore)

    # --- what the loop does -------------------------------------------------------

    def _give_back_and_stop(self) -> None:
        if self._loop is not None and self._stop_due:
            self._stop_by(_stop)

    def _stop_by(self, stop: Callable[[], None]) -> None:
        self._stopping = True
        self._driver.suspend_application_mode()
        self._stopping = False
        if self._stop_due:
            self._stop_due = False
            stop()
        while not self._in_foreground():  # the shell's bg goes on without the terminal
            _stop()
        self._driver.resume_application_mode()
        self._driver.app.post_message(self._driver.SignalResume())

    def _restore(self) -> None:
        """After a CONT without TSTP, as after STOP: set the terminal's mode again and draw the screen.

        We still read: a second reading thread would take every other key.
        """
        self._restore_due = False
        if self._loop is None or not self._raw:
            return
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._driver.fileno, termios.TCSANOW, self._raw)
        self._driver.write("\x1b[?1049h\x1b[?25l")
        self._driver.app.refresh()

    def _in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self._driver.fileno) == os.getpgrp()
        except OSError:  # no terminal that has one
            return True


def _stop() -> None:
    """Be stopped; returns when the program goes on, after a CONT."""
    os.kill(os.getpid(), signal.SIGSTOP)
