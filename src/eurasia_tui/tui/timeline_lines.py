"""The entries of the timeline on their rail, under years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..dates import show
from ..query.timeline import Entry
from ..query.timeline_details import TERMS, Detail, details, group_of
from ..render.glyphs import Glyphs
from ..render.lines import Segment, cell_len, fit, pad, width
from .cursor_list import CursorList
from .session import Session

ONE_COLUMN, NO_PLACE = 56, 100
"""Columns below which only the title is shown, and below which no place is."""
DATE, PLACE, WHO = 11, 14, 22
"""Cells of these columns."""
LONGEST = 1_000
"""Cells that no title takes."""
CHUNK = 64
"""Entries whose details are read at a time."""
SHORTEST = 8
"""Cells that a name keeps beside what happened to it."""
LEAST_WHO = 8
"""Cells that who keeps beside a long title."""


def terms_sign(glyphs: Glyphs) -> str:
    """The sign of an entry that begins or ends a membership or an office."""
    return "+" if glyphs.ascii else "±"


def as_many_as_fit(names: Sequence[str], room: int) -> str:
    """Whole names, and how many more there are: the beginning of a code says nothing."""
    for count in range(len(names), 0, -1):
        rest = [f"+{len(names) - count}"] if count < len(names) else []
        if cell_len(text := " ".join([*names[:count], *rest])) <= room:
            return text
    return f"{names[0]}" if len(names) == 1 else f"+{len(names)}" if names else ""


class TimelineLines(CursorList):
    """Years with their rule, and an entry a line: date, sign on the rail, title, place, who."""

    MARGIN = 2

    def __init__(self, session: Session, moved: Callable[[], None] | None = None) -> None:
        super().__init__(session, moved)
        self.entries: list[Entry] = []
        self.rows: list[int | str] = []
        """For each line, the index of its entry or a year."""
        self.names: dict[str, str] = {}
        self._lines: list[int] = []
        """The line of each entry."""
        self._details: dict[int, dict[str, Detail]] = {}

    def load(self, entries: list[Entry], names: dict[str, str], day: str) -> None:
        """Show entries, with the cursor on the last one not after a day (ISO 8601)."""
        self.entries, self.names, self.total = entries, names, len(entries)
        self.rows, self._lines, self._details = [], [], {}
        year = ""
        for index, entry in enumerate(entries):
            if entry.day[:4] != year:
                year = entry.day[:4]
                self.rows.append(year)
            self._lines.append(len(self.rows))
            self.rows.append(index)
        self.cursor = max((index for index, entry in enumerate(entries) if entry.day <= day), default=0)
        self.reveal()
        self.repaint()

    def count(self) -> int:
        """Number of lines."""
        return max(1, len(self.rows))

    def line_of(self, index: int) -> int:
        """The line of an entry."""
        return self._lines[index]

    def index_at(self, line: int) -> int | None:
        """The entry on a line; None on a year."""
        row = self.rows[line] if 0 <= line < len(self.rows) else ""
        return None if isinstance(row, str) else row

    def in_view(self) -> tuple[int, int]:
        """Index of the first and last entry in view."""
        rows = [row for row in self.rows[self.top : self.top + max(1, self.height)] if isinstance(row, int)]
        return (rows[0], rows[-1]) if rows else (0, 0)

    def year_from(self, year: int, step: int) -> int | None:
        """The first entry of the next year that has some (step 1), of the last one before (-1), or of the year (0)."""
        ahead = [
            index
            for index, entry in enumerate(self.entries)
            if (int(entry.day[:4]) >= year if step == 0 else (int(entry.day[:4]) - year) * step > 0)
        ]
        if not ahead:
            return None
        if step >= 0:
            return ahead[0]
        last = self.entries[ahead[-1]].day[:4]
        return next(index for index in ahead if self.entries[index].day[:4] == last)

    def _detail(self, index: int) -> Detail:
        """What is beside an entry, read when first seen."""
        chunk = index // CHUNK
        if chunk not in self._details:
            some = self.entries[chunk * CHUNK : (chunk + 1) * CHUNK]
            self._details[chunk] = details(self.session.catalogue, [entry for entry in some if not entry.to])
        return self._details[chunk].get(self.entries[index].id, Detail())

    def line(self, index: int) -> Iterable[Segment]:
        """A year or an entry."""
        if not self.rows:
            return [Segment(" No dated entries; e shows everything.", "quiet")]
        row = self.rows[index]
        if isinstance(row, str):
            tee = "+" if self.glyphs.ascii else "┬"
            rule = self.glyphs.rule * max(0, self.size.width - DATE - 5)
            return [Segment(pad(f" {row}", DATE + 2), "key"), Segment(f"{tee}{rule}", "faint")]
        return self._entry(row)

    def _entry(self, row: int) -> list[Segment]:
        entry, chosen = self.entries[row], row == self.cursor
        date = show(entry.date)
        date = date.removesuffix(f" {entry.day[:4]}") if date != entry.day[:4] else ""
        if cell_len(date) > DATE:  # over several months
            date = f"{show(entry.date.partition('/')[0]).removesuffix(f' {entry.day[:4]}')} {self.glyphs.dash}"
        lead = [
            Segment(self.glyphs.cursor if chosen else " ", "strong"),
            Segment(pad(fit(date, DATE, self.glyphs.ellipsis), DATE, right=True), "quiet"),
            Segment(" "),
            self._sign(entry),
            Segment("  "),
        ]
        room = self.size.width - width(lead)
        if self.size.width < ONE_COLUMN:
            return [*lead, Segment(self._what(entry, room), "cursor" if chosen else "")]
        detail = Detail() if entry.to else self._detail(row)
        # A long title takes the room of the place, then what those concerned can spare.
        needed = cell_len(self._what(entry, LONGEST)) + 1
        who_room = 0 if entry.to else WHO
        placed = not entry.to and self.size.width >= NO_PLACE and needed <= room - WHO - PLACE
        if not placed and not entry.to:
            who_room = max(min(LEAST_WHO, cell_len(" ".join(detail.who))), min(WHO, room - needed))
        title = room - who_room - (PLACE if placed else 0)
        text = self._what(entry, title - 1)
        place = [Segment(pad(fit(detail.place, PLACE - 1, self.glyphs.ellipsis), PLACE), "quiet")] if placed else []
        return [
            *lead,
            Segment(text, "cursor" if chosen else ""),
            Segment(" " * (title - cell_len(text))),
            *place,
            Segment(fit(as_many_as_fit(detail.who, who_room), who_room, self.glyphs.ellipsis), "quiet"),
        ]

    def _what(self, entry: Entry, room: int) -> str:
        """The name and what happened to it; the name is cut first, since without ``ended`` a row reads as a beginning."""
        if entry.to:
            happened, rest = f" {entry.what}", f" {self.names.get(entry.to, entry.to)}"
        else:
            happened, rest = f", {entry.what[:1].lower()}{entry.what[1:]}" if entry.what else "", ""
        name = fit(entry.title, max(SHORTEST, room - cell_len(happened)), self.glyphs.ellipsis)
        return fit(f"{name}{happened}{rest}", room, self.glyphs.ellipsis)

    def _sign(self, entry: Entry) -> Segment:
        ascii = self.glyphs.ascii
        if group_of(entry) == TERMS:
            return Segment(terms_sign(self.glyphs), "note")
        kind = self.session.catalogue.kinds[entry.kind]
        return Segment(kind.sign_ascii if ascii else kind.sign, f"sign-{kind.name}")

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.entries else None
