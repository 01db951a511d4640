"""The lists of the start screen: questions to ask, entities to open."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.strip import Strip

from ..named_tuple import NamedTuple
from ..render.lines import Segment, fit, pad
from .cursor_list import CursorList
from .frame import LOWER, UPPER, edge, side
from .session import Session

MOST_ROWS = 8
"""Rows of a list."""


class StartRow(NamedTuple):
    """A row of a list: a question to ask, or an entity to open."""

    kind: str
    text: str
    id: str = ""
    bookmarked: bool = False
    """True where the bookmark is to be marked, since other rows have none."""


class StartRows(CursorList):
    """The rows of one list in its frame; the cursor is seen where the keys are.

    It draws its frame itself: a :class:`.frame.Frame` around each list would be fifteen widgets more, 20 ms of a start.
    """

    def __init__(self, session: Session, title: str, *, counted: bool, id: str) -> None:
        super().__init__(session, id=id)
        self.title, self.counted = title, counted
        self.rows: list[StartRow] = []
        self.empty = ""
        """What is said where there are none."""
        self.can_focus = False

    def load(self, rows: list[StartRow], empty: str) -> None:
        """Show other rows."""
        self.empty = empty
        self.rows, self.total = rows[:MOST_ROWS], len(rows[:MOST_ROWS])
        self.cursor = max(0, min(self.cursor, self.total - 1))
        self.can_focus = bool(rows)
        self.repaint()

    @property
    def current(self) -> StartRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def height(self) -> int:
        """Rows between the edges of the frame."""
        return max(0, self.size.height - 2)

    def draw_row(self, y: int) -> Strip:
        """An edge of the frame, or a row between its sides."""
        focus, cells = "bar" if self.has_focus else "", self.size.width
        if y == 0:
            size = [Segment(f" {self.total}", "quiet")] if self.counted and self.total else []
            return self.strip(edge(self.glyphs, UPPER, focus, cells, [Segment(self.title, "strong"), *size]))
        if y == self.size.height - 1:
            return self.strip(edge(self.glyphs, LOWER, focus, cells))
        index = self.top + y - 1
        row = self.strip(self.line(index) if index < self.count() else (), cells - 2)
        beside = self.strip([side(self.glyphs, focus)], 1)
        return Strip.join([beside, row, beside])

    def on_click(self, event: events.Click) -> None:
        """Pick the row under the mouse."""
        index = self.index_at(self.top + event.y - 1) if 0 < event.y < self.size.height - 1 else None
        if index is not None:
            self.move_to(index)
            self.post_message(self.Picked(self))

    def count(self) -> int:
        """The rows, or a line that says there are none."""
        return max(1, self.total)

    def line(self, index: int) -> Iterable[Segment]:
        """Sign and text."""
        room = self.size.width - 7
        if not self.rows:
            return [Segment(f"  {fit(self.empty, room + 2, self.glyphs.ellipsis)}", "quiet")]
        row = self.rows[index]
        kind = self.session.catalogue.kinds[row.kind]
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        chosen = self.has_focus and index == self.cursor
        text = f"{self.glyphs.bookmark} {row.text}" if row.bookmarked else row.text
        text = fit(text, room, self.glyphs.ellipsis)
        return [
            Segment(f"{self.glyphs.cursor if chosen else ' '} ", "strong"),
            Segment(f"{sign} ", f"sign-{row.kind}"),
            Segment(pad(text, room) if chosen else text, "cursor" if chosen else f"kind-{row.kind}" if row.id else ""),
        ]
