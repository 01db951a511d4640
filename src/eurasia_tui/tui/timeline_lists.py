"""The parts of the timeline: bars of years, switches by kind, and the rail of entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.message import Message

from ..dates import show
from ..query.timeline import Entry
from ..query.timeline_details import TERMS, Detail, details, group_of
from ..render.lines import Segment, cell_len, fit, pad, width
from .cursor_list import CursorList
from .lines import Lines
from .session import Session

LABEL = 12
"""Cells before the bars."""
ONE_COLUMN, NO_PLACE = 56, 100
"""Columns below which only the title is shown, and below which no place is."""
DATE, PLACE, WHO = 11, 14, 22
BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN = " .:!|#"
CHUNK = 64


class YearBars(Lines):
    """A bar a year in two rows; the years in view are in brackets. A click goes to a year."""

    DEFAULT_CSS = "YearBars { height: 3; }"

    class Year(Message):
        """A year was clicked."""

        def __init__(self, year: int) -> None:
            super().__init__()
            self.year = year

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.years: dict[int, int] = {}
        self.span = (0, 0)
        """The first and last year in view."""
        self.colour = "bar"

    def load(self, years: dict[int, int], colour: str) -> None:
        """Show the numbers of entries by year."""
        self.years, self.colour = years, colour
        self.repaint()

    def show_span(self, first: int, last: int) -> None:
        """Bracket the years in view."""
        if (first, last) != self.span:
            self.span = (first, last)
            self.repaint()

    def count(self) -> int:
        """Two rows of bars, and years below them."""
        return 3

    def _layout(self) -> tuple[int, int, int]:
        """Cells before the bars, cells of a year, and the first year that has room."""
        lead = LABEL if self.size.width >= ONE_COLUMN else 1
        room = self.size.width - lead - 2
        size = 2 if room >= 2 * len(self.years) else 1
        last = max(self.years, default=0)
        return lead, size, max(min(self.years, default=0), last - room // size + 1)

    def line(self, index: int) -> Iterable[Segment]:
        """A row."""
        if not self.years:
            return []
        lead, size, first = self._layout()
        shown = [year for year in self.years if year >= first]
        label = ("entries", "a year", "")[index] if lead == LABEL else ""
        parts = [Segment(pad(f" {label}", lead), "quiet")]
        if index == 2:
            return [*parts, *self._axis(shown, size)]
        steps = PLAIN if self.glyphs.ascii else BLOCKS
        top = max(self.years.values())
        for year in shown:
            level = -(-self.years[year] * 2 * (len(steps) - 1) // top)
            level = min(len(steps) - 1, max(0, level - (len(steps) - 1 if index == 0 else 0)))
            inside = self.span[0] <= year <= self.span[1]
            before = "[" if year == self.span[0] and size > 1 else " " * (size - 1)
            parts += [
                Segment(before if index else " " * (size - 1), self.colour),
                Segment(steps[level], self.colour if inside else "quiet"),
            ]
        if index and self.span[1] in shown and size > 1:
            at = shown.index(self.span[1])
            after = 2 * at + 3
            nearest = parts[after] if after < len(parts) else None
            if nearest is not None and nearest.text == " ":
                parts[after] = Segment("]", self.colour)
            elif nearest is None:
                parts.append(Segment("]", self.colour))
        return parts

    def _axis(self, shown: Sequence[int], size: int) -> list[Segment]:
        """Every tenth year and the one in view."""
        text = [" "] * (len(shown) * size + 6)
        marks = [self.span[0], *(year for year in shown if year % 10 == 0)]
        for year in (year for year in marks if year in shown):
            at = shown.index(year) * size + size - 1
            if all(char == " " for char in text[max(0, at - 1) : at + 5]):
                text[at : at + 4] = str(year)
        axis = "".join(text)[: self.size.width - LABEL]
        start = axis.find(str(self.span[0])) if self.span[0] else -1
        if start < 0:
            return [Segment(axis, "quiet")]
        return [
            Segment(axis[:start], "quiet"),
            Segment(axis[start : start + 4], "key"),
            Segment(axis[start + 4 :], "quiet"),
        ]

    def on_click(self, event: events.Click) -> None:
        """To the year under the mouse."""
        if self.years:
            lead, size, first = self._layout()
            year = first + (event.x - lead) // size
            if year in self.years:
                self.post_message(self.Year(year))


class Switches(Lines):
    """The kinds of entries with their signs and numbers; a click switches one on or off."""

    DEFAULT_CSS = "Switches { height: 1; }"

    class Switched(Message):
        """A kind was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.groups: list[tuple[str, str, int, bool]] = []
        """(name, label, entries, whether shown) of each."""

    def load(self, groups: list[tuple[str, str, int, bool]]) -> None:
        """Show the switches."""
        self.groups = groups
        self.repaint()

    def count(self) -> int:
        """One line."""
        return 1

    def _places(self) -> list[tuple[str, list[Segment], int]]:
        """(name, segments, first cell) of the switches, with as long names as there is room for."""
        found: list[tuple[str, list[Segment], int]] = []
        for form in (self._full, self._tab, self._number):
            found, at = [], 1
            for name, label, number, on in self.groups:
                parts = self._switch(name, form(name, label, number), on)
                found.append((name, parts, at))
                at += width(parts) + (3 if form == self._full else 2)
            if at - 2 <= self.size.width:
                break
        return found

    def _full(self, name: str, label: str, number: int) -> str:
        return f"{label.lower()} {number:,}"

    def _tab(self, name: str, label: str, number: int) -> str:
        kind = self.session.catalogue.kinds.get(name)
        return f"{(kind.tab if kind else label).lower()} {number:,}"

    def _number(self, name: str, label: str, number: int) -> str:
        return str(number)

    def _switch(self, name: str, text: str, on: bool) -> list[Segment]:
        kind, ascii = self.session.catalogue.kinds.get(name), self.glyphs.ascii
        sign = ("+" if ascii else "◎") if kind is None else kind.sign_ascii if ascii else kind.sign
        role = ("note" if kind is None else f"kind-{name}") if on else "quiet"
        return [Segment(f"{sign} ", role), Segment(text if on else f"off {text}", role)]

    def line(self, index: int) -> Iterable[Segment]:
        """All of them."""
        parts: list[Segment] = []
        for _, own, at in self._places():
            parts += [Segment(" " * (at - width(parts))), *own]
        return parts

    def on_click(self, event: events.Click) -> None:
        """Switch the one under the mouse."""
        for name, own, at in self._places():
            if at <= event.x < at + width(own):
                self.post_message(self.Switched(name))


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
        what = f"{entry.title} {entry.what} {self.names.get(entry.to, entry.to)}" if entry.to else entry.title
        what = f"{what}, {entry.what[:1].lower()}{entry.what[1:]}" if entry.what and not entry.to else what
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
            return [*lead, Segment(fit(what, room, self.glyphs.ellipsis), "cursor" if chosen else "")]
        placed = self.size.width >= NO_PLACE
        title = room - WHO - 1 - (PLACE if placed else 0)
        detail = Detail() if entry.to else self._detail(row)
        if entry.to:
            title = room
        text = fit(what, title - 1, self.glyphs.ellipsis)
        place = (
            [Segment(pad(fit(detail.place, PLACE - 1, self.glyphs.ellipsis), PLACE), "quiet")]
            if placed and not entry.to
            else []
        )
        who = fit(" ".join(detail.who), WHO, self.glyphs.ellipsis)
        return [
            *lead,
            Segment(text, "cursor" if chosen else ""),
            Segment(" " * (title - cell_len(text))),
            *place,
            Segment(who, "quiet"),
        ]

    def _sign(self, entry: Entry) -> Segment:
        ascii = self.glyphs.ascii
        if group_of(entry) == TERMS:
            return Segment("+" if ascii else "◎", "note")
        kind = self.session.catalogue.kinds[entry.kind]
        return Segment(kind.sign_ascii if ascii else kind.sign, f"kind-{kind.name}")

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.entries else None
