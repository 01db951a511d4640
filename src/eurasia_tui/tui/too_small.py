"""What stands on a terminal that is too small to show anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen

from ..render.lines import Segment
from .dismiss_once import Once
from .keys import on_both_layouts
from .lines import Lines

COLUMNS, ROWS = 20, 5
"""Cells below which nothing can be read."""


def is_too_small(size: Size) -> bool:
    """True for a size that cannot show the explorer."""
    return size.width < COLUMNS or size.height < ROWS


class Says(Lines):
    """One line."""

    DEFAULT_CSS = "Says { width: 1fr; height: 1fr; }"

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """What is wrong, as much as there is room for."""
        return [Segment(f"too small, {COLUMNS}x{ROWS} needed", "strong")]


class TooSmall(Once[None], ModalScreen[None]):
    """Lies over everything until there is room again; q leaves the explorer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(on_both_layouts("q"), "app.quit", "quit", show=False)]

    def compose(self) -> ComposeResult:
        """The line."""
        yield Says()

    def on_resize(self, event: events.Resize) -> None:
        """Go away as soon as there is room."""
        self._look()

    def on_screen_resume(self) -> None:
        """There may be room by now."""
        self._look()

    def _look(self) -> None:
        if not is_too_small(self.app.size) and self.is_current:
            self.dismiss()
