"""The lists of the start screen: questions to ask, entities to open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..render.lines import Segment, fit, pad
from .cursor_list import CursorList
from .session import Session

MOST_ROWS = 8
"""Rows of a list."""


class StartRow(NamedTuple):
    """A row of a list: a question to ask, or an entity to open."""

    kind: str
    text: str
    id: str = ""


class StartRows(CursorList):
    """The rows of one list; the cursor is seen where the keys are."""

    PICKS_AT_ONCE = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
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

    def count(self) -> int:
        """The rows, or a line that says there are none."""
        return max(1, self.total)

    def line(self, index: int) -> Iterable[Segment]:
        """Sign and text."""
        room = self.size.width - 5
        if not self.rows:
            return [Segment(f"  {fit(self.empty, room + 2, self.glyphs.ellipsis)}", "quiet")]
        row = self.rows[index]
        kind = self.session.catalogue.kinds[row.kind]
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        chosen = self.has_focus and index == self.cursor
        text = fit(row.text, room, self.glyphs.ellipsis)
        return [
            Segment(f"{self.glyphs.cursor if chosen else ' '} ", "strong"),
            Segment(f"{sign} ", f"kind-{row.kind}"),
            Segment(pad(text, room) if chosen else text, "cursor" if chosen else f"kind-{row.kind}" if row.id else ""),
        ]
