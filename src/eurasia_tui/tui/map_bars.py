"""The rows under the map: its papers with what the cursor is on, and its keys."""

from __future__ import annotations

from collections.abc import Iterable

from ..render.lines import Segment, width
from .header_footer import KeyBar
from .lines import Lines
from .session import Session


class Foot(Lines):
    """One row: the papers of the map, and what the cursor is on."""

    DEFAULT_CSS = "Foot { height: 1; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="foot")
        self._line: list[Segment] = []

    def update(self, line: Iterable[Segment]) -> None:
        """Show the row of the present view."""
        self._line = [Segment(" "), *line]
        self.repaint()

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """The row."""
        return self._line


class MapKeys(KeyBar):
    """The keys, and at the right what is shown and lies out of view."""

    right = ""

    def line(self, index: int) -> Iterable[Segment]:
        """Keys as many as fit, then the remark where it fits."""
        line = list(super().line(index))
        space = self.size.width - 1 - width(line) - len(self.right)
        return [*line, Segment(" " * space), Segment(self.right, "quiet")] if self.right and space > 2 else line
