"""The rows under the map: its fills with what the cursor is on, and its keys."""

from __future__ import annotations

from collections.abc import Iterable

from ..map.drawing import Drawing
from ..map.legend import length
from ..map.scene import Scene
from ..map.text import title
from ..render.lines import Segment, width
from .header_footer import KeyBar
from .lines import Lines
from .session import Session


class Foot(Lines):
    """The fills and lines of the map, and what the cursor is on: one row, or two where they need them."""

    DEFAULT_CSS = "Foot { height: 1; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="foot")
        self._rows: list[list[Segment]] = []

    def update(self, rows: Iterable[Iterable[Segment]]) -> None:
        """Show the rows of the present view."""
        before = len(self._rows)
        self._rows = [[Segment(" "), *row] for row in rows]
        if len(self._rows) != max(before, 1):
            self.styles.height = len(self._rows)
        self.repaint()

    def count(self) -> int:
        """One line, or two."""
        return len(self._rows)

    def line(self, index: int) -> Iterable[Segment]:
        """A row."""
        return self._rows[index]


class MapKeys(KeyBar):
    """The keys, and at the right what is shown and lies out of view."""

    right = ""

    def line(self, index: int) -> Iterable[Segment]:
        """Keys as many as fit, then the remark where it fits."""
        line = list(super().line(index))
        space = self.size.width - 1 - width(line) - len(self.right)
        return [*line, Segment(" " * space), Segment(self.right, "quiet")] if self.right and space > 2 else line


def short_fact(scene: Scene, drawing: Drawing, *, titled: bool) -> str:
    """One fact of what is shown, where nothing has the cursor; the title, where no row above is ``titled``."""
    if len(scene.geo.routes) == 1:
        return length(scene.geo.routes[0])
    if not titled:
        return title(scene)
    parts = ["signs"] * bool(drawing.signs) + ["disputed areas"] * bool(drawing.disputed)
    return f"i: {', '.join([*parts, 'sources'])}" if parts else ""
