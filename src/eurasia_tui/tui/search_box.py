"""The search box."""

from __future__ import annotations

from collections.abc import Callable

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

    def watch_value(self) -> None:
        """The text changed; keys that have come already go first."""
        self.call_later(self.report)

    def report(self) -> None:
        """Report the text, unless that has been done."""
        if self.value != self._reported:
            self._reported = self.value
            self._typed(clean_line(self.value))
