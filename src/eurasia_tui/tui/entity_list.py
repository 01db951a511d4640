"""The list of a pane: groups of entities, of which only the visible rows are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from rich.cells import cell_len

from ..dates import show
from ..formatting import short
from ..query.catalogue import Catalogue
from ..query.listing import Group, Listing, Row
from ..render.lines import Segment, fit, pad
from .cursor_list import CursorList
from .session import Session

CHUNK = 64


class EntityList(CursorList):
    """A list of any length; the cursor is an index over the entities, headings not counted."""

    def __init__(self, session: Session, moved: Callable[[], None] | None = None) -> None:
        super().__init__(session, moved)
        self.listing = Listing("")
        self.groups: list[Group] = []
        self._starts: list[int] = []
        self._lines = 0
        self._chunks: dict[int, list[Row]] = {}

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
        self._chunks = {}
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

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

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
                (f"No match for {wanted!r}.", "esc: show all", "/: search everything") if wanted else ("No entries.",)
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
            return [Segment(f" {name}", "group"), Segment(size, "quiet")]
        row = self.row(at)
        return self._row_segments(row, at == self.cursor, width) if row else []

    def _row_segments(self, row: Row, chosen: bool, width: int) -> list[Segment]:
        dated = row.badge[:4].isdigit()
        badge = short(row.number) if row.number is not None else show(row.badge) if dated else row.badge
        if dated and cell_len(badge) > max(12, width // 3):
            badge = years(row.badge)  # a long range would leave no room for the name
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
