"""The search box."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from ..sanitize import clean_line
from ..text import MAX_LENGTH
from .faults import FaultGuard


class SearchBox(FaultGuard, Input):
    """The search box. It reports its text by a call, not by a message, so that box and hits are painted in one frame."""

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, max_length=MAX_LENGTH)
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """The text changed."""
        self._typed(clean_line(value))
