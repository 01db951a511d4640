"""The screen shown on a terminal that is too small for the explorer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ..render.lines import Segment
from .dismiss_once import DismissOnce
from .keys import on_both_layouts
from .lines import Lines
from .session import Session
from .sized_screen import COLUMNS, ROWS, is_too_small
from .type_ahead import TypeAheadApp


class TooSmallLine(Lines):
    """The line that says which size the explorer needs."""

    DEFAULT_CSS = "TooSmallLine { width: 1fr; height: 1fr; }"

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """The size needed."""
        return [Segment(f"too small, {COLUMNS}x{ROWS} needed", "strong")]


class TooSmall(DismissOnce[None], ModalScreen[None]):
    """Covers everything until there is room again; q quits the explorer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(on_both_layouts("q"), "app.quit", "quit", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """The message."""
        yield TooSmallLine(self.session)

    def on_resize(self, event: events.Resize) -> None:
        """Close as soon as there is room."""
        self._close_if_room()

    def on_screen_resume(self) -> None:
        """Close when there is room by now."""
        self._close_if_room()

    def _close_if_room(self) -> None:
        if not is_too_small(self.app.size) and self.is_on_top:
            self.dismiss()
            if self.app.focused:  # a view that opened meanwhile took the focus when it could not yet be given keys
                self.app.call_later(cast("TypeAheadApp", self.app).release_keys)
