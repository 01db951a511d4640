"""The input thread of our drivers: reads within bounds, so that a flood of keys waits outside the explorer."""

from __future__ import annotations

import os
import selectors
from collections.abc import Iterable
from threading import Event
from time import monotonic
from typing import Any

from textual.app import App
from textual.driver import Driver

from .input import TerminalInput
from .keys import TerminalEvents

WAIT = 0.1
"""Seconds after which the thread looks whether it is to end."""
CHUNK = 4_096
"""Bytes read at a time."""
MOST_PENDING = 512
"""Events after which no more is read before the application has handled them."""
PATIENCE = 20
"""How often :data:`WAIT` is waited for that at most; what had the focus may be gone."""


class InputThread(Driver):
    """Mixed into a driver of Textual's, in place of its own reading."""

    app: App[Any]
    exit_event: Event
    input_fileno: int
    """What is read from."""

    def run_input_thread(self) -> None:
        """Read until the application ends or is suspended."""
        source, translate, pending = TerminalInput(), TerminalEvents(), 0
        with selectors.DefaultSelector() as selector:
            selector.register(self.input_fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                due = source.deadline
                data = b""
                if selector.select(WAIT if due is None else max(0.0, min(WAIT, due - monotonic()))):
                    data = self._read()
                    if not data:  # the terminal has gone; that ends the program in its own way
                        self.exit_event.wait(WAIT)
                for part in self.terminal_bytes(data) if data else (b"",):
                    pending += 1
                    for token in source.feed(part, monotonic()) if part else source.tick(monotonic()):
                        for event in translate.events(token):
                            self.process_message(event)
                            pending += 1
                if pending >= MOST_PENDING:
                    self._wait_for_application()
                    pending = 0

    def terminal_bytes(self, data: bytes) -> Iterable[bytes]:
        """What of the bytes read comes from the terminal: all, unless a driver gets other messages between."""
        return (data,)

    def _read(self) -> bytes:
        try:
            return os.read(self.input_fileno, CHUNK)
        except OSError:
            return b""

    def _wait_for_application(self) -> None:
        handled = Event()

        def ask() -> None:  # keys are handled by what has the focus, if there is a screen still
            focused = self.app.focused if self.app.screen_stack else None
            (focused or self.app).call_later(handled.set)

        self.app.call_later(ask)
        for _ in range(PATIENCE):
            if handled.wait(WAIT) or self.exit_event.is_set():
                return
