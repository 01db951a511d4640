"""A list with a cursor: the base of the entity list, hits, notes, timeline and choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from .keys import MOTION
from .lines import Lines
from .session import Session

FAR = 10_000_000
"""More rows than there are."""


class CursorList(Lines, can_focus=True):
    """Rows, one of which has the cursor.

    Subclasses set ``total`` and give ``line``; where a row is not just one line, also ``count``, ``line_of`` and
    ``index_at``.
    """

    DEFAULT_CSS = "CursorList { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [key.binding() for key in MOTION]
    ROW_LINES: ClassVar[int] = 1
    """Lines of a row."""
    MARGIN: ClassVar[int] = 0
    """Lines kept in view above and below the cursor."""
    PICKS_AT_ONCE: ClassVar[bool] = False
    """True where a click picks a row; else the first click puts the cursor there and the second picks."""

    class Picked(Message):
        """The row under the cursor was picked with the mouse."""

        def __init__(self, sender: CursorList) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> CursorList:
            """The list."""
            return self.sender

    def __init__(self, session: Session, moved: Callable[[], None] | None = None, *, id: str | None = None) -> None:
        super().__init__(session, id=id)
        self.total = 0
        """Number of rows."""
        self.cursor = 0
        """Index of the row under the cursor."""
        self._moved = moved
        """Called by the key or click itself, before Textual paints: list and page then go out in one frame."""

    # --- rows and lines --------------------------------------------------------

    def count(self) -> int:
        """Number of lines."""
        return self.total

    def line_of(self, index: int) -> int:
        """The first line of a row."""
        return index

    def index_at(self, line: int) -> int | None:
        """The row on a line; None where there is none."""
        return line if 0 <= line < self.total else None

    def in_view(self) -> tuple[int, int]:
        """Numbers of the first and the last row in view, counted from 1; zeros where there is none."""
        rows = [self.index_at(line) for line in range(self.top, self.top + self.height)]
        numbers = [row + 1 for row in rows if row is not None]
        return (numbers[0], numbers[-1]) if numbers else (0, 0)

    # --- moving ----------------------------------------------------------------

    def move_to(self, index: int) -> bool:
        """Put the cursor on a row, the nearest when there is no such row; False when it is there already."""
        index = max(0, min(index, self.total - 1))
        if index == self.cursor or not self.total:
            return False
        self.cursor = index
        self.reveal()
        self.repaint()
        if self._moved is not None:
            self._moved()
        return True

    def move(self, rows: int) -> bool:
        """Move the cursor by rows; False when it cannot move."""
        return self.move_to(self.cursor + rows)

    def reveal(self) -> None:
        """Bring the cursor into view."""
        if self.total:
            first = self.line_of(self.cursor)
            margin = self.MARGIN if self.height > 2 * self.MARGIN + self.ROW_LINES else 0
            self.scroll_into_view(first + self.ROW_LINES - 1, margin)
            self.scroll_into_view(first, margin)

    def resized(self) -> None:
        """Keep the cursor in view."""
        self.reveal()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.move(rows)

    def action_page(self, screens: int) -> None:
        """Move the cursor by screenfuls."""
        self.move(screens * max(1, self.height // self.ROW_LINES - 1))

    def action_end(self, side: int) -> None:
        """Move the cursor to the first (-1) or the last row (1)."""
        self.move(side * FAR)

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self.repaint()

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse, and pick it."""
        place = event.get_content_offset(self)  # None on a border
        index = self.index_at(self.top + place.y) if place else None
        if index is None:
            return
        again = index == self.cursor
        self.move_to(index)
        if again or self.PICKS_AT_ONCE:
            self.post_message(self.Picked(self))
