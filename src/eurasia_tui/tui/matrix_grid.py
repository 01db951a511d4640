"""The grid of the matrix: rows of cells by region under heads by field; the heads stay, the rest moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rich.cells import cell_len
from textual import events
from textual.message import Message

from ..query.matrix import Matrix
from ..query.members import Cell
from ..query.status_letters import LETTERS
from ..render.chips import group_label
from ..render.lines import Segment, fit, pad
from .lines import Lines
from .session import Session

CELL, WIDEST = 6, 8
"""Cells of a column, the space after it included, and of one whose head is longer."""
FULL = ("member", "participant")
"""Statuses that have the sign of a full member."""
NOBODY = "No state. On the column of a body, i and e again take it out of what is asked."
"""What is said where no state is in the bodies asked for and outside the others."""
HEADS = 2
"""Lines of heads: fields, and acronyms."""


class Grid(Lines, can_focus=True):
    """``row`` and ``column`` are the cursor, as indices into the rows and columns of the matrix."""

    DEFAULT_CSS = "Grid { width: 1fr; height: 1fr; }"

    class Opened(Message):
        """A name or a cell was clicked twice: the id to open."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self, session: Session, moved: Callable[[], None]) -> None:
        super().__init__(session)
        self.matrix: Matrix | None = None
        self.groups: Mapping[str, str] = {}
        """Group of each row and column."""
        self.row = self.column = self.left = self.first = 0
        self._moved = moved
        self._lines: list[int | str] = []
        """For each line under the heads, the index of a row, or the name of a group."""
        self._line_of: list[int] = []

    def load(self, found: Matrix, groups: Mapping[str, str], grouped: bool) -> None:
        """Show a matrix; ``grouped`` when its rows are in groups."""
        self.matrix, self.groups = found, groups
        self._lines, self._line_of = [], []
        above = ""
        for index, row in enumerate(found.rows):
            if grouped and groups.get(row, "") != above:
                above = groups.get(row, "")
                self._lines.append(above)
            self._line_of.append(len(self._lines))
            self._lines.append(index)
        self.row = min(self.row, max(0, len(found.rows) - 1))
        self.column = min(self.column, max(0, len(found.columns) - 1))
        self.reveal()

    @property
    def label(self) -> int:
        """Cells of the names of rows."""
        return 22 if self.size.width >= 90 else 18 if self.size.width >= 60 else 14

    def _width(self, found: Matrix, column: str) -> int:
        """Cells of a column: more where its head needs them."""
        return max(CELL, min(WIDEST, cell_len(found.heading(column)) + 1))

    def count(self) -> int:
        """As many lines as the widget has: the heads stay, the rest moves by ``first``."""
        return self.height

    def line(self, index: int) -> Iterable[Segment]:
        """Fields, acronyms, a group, or a row."""
        if not self.matrix:
            return []
        if index == 0:
            return self._fields(self.matrix)
        if index == 1:
            return self._acronyms(self.matrix)
        if index == HEADS and not self._lines:
            return [Segment(f" {NOBODY}", "quiet")]
        at = self.first + index - HEADS
        if at >= len(self._lines):
            return []
        row = self._lines[at]
        if isinstance(row, str):
            name = fit(row, self.size.width - 2, self.glyphs.ellipsis)
            rule = self.glyphs.rule * max(0, self.label - 2 - cell_len(name))
            return [Segment(f" {name} ", "group"), Segment(rule, "faint")]
        return self._cells(self.matrix, row)

    def _in_view(self, found: Matrix) -> list[tuple[int, str, int]]:
        """Number, id and width of the columns that fit, at least of one."""
        result: list[tuple[int, str, int]] = []
        used = self.label
        for number, column in enumerate(found.columns[self.left :], self.left):
            used += self._width(found, column)
            if result and used > self.size.width:
                break
            result.append((number, column, self._width(found, column)))
        return result

    def _column_at(self, found: Matrix, x: int) -> int | None:
        """The number of the column at a cell of the line; None at the names of the rows and after the last column."""
        at = self.label
        for number, _, width in self._in_view(found):
            if at <= x < at + width:
                return number
            at += width
        return None

    def _fields(self, found: Matrix) -> list[Segment]:
        """The name of a field over its first column, a rule over the others."""
        parts = [Segment(" " * self.label)]
        text, above = "", ""
        for _, column, width in self._in_view(found):
            field = group_label(self.groups.get(column, ""))
            if field != above and text:
                parts += self._field(above, len(text))
                text = ""
            above = field
            text += " " * width
        return [*parts, *self._field(above, len(text))]

    def _field(self, name: str, size: int) -> list[Segment]:
        shown = fit(name, size - 1, self.glyphs.ellipsis)
        rule = self.glyphs.rule * max(0, size - cell_len(shown) - 2)
        return [Segment(shown, "group"), Segment(f" {rule} "[: max(0, size - cell_len(shown))], "faint")]

    def _acronyms(self, found: Matrix) -> list[Segment]:
        more = self.glyphs.arrow if self.left + len(self._in_view(found)) < len(found.columns) else ""
        less = "<-" if self.glyphs.ascii and self.left else "←" if self.left else ""
        parts = [Segment(pad(f" {less}", self.label), "quiet")]
        for number, column, width in self._in_view(found):
            text = fit(found.heading(column), width - 1, self.glyphs.ellipsis)
            parts.append(Segment(text, "cursor" if number == self.column else "label"))
            parts.append(Segment(" " * (width - cell_len(text))))
        return [*parts, Segment(more, "quiet")]

    def _cells(self, found: Matrix, index: int) -> list[Segment]:
        row, here = found.rows[index], index == self.row
        name = fit(found.names[row], self.label - 3, self.glyphs.ellipsis)
        parts = [
            Segment(self.glyphs.cursor if here else " ", "strong"),
            Segment(f" {name}", "cursor" if here else ""),
            Segment(" " * (self.label - 2 - cell_len(name))),
        ]
        for number, column, width in self._in_view(found):
            text, role = self.sign(found.cells.get((row, column)), column)
            parts.append(Segment(f" {text} ", "cursor" if here and number == self.column else role))
            parts.append(Segment(" " * (width - 2 - cell_len(text))))
        return parts

    def sign(self, cell: Cell | None, column: str) -> tuple[str, str]:
        """What is in a cell, and its role."""
        if cell is None:
            return ("." if self.glyphs.ascii else "·"), "faint"
        if cell.status == "former":
            return self.glyphs.former, "quiet"
        letter = "" if cell.status in FULL else LETTERS.get(cell.status, "?")
        kind = self.session.catalogue.kinds_of([column]).get(column, "")
        text, role = (letter, "note") if letter else (self.full, f"sign-{kind}")
        return (f"{text}{self.glyphs.contested}", "warn") if cell.participation or cell.contested else (text, role)

    @property
    def full(self) -> str:
        """The sign of a full member."""
        return "M" if self.glyphs.ascii else "■"

    # --- moving --------------------------------------------------------------

    def move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        self.put(self.row + rows, self.column + columns)

    def put(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        if self.matrix:
            self.row = max(0, min(row, len(self.matrix.rows) - 1))
            self.column = max(0, min(column, len(self.matrix.columns) - 1))
            self.reveal()
            self._moved()

    def reveal(self) -> None:
        """Bring the cursor into view and paint."""
        body = max(1, self.height - HEADS)
        line = self._line_of[self.row] if self._line_of else 0
        top = line - 1 if line and isinstance(self._lines[line - 1], str) else line
        self.first = max(min(self.first, top), line - body + 1)
        self.left = min(self.left, self.column)
        while (
            self.matrix and self.left < self.column and self.column not in {at for at, *_ in self._in_view(self.matrix)}
        ):
            self.left += 1
        self.repaint()

    def resized(self) -> None:
        """Keep the cursor in view."""
        self.reveal()

    def rows_in_view(self) -> tuple[int, int]:
        """Numbers, from 1, of the first and last row in view."""
        rows = [
            row for row in self._lines[self.first : self.first + max(1, self.height - HEADS)] if isinstance(row, int)
        ]
        return (rows[0] + 1, rows[-1] + 1) if rows else (0, 0)

    def scroll_by(self, lines: int) -> None:
        """The wheel moves the cursor, so that what the cell says is of what is seen."""
        if lines:
            self.move(lines, 0)
        else:
            self.repaint()

    def on_click(self, event: events.Click) -> None:
        """A cell: the cursor there, and again its body; a name: that state; a head: that body."""
        found = self.matrix
        if not found:
            return
        number = self._column_at(found, event.x)
        if number is None and event.x >= self.label:
            return
        if event.y < HEADS:
            if event.y == HEADS - 1 and number is not None:
                again = number == self.column
                self.put(self.row, number)
                if again:
                    self.post_message(self.Opened(found.columns[number]))
            return
        at = self.first + event.y - HEADS
        row = self._lines[at] if at < len(self._lines) else ""
        if isinstance(row, str):
            return
        again = row == self.row and number in (None, self.column)
        self.put(row, self.column if number is None else number)
        if again:
            self.post_message(self.Opened(found.rows[row] if number is None else found.columns[number]))
