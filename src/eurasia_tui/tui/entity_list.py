"""The list of a pane: groups of entities, of which only the visible rows are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rich.cells import cell_len
from textual import events
from textual.message import Message

from ..dates import show
from ..formatting import short
from ..query.catalogue import Catalogue
from ..query.listing import Group, Listing, Row
from ..render.glyphs import UNICODE, Glyphs
from ..render.lines import Segment, fit, pad
from .lines import Lines

CHUNK = 64


class EntityList(Lines, can_focus=True):
    """A virtual list; the cursor is an index over the entities, headings not counted."""

    DEFAULT_CSS = "EntityList { width: 1fr; height: 1fr; }"

    class Highlighted(Message):
        """The cursor came to an entity (None when the list is empty)."""

        def __init__(self, id: str | None) -> None:
            super().__init__()
            self.id = id

    class Chosen(Message):
        """An entity was chosen with the mouse."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self, catalogue: Catalogue, glyphs: Glyphs = UNICODE, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.catalogue = catalogue
        self.glyphs = glyphs
        self.listing = Listing("")
        self.groups: list[Group] = []
        self.total = 0
        self.cursor = 0
        self._starts: list[int] = []
        self._chunks: dict[int, list[Row]] = {}

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
        self._chunks = {}
        self.cursor = max(0, min(cursor, self.total - 1))
        self.top = top
        if self.height:
            self._reveal()
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

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    # --- lines ---------------------------------------------------------------

    def count(self) -> int:
        """Lines with headings."""
        return self._lines if self.groups else 3

    def _line_of(self, index: int) -> int:
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
            said = (
                (f"Nothing matches {wanted!r}.", "esc: all again", "/ searches everything")
                if wanted
                else ("Nothing here.",)
            )
            return [Segment(fit(f" {said[index]}", width, self.glyphs.ellipsis), "quiet")] if index < len(said) else []
        at = self.index_at(index)
        if at is None:
            group = self.groups[bisect_right(self._starts, index) - 1]
            first = index == self._starts[self.groups.index(group)] and self._heading(self.groups.index(group)) == 2
            if first:
                return []
            size = f" {group.size:,}"
            name = fit(group.name, width - len(size) - 2, self.glyphs.ellipsis)
            return [Segment(f" {name}", "group"), Segment(size, "quiet")]
        row = self.row(at)
        return self._row_segments(row, at == self.cursor, width) if row else []

    def _row_segments(self, row: Row, chosen: bool, width: int) -> list[Segment]:
        dated = row.badge[:4].isdigit()
        badge = short(row.number) if row.number is not None else show(row.badge) if dated else row.badge
        if dated and cell_len(badge) > max(12, width // 3):
            badge = years(row.badge)  # a long range leaves no room for the name
        if row.number is None and not dated:
            # Words give way to the name.
            room = width - min(cell_len(row.name), width * 2 // 3) - 5
            badge = fit(badge, room, self.glyphs.ellipsis) if room > 6 else ""
        name = fit(row.name, width - cell_len(badge) - 4, self.glyphs.ellipsis)
        text = f"{pad(name, width - cell_len(badge) - 3)}{badge} "
        if not chosen:
            return [Segment(f"  {name}"), Segment(text[len(name) :], "quiet")]
        return [Segment(self.glyphs.cursor + " ", "strong"), Segment(text, "cursor" if self.has_focus else "selected")]

    # --- moving --------------------------------------------------------------

    def _reveal(self) -> None:
        if self.groups:
            line = self._line_of(self.cursor)
            if not self.top <= line < self.top + self.height and abs(line - self.top) < 2 * self.height:
                # A scroll sends every row, so there is one in several keys and not one a key.
                jump = self.height // 3
                self.scroll_into_view(line + jump if line > self.top else max(0, line - jump))
            self.scroll_into_view(line)
            group = bisect_right(self._starts, line) - 1
            if line == self._starts[group] + self._heading(group) and self.top == line:
                self.top = max(0, line - self._heading(group))  # show the heading above the first row

    def move_to(self, index: int) -> bool:
        """Put the cursor on an entity and tell so; False when it is there already."""
        index = max(0, min(index, self.total - 1))
        if index == self.cursor or not self.total:
            return False
        self.cursor = index
        self._reveal()
        self.repaint()
        row = self.current
        self.post_message(self.Highlighted(row.id if row else None))
        return True

    def move(self, rows: int) -> bool:
        """Move the cursor by rows; False when it cannot move."""
        return self.move_to(self.cursor + rows)

    def resized(self) -> None:
        """Keep the cursor in view."""
        self._reveal()

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self.repaint()

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        index = self.index_at(self.top + event.y)
        if index is None:
            return
        if index == self.cursor:
            row = self.current
            if row:
                self.post_message(self.Chosen(row.id))
        self.move_to(index)


def years(date: str) -> str:
    """The first and last year of a date, or the one year it is of."""
    first, _, last = date.partition("/")
    return first[:4] if last[:4] in ("", first[:4]) else f"{first[:4]}-{last[:4]}"
