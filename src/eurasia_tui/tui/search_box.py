"""The search box."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input

from ..sanitize import clean_line
from ..text import MAX_LENGTH
from .faults import FaultGuard


class SearchBox(FaultGuard, Input):
    """The search box. It reports its text by a call, so that box and hits are painted in one frame.

    Of keys that come together it reports what they make of the text, not each letter on the way.
    """

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, max_length=MAX_LENGTH)
        self._typed = typed
        self._reported = ""

    def take_over(self, text: str, *, replaced: bool) -> None:
        """Show a text: what is typed replaces it, or goes on from its end."""
        self.value = text
        self.cursor_position = len(text)
        if replaced:
            self.select_all()
        self.report()

    def on_key(self, event: events.Key) -> None:
        """The key that opens a search begins another one while the words of the last one are selected."""
        if event.character == "/" and self.value and self.selected_text == self.value:
            event.prevent_default()
            self.value = ""

    def watch_value(self) -> None:
        """The text changed; keys that have come already go first."""
        self.call_later(self.report)

    def report(self) -> None:
        """Report the text, unless that has been done."""
        if self.value != self._reported:
            self._reported = self.value
            self._typed(clean_line(self.value))
