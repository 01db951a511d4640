"""Textual's driver for terminals with input of our own: see :mod:`.terminal_input`.

Textual's input thread ends the program on bytes that are not UTF-8 and on forms of keys that it does not know, and
gives the letters of unknown sequences to the commands. This one reads the terminal in its place, and sends output
in fewer bytes: see :mod:`.sgr`.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import termios
from threading import Event
from time import monotonic
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from .sgr import shorten
from .terminal_input import TerminalInput
from .terminal_keys import TerminalEvents

WAIT = 0.1
"""Seconds after which the thread looks whether it is to end."""
CHUNK = 4_096
"""Bytes read at a time."""
MOST_PENDING = 512
"""Events after which no more is read before the application has handled them, so that a flood waits outside."""
PATIENCE = 20
"""How often :data:`WAIT` is waited for that at most; what had the focus may be gone."""


class TerminalDriver(LinuxDriver):
    """Reads keys, pastes, mouse and focus from the terminal, and nothing else; sends only changes of style."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app
        self.is_suspended = False
        self._raw: list[Any] = []
        """The terminal's mode while we read it."""

    def write(self, data: str) -> None:
        """Send output, in as few bytes as show the same."""
        super().write(shorten(data))

    def run_input_thread(self) -> None:
        """Read until the application ends or is suspended."""
        source, translate, pending = TerminalInput(), TerminalEvents(), 0
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                due = source.deadline
                data = b""
                if selector.select(WAIT if due is None else max(0.0, min(WAIT, due - monotonic()))):
                    data = self._read()
                    if not data:  # the terminal has gone; that ends the program in its own way
                        self.exit_event.wait(WAIT)
                for token in source.feed(data, monotonic()) if data else source.tick(monotonic()):
                    for event in translate.events(token):
                        self.process_message(event)
                        pending += 1
                if pending >= MOST_PENDING:
                    self._wait_for_application()
                    pending = 0

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""

    def _wait_for_application(self) -> None:
        handled = Event()

        def ask() -> None:  # keys are handled by what has the focus
            (self.app.focused or self.app).call_later(handled.set)

        self.app.call_later(ask)
        for _ in range(PATIENCE):
            if handled.wait(WAIT) or self.exit_event.is_set():
                return

    # --- stop and continue -----------------------------------------------------

    def suspend_application_mode(self) -> None:
        """Give the terminal back, before the program is stopped or an editor runs."""
        self.is_suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again.

        A CONT that no TSTP came before, as after STOP, finds us reading: a second reading thread would take every
        other key. Then only the terminal's mode is set again, and the screen drawn.
        """
        if self.is_suspended:
            self.is_suspended = False
            super().resume_application_mode()
        elif self.attrs_before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw)
            self.write("\x1b[?1049h\x1b[?25l")
            self.app.call_later(self.app.refresh)

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual has no annotation there
        with contextlib.suppress(termios.error):
            self._raw = termios.tcgetattr(self.fileno)
