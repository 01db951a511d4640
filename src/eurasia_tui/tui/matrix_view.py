"""The matrix: states by organisations; headings stay in place while the rest moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ..dates import show
from ..query.matrix import Matrix, matrix
from ..render.lines import Segment, fit, pad
from .choose import Choose
from .header_footer import KeyBar
from .keys import on_both_layouts
from .lines import Lines
from .session import Session
from .type_ahead import opening
from .view import CITE, View

if TYPE_CHECKING:
    from ..query.citation_styles import Citation

CELL = 7


class Grid(Lines, can_focus=True):
    """Rows of cells under a heading line; ``row`` and ``column`` are the cursor."""

    DEFAULT_CSS = "Grid { width: 1fr; height: 1fr; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.matrix: Matrix | None = None
        self.row = self.column = self.left = self.first = 0

    def load(self, found: Matrix) -> None:
        """Show a matrix."""
        self.matrix = found
        self.row = min(self.row, max(0, len(found.rows) - 1))
        self.column = min(self.column, max(0, len(found.columns) - 1))
        self.reveal()

    @property
    def label(self) -> int:
        """Cells of the row headings."""
        return 24 if self.size.width >= 70 else 14

    @property
    def room(self) -> int:
        """Columns that fit."""
        return max(1, (self.size.width - self.label) // CELL)

    def count(self) -> int:
        """As many lines as the widget has: the heading stays, the rest moves by ``first``."""
        return self.height

    def line(self, index: int) -> Iterable[Segment]:
        """The heading line, or a row."""
        found = self.matrix
        if not found:
            return []
        columns = found.columns[self.left : self.left + self.room]
        if index == 0:
            more = self.glyphs.arrow if self.left + self.room < len(found.columns) else " "
            heads = [
                Segment(
                    pad(fit(found.heading(column), CELL - 1, self.glyphs.ellipsis), CELL),
                    "key" if self.left + at == self.column else "heading",
                )
                for at, column in enumerate(columns)
            ]
            return [Segment(pad(f" {len(found.rows)} in all", self.label), "quiet"), *heads, Segment(more, "quiet")]
        at = self.first + index - 1
        if at >= len(found.rows):
            return []
        row = found.rows[at]
        name = fit(found.names[row], self.label - 3, self.glyphs.ellipsis)
        lead = f"{self.glyphs.cursor} " if at == self.row else "  "
        parts = [Segment(pad(f"{lead}{name}", self.label), "strong" if at == self.row else "")]
        for number, column in enumerate(columns):
            mark = found.mark(row, column, self.glyphs.former)
            here = at == self.row and self.left + number == self.column
            role = (
                "cursor" if here else "quiet" if mark in (".", self.glyphs.former) else "strong" if mark == "M" else ""
            )
            parts += [Segment(f" {mark} ", role), Segment(" " * (CELL - 2 - len(mark)))]
        return parts

    def move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        if not self.matrix:
            return
        self.row = max(0, min(self.row + rows, len(self.matrix.rows) - 1))
        self.column = max(0, min(self.column + columns, len(self.matrix.columns) - 1))
        self.reveal()

    def reveal(self) -> None:
        """Bring the cursor into view and paint."""
        body = max(1, self.height - 1)
        self.first = max(min(self.first, self.row), self.row - body + 1)
        self.left = max(min(self.left, self.column), self.column - self.room + 1)
        self.repaint()

    def resized(self) -> None:
        """Keep the cursor in view."""
        self.reveal()


class MatrixView(View):
    """Who is in what, with filters and sorting."""

    title_text = "Matrix"
    AUTO_FOCUS = "Grid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("down,j"), "move(1, 0)", "down", show=False),
        Binding(on_both_layouts("up,k"), "move(-1, 0)", "up", show=False),
        Binding(on_both_layouts("right,l"), "move(0, 1)", "right", show=False),
        Binding(on_both_layouts("left,h"), "move(0, -1)", "left", show=False),
        Binding("pagedown,ctrl+d", "move(15, 0)", "page down", show=False),
        Binding("pageup,ctrl+u", "move(-15, 0)", "page up", show=False),
        Binding("home", "move(0, -1000)", "first column", show=False),
        Binding("end", "move(0, 1000)", "last column", show=False),
        Binding("enter", "enter", "open", tooltip="Open the organisation, or the state under the row heading"),
        Binding(on_both_layouts("o"), "open_row", "open state", tooltip="Open the state of the row"),
        Binding(on_both_layouts("i"), "inside", "in", tooltip="Only members of the column's body; again to drop it"),
        Binding(
            on_both_layouts("n"), "outside", "not in", tooltip="Only those that are not members of the column's body"
        ),
        Binding(on_both_layouts("s"), "sort", "sort", tooltip="Sort by name, by number, by the column"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.inside: list[str] = []
        self.outside: list[str] = []
        self.sort = ""
        self.columns: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The grid, what the cell means, the keys."""
        self.grid = Grid(self.session)
        self.bar = KeyBar(self.session)
        self.keys = KeyBar(self.session)
        yield self.grid
        yield self.bar
        yield self.keys

    def on_mount(self) -> None:
        """Show the main bodies."""
        self.columns = matrix(self.catalogue).columns
        self._load()

    def _load(self) -> None:
        self.grid.load(matrix(self.catalogue, self.columns, self.inside, self.outside, self.sort))
        self._update()

    def _update(self) -> None:
        found = self.grid.matrix
        names = self.catalogue.names([*self.inside, *self.outside])
        filters = [f"in {names[id_]}" for id_ in self.inside] + [f"not in {names[id_]}" for id_ in self.outside]
        when = f"as of {show(self.catalogue.as_of)}" if self.catalogue.as_of else ""
        self.keys.update(
            [
                ("enter", "open"),
                ("o", "state"),
                ("i", "in"),
                ("n", "not in"),
                ("s", "sort"),
                ("y", "cite"),
                ("esc", "back"),
                ("?", "help"),
            ],
            " · ".join(filter(None, (when, *filters))),
        )
        if not found or not found.columns:
            self.bar.update([], "No membership is recorded here.")
            return
        if not found.rows:
            self.bar.update([], "No state matches; press i or n on the column again to clear the filter.")
            return
        row, column = found.rows[self.grid.row], found.columns[self.grid.column]
        cell = found.cells.get((row, column))
        body = f"{found.names[row]} – {found.names[column]}: "
        if cell is None:
            self.bar.update([], f"{body}no part recorded")
            return
        source = self.catalogue.name(cell.source.split(" ")[0])
        status = f"{cell.was or 'member'}, former" if cell.status == "former" else cell.status.replace("-", " ")
        parts = [
            status,
            f"since {show(cell.since)}" if cell.since else "",
            f"until {show(cell.until)}" if cell.until else "",
            cell.participation or "",
            source,
        ]
        self.bar.update([], body + ", ".join(filter(None, parts)))

    def legend(self) -> list[tuple[str, str]]:
        """What the letters in the cells mean."""
        found = self.grid.matrix
        return (
            [(mark, status.replace("-", " ")) for status, mark in found.legend(self.grid.glyphs.former)]
            if found
            else []
        )

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        self.grid.move(rows, columns)
        self._update()

    def _at(self) -> tuple[str, str] | None:
        found = self.grid.matrix
        return (
            (found.rows[self.grid.row], found.columns[self.grid.column])
            if found and found.rows and found.columns
            else None
        )

    def cited(self) -> Citation | None:
        """The membership under the cursor, with its source."""
        from ..query.cite import cite, find
        from ..query.page import page

        at, found = self._at(), self.grid.matrix
        if at is None or found is None or at not in found.cells:
            return None
        body = page(self.catalogue, at[1])
        row = find(body, at[0])
        return cite(self.catalogue, body, row) if row else None

    def show_status(self, message: str) -> None:
        """Show a message in place of what the cell means."""
        self.bar.update([], message)

    def action_enter(self) -> None:
        """Open the organisation, where the membership stands with its source."""
        if at := self._at():
            self.open(at[1])

    def action_open_row(self) -> None:
        """Open the state."""
        if at := self._at():
            self.open(at[0])

    def action_inside(self) -> None:
        """Only members of the column's body."""
        self._filter(self.inside, self.outside)

    def action_outside(self) -> None:
        """Only those not in the column's body."""
        self._filter(self.outside, self.inside)

    def _filter(self, mine: list[str], other: list[str]) -> None:
        found = self.grid.matrix
        if found and found.columns:
            column = found.columns[self.grid.column]
            if column in mine:
                mine.remove(column)
            else:
                mine.append(column)
                if column in other:
                    other.remove(column)
            self._load()

    def action_sort(self) -> None:
        """Sort the rows."""
        opening(self, self._choose_sort())

    async def _choose_sort(self) -> None:
        found = self.grid.matrix
        if not found or not found.columns:
            return
        column = found.columns[self.grid.column]
        rows = [
            ("", "In groups", ""),
            ("name", "By name", ""),
            ("count", "By number of memberships", ""),
            (column, f"By {found.heading(column)}", ""),
        ]
        chosen = await self.app.push_screen_wait(Choose(self.session, "Sort the states", rows))
        if chosen is not None:
            self.sort = chosen
            self._load()
