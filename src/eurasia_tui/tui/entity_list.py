"""The list of a pane: groups of entities, of which only the visible rows are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from rich.cells import cell_len
from textual import events
from textual.message import Message

from ..dates import show
from ..formatting import short
from ..query.catalogue import Catalogue
from ..query.columns import ListCell, shorter_names
from ..query.listing import Group, Listing, Row
from ..render.lines import Segment, fit, pad
from .cursor_list import CursorList
from .lines import Lines
from .session import Session

CHUNK = 64

TEXT = 9
"""Cells of a column from which it holds text, and not a number or a year."""
ROOMY, WIDER = 60, 9
"""Columns of the list from which columns of names are wider, and by how much at most."""
FULL_DATE = 11
"""Cells of a column from which it has days and months."""


class EntityList(CursorList):
    """A list of any length; the cursor is an index over the entities, headings not counted."""

    def __init__(self, session: Session, moved: Callable[[], None] | None = None) -> None:
        super().__init__(session, moved)
        self.listing = Listing("")
        self.groups: list[Group] = []
        self._starts: list[int] = []
        self._lines = 0
        self._chunks: dict[int, list[Row]] = {}
        self._short: dict[str, str] = {}
        """Shorter names by id, of the rows that are read."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue rows are read from."""
        return self.session.catalogue

    def load(self, listing: Listing, cursor: int = 0, top: int = 0) -> None:
        """Show another list, with the cursor at an index."""
        self.listing = listing
        self.groups = listing.groups(self.catalogue)
        self.total = sum(group.size for group in self.groups)
        self._starts = []
        line = 0
        for index, group in enumerate(self.groups):
            self._starts.append(line)
            line += group.size + self._heading(index)
        self._lines = line
        self._chunks, self._short = {}, {}
        self.cursor = max(0, min(cursor, self.total - 1))
        self.top = top
        if self.height:
            self.reveal()
            self.repaint()

    def _heading(self, index: int) -> int:
        """Lines that the heading of a group takes, with the empty line above it."""
        return 0 if not self.groups[index].name else 1 if index == 0 else 2

    def row(self, index: int) -> Row | None:
        """The row at an index, read when first seen."""
        if not 0 <= index < self.total:
            return None
        chunk, offset = divmod(index, CHUNK)
        if chunk not in self._chunks:
            self._chunks[chunk] = self.listing.rows(self.catalogue, chunk * CHUNK, CHUNK)
        rows = self._chunks[chunk]
        return rows[offset] if offset < len(rows) else None

    def _shorter(self, row: Row) -> str:
        """A shorter name of a state, where there is one; looked up for all rows that are read so far."""
        if row.id not in self._short:
            rows = [item for chunk in self._chunks.values() for item in chunk]
            found = shorter_names(self.catalogue, {item.id: item.name for item in rows})
            self._short = {item.id: found.get(item.id, item.name) for item in rows}
        return self._short[row.id]

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    def point_at(self, index: int) -> None:
        """Put the cursor on a row whose page is shown already."""
        self.cursor = index
        if self.height:
            self.reveal()
            self.repaint()

    # --- lines ---------------------------------------------------------------

    def count(self) -> int:
        """Lines with headings."""
        return self._lines if self.groups else 3

    def line_of(self, index: int) -> int:
        """The line of a row."""
        group = bisect_right([group.first for group in self.groups], index) - 1
        return self._starts[group] + self._heading(group) + index - self.groups[group].first

    def index_at(self, line: int) -> int | None:
        """The entity on a line; None on a heading."""
        if not self.groups or not 0 <= line < self._lines:
            return None
        group = bisect_right(self._starts, line) - 1
        offset = line - self._starts[group] - self._heading(group)
        return self.groups[group].first + offset if offset >= 0 else None

    def line(self, index: int) -> Iterable[Segment]:
        """A heading or a row with its badge."""
        width = self.size.width
        if not self.groups:
            wanted = self.listing.filter
            texts = (
                (f"No match for {wanted!r}.", "esc shows all", "/ searches everything") if wanted else ("No entries.",)
            )
            text = texts[index] if index < len(texts) else ""
            return [Segment(fit(f" {text}", width, self.glyphs.ellipsis), "quiet")]
        at = self.index_at(index)
        if at is None:
            group = self.groups[bisect_right(self._starts, index) - 1]
            first = index == self._starts[self.groups.index(group)] and self._heading(self.groups.index(group)) == 2
            if first:
                return []
            size = f" {group.size:,}"
            name = fit(group.name, width - len(size) - 2, self.glyphs.ellipsis)
            return [Segment(f" {name}", self.kind_role), Segment(size, "quiet")]
        row = self.row(at)
        return self._row_segments(row, at == self.cursor, width) if row else []

    def _row_segments(self, row: Row, chosen: bool, width: int) -> list[Segment]:
        """Mark, state, name, then the cells at their places; the row under the cursor has its mark at the end."""
        cells = [(cell, size) for cell, (_, _, size) in zip(row.cells, self.columns(), strict=False)]
        name = f"{row.acronym} {row.name}" if row.acronym and row.acronym != row.name else row.name
        room = width - 3 - sum(size + 1 for _, size in cells)
        while cells and cell_len(name) > room and not cells[0][0].text:  # a long name runs over what is unknown
            room += cells.pop(0)[1] + 1
        if cell_len(name) > room and name == row.name:
            name = self._shorter(row)
        tail = "".join(f" {self._cell(cell, size)}" for cell, size in cells)
        name = pad(fit(name, room, self.glyphs.ellipsis), room)
        state = self.glyphs.contested if row.contested else self.glyphs.former if row.former else " "
        mark = self.mark(row.id)
        if chosen:
            role = "cursor" if self.has_focus else "selected"
            return [Segment(self.glyphs.cursor, self.kind_role), Segment(f"{state}{name}{tail}{mark}", role)]
        return [Segment(mark, "note"), Segment(state, "warn"), Segment(name), Segment(f"{tail} ", "quiet")]

    def _cell(self, cell: ListCell, size: int) -> str:
        if cell.number is not None and cell.short and cell_len(cell.short) <= size:
            return pad(cell.short, size, right=True)
        if cell.number is not None:
            return pad(short(cell.number), size, right=True)
        text = cell.short if cell.short and cell_len(cell.text) > size else cell.text
        if text[:4].isdigit():  # a date
            whole = show(text)
            if size < FULL_DATE or cell_len(whole) > size:  # cut, it would lose its year
                whole = years(text).replace("-", self.glyphs.dash)
            text = whole
            return pad(fit(text, size, self.glyphs.ellipsis), size, right=True)
        if not text:
            return pad(self.glyphs.absent, size, right=size < TEXT)
        return pad(fit(text, size, self.glyphs.ellipsis), size)

    def columns(self) -> tuple[tuple[str, str, int], ...]:
        """(key, heading, cells) of the columns that there is room for."""
        columns = self.listing.columns(self.catalogue)
        more = max(0, min(WIDER, self.size.width - ROOMY))
        columns = tuple(
            (key, head, size + more if size >= TEXT and self._is_of_names(key) else size) for key, head, size in columns
        )
        while columns and sum(size + 1 for _, _, size in columns) > self.size.width - 21:
            columns = columns[:-1]
        return columns

    def _is_of_names(self, key: str) -> bool:
        """True for a column that holds names of entities."""
        return key in self.catalogue.relation_types

    @property
    def kind_role(self) -> str:
        """The role of the kind's colour."""
        return f"kind-{self.listing.kind}"

    def mark(self, id_: str) -> str:
        """Whether an entity is marked for comparing, or has a bookmark or note of the user's own."""
        marks = self.session.marks
        if id_ in marks.compared:
            return self.glyphs.marked
        return self.glyphs.bookmark if id_ in marks.bookmarked else self.glyphs.note if id_ in marks.noted else " "

    # --- moving --------------------------------------------------------------

    def in_view(self) -> tuple[int, int]:
        """Numbers, from 1, of the first and last row in view."""
        lines = [self.index_at(line) for line in range(self.top, self.top + max(1, self.height))]
        rows = [index for index in lines if index is not None]
        return (rows[0] + 1, rows[-1] + 1) if rows else (0, 0)

    def reveal(self) -> None:
        """Bring the cursor into view, with its heading where it is the first row of a group."""
        if self.groups:
            line = self.line_of(self.cursor)
            if not self.top <= line < self.top + self.height and abs(line - self.top) < 2 * self.height:
                # A scroll sends every row, so there is one in several keys and not one a key.
                jump = self.height // 3
                self.scroll_into_view(line + jump if line > self.top else max(0, line - jump))
            self.scroll_into_view(line)
            group = bisect_right(self._starts, line) - 1
            if line == self._starts[group] + self._heading(group) and self.top == line:
                self.top = max(0, line - self._heading(group))


