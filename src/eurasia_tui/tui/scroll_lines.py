"""Text that scrolls: the base of the page, the help, the problems and the text shown to be selected."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from .keys import MOTION
from .lines import Lines

FAR = 10_000_000
"""More lines than there are."""


class ScrollLines(Lines, can_focus=True):
    """Lines without a cursor; the motion keys scroll."""

    DEFAULT_CSS = "ScrollLines { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [key.binding() for key in MOTION]

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_by(lines)

    def action_page(self, screens: int) -> None:
        """Scroll by screenfuls, two lines of which stay in view."""
        self.action_move(screens * max(1, self.height - 2))

    def action_end(self, side: int) -> None:
        """Scroll to the first (-1) or the last line (1)."""
        self.action_move(side * FAR)
