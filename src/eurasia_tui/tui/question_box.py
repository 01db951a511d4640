"""The box of the start screen: the first letters of a question, or the key of a pane."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.timer import Timer
from textual.widgets import Input

from ..sanitize import clean_line
from .faults import FaultGuard
from .text_box import LONGEST_LINE

DIGITS = "0123456789"
"""Keys of the panes."""
ALONE = 0.35
"""Seconds after which a digit in the box is the key of a pane; a question such as ``2025 events`` goes on sooner."""


class QuestionBox(FaultGuard, Input):
    """Takes the first letters of a question; the search continues with them. A digit alone opens a pane."""

    def __init__(self, typed: Callable[[str], None], command: Callable[[str], None]) -> None:
        super().__init__(select_on_focus=False, max_length=LONGEST_LINE)
        self._typed = typed
        """Called with what is typed or pasted, by the key itself: those after it are for the search that opens."""
        self.gone = False
        """True from the first letter until the search is closed."""
        self._command = command
        """Called with a digit typed by itself, or a question mark typed into the empty box."""
        self._alone: Timer | None = None
        """Runs while a digit stands by itself: a year may follow, or nothing."""

    def watch_value(self, value: str) -> None:
        """The first letters go to the search; the box is empty when one comes back. A digit waits for what follows it."""
        if self._alone is not None:
            self._alone.stop()
            self._alone = None
        if len(value) == 1 and value in DIGITS:
            self._alone = self.set_timer(ALONE, self._open_pane)
        elif text := clean_line(value):
            self.value = ""
            self.gone = True
            self._typed(text)

    def _open_pane(self) -> None:
        """Nothing followed the digit: it is the key of a pane."""
        digit, self.value = self.value, ""
        if digit in DIGITS and digit and self.has_focus:
            self._command(digit)

    def on_key(self, event: events.Key) -> None:
        """A question mark in the empty box is a command; the slash that leads here elsewhere says nothing. Once the search opens, keys are for it."""
        if self.gone:
            event.prevent_default()  # it goes up to the application, which keeps it for the search
            return
        if event.character in ("?", "/") and not self.value:
            event.stop()
            event.prevent_default()
            if event.character == "?":
                self._command(event.character)