def years(date: str) -> str:
    """The first and last year of a date, or the one year it is of."""
    first, _, last = date.partition("/")
    return first[:4] if last[:4] in ("", first[:4]) else f"{first[:4]}-{last[:4]}"


class ColumnHeads(Lines):
    """The names of a list's columns, above them."""

    DEFAULT_CSS = "ColumnHeads { height: 1; }"

    class Picked(Message):
        """A head was clicked: the key of its column."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, session: Session, list_: EntityList) -> None:
        super().__init__(session)
        self.list = list_

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """Headings over their columns; the one in order is marked."""
        parts, used = [], 0
        for key, heading, size in self.list.columns():
            heading = f"{heading}{self.glyphs.sorted}" if key == self.list.listing.sort else heading
            text = fit(heading, size, self.glyphs.ellipsis)
            numbers = size < TEXT or key == self.list.listing.sort
            parts.append(" " + pad(text, size, right=numbers or heading == "date"))
            used += size + 1
        name = f"name{self.glyphs.sorted}" if self.list.listing.sort == "name" else "name"
        return [Segment(f"  {pad(name, self.size.width - used - 3)}{''.join(parts)}", "quiet")]

    def on_click(self, event: events.Click) -> None:
        """Order by the column under the mouse."""
        end = self.size.width - 1
        for key, _, size in reversed(self.list.columns()):
            if end - size - 1 <= event.x < end:
                self.post_message(self.Picked(key))
                return
            end -= size + 1
        self.post_message(self.Picked("name"))
