"""The parts of the figures view: the ranking with its heads, and the lines over the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.message import Message

from ..formatting import short
from ..query.columns import shorter_names
from ..query.ranking import missing_text
from ..query.series import IndicatorInfo, Ranked
from ..render.line_chart import LETTERS, Course, chart, legend, role_of
from ..render.lines import Segment, cell_len, fit, pad, wrap
from .cursor_list import CursorList
from .lines import Lines
from .session import Session

VALUE, YEAR = 9, 5
"""Cells of a figure, and of its year."""
BAR_FROM = 44
"""Columns from which rows have bars."""


class RankList(CursorList):
    """Place, letter of its line, name, figure, year, bar."""

    def __init__(self, session: Session, moved: object = None) -> None:
        super().__init__(session, moved if callable(moved) else None)
        self.rows: Sequence[Ranked] = ()
        self.year: int | None = None
        self.order = ""
        self.marked: tuple[str, ...] = ()
        self.missing: Sequence[str] = ()
        """Names of those of the group that have no figure."""
        self._top = 0.0
        self._shorter: dict[str, str] = {}
        self._missing_lines: list[tuple[Segment, ...]] = []

    def load(
        self,
        rows: Sequence[Ranked],
        year: int | None,
        marked: tuple[str, ...],
        order: str,
        at: str = "",
        missing: Sequence[str] = (),
    ) -> None:
        """Show a ranking, with the cursor on a state where it is in it, and under it who has no figure."""
        self.rows, self.year, self.marked, self.order, self.missing = rows, year, marked, order, missing
        self._lay_out_missing()
        self.total = len(rows)
        self._shorter = shorter_names(self.session.catalogue, {row.id: row.name for row in rows})
        self._top = max((abs(row.value) for row in rows), default=0.0)
        place = next((index for index, row in enumerate(rows) if row.id == at), None)
        self.cursor = max(0, min(self.cursor if place is None else place, self.total - 1))
        self.centre()
        self.repaint()

    def centre(self) -> None:
        """Where the cursor is out of view, show it in the middle."""
        if self.height and not self.top <= self.cursor < self.top + self.height:
            self.top = max(0, min(self.cursor - self.height // 2, self.count() - self.height))

    def resized(self) -> None:
        """Keep the cursor in view."""
        self._lay_out_missing()
        self.centre()

    def _lay_out_missing(self) -> None:
        text = missing_text(self.missing, self.year)
        lines = wrap([Segment(f"{text}.", "note")], max(20, self.size.width - 1), 1) if text else []
        self._missing_lines = [(), *lines] if lines else []

    def mark(self, marked: tuple[str, ...]) -> None:
        """Show which states have a line."""
        self.marked = marked
        self.repaint()

    @property
    def current(self) -> Ranked | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def range(self) -> str:
        """Which rows are in view."""
        last = min(self.total, self.top + max(1, self.height))
        return f"{self.top + 1}{self.glyphs.dash}{last} of {self.total}" if self.total else ""

    def count(self) -> int:
        """A row a state, or a sentence; then those that have no figure."""
        return max(1, self.total) + len(self._missing_lines)

    def line(self, index: int) -> Iterable[Segment]:
        """One row."""
        if index >= max(1, self.total):
            return self._missing_lines[index - max(1, self.total)]
        if not self.rows:
            when = f" of {self.year}" if self.year else ""
            return [Segment(f" No figures{when} here.", "quiet")]
        row, chosen = self.rows[index], index == self.cursor
        name_room, bar_room = self.rooms()
        number = self.marked.index(row.id) if row.id in self.marked else None
        letter = Segment(" ") if number is None else Segment(LETTERS[number], role_of(number))
        shown = self._shorter.get(row.id, row.name) if cell_len(row.name) > name_room else row.name
        name = pad(fit(shown, name_room, self.glyphs.ellipsis), name_room)
        figure = pad(short(row.value), VALUE, right=True)
        bar = self.glyphs.heavy * round(abs(row.value) / self._top * bar_room) if self._top else ""
        return [
            Segment(self.glyphs.cursor if chosen else " ", "strong"),
            Segment(f"{row.rank:3} ", "quiet"),
            letter,
            Segment(f" {name}", "cursor" if chosen else ""),
            Segment(f" {figure}", "value"),
            Segment(f" {row.as_of:>{YEAR - 1}} ", "quiet"),
            Segment(bar, "warn" if row.value < 0 else "bar"),
        ]

    def rooms(self) -> tuple[int, int]:
        """Cells of names and of bars."""
        rest = self.size.width - 7 - VALUE - YEAR - 3
        bars = min(20, rest - 20) if self.size.width >= BAR_FROM and len({row.value for row in self.rows}) > 1 else 0
        return max(8, rest - max(0, bars)), max(0, bars)


class RankHeads(Lines):
    """The heads of the columns; a click on them is the next order."""

    DEFAULT_CSS = "RankHeads { height: 1; }"

    class Sorted(Message):
        """The heads were clicked."""

    def __init__(self, session: Session, ranks: RankList) -> None:
        super().__init__(session)
        self.ranks = ranks

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """Names over their columns, the one in order marked."""
        order = self.ranks.order
        down, up = (self.glyphs.sorted, "^" if self.glyphs.ascii else "▴")
        name = f"name{down}" if order == "name" else "name"
        figure = f"figure{down}" if order == "highest" else f"figure{up}" if order == "lowest" else "figure"
        room, _ = self.ranks.rooms()
        text = f"      {pad(name, room + 1)} {pad(figure, VALUE, right=True)} {'year':>{YEAR - 1}}"
        return [Segment(fit(text, self.size.width, self.glyphs.ellipsis), "quiet")]

    def on_click(self, event: events.Click) -> None:
        """The next order."""
        self.post_message(self.Sorted())


class CourseLines(Lines):
    """The chart, and a line a state below it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.courses: Sequence[Course] = ()
        self.indicator: IndicatorInfo | None = None
        self.year: int | None = None
        self.logarithmic = False
        self._lines: list[list[Segment]] = []

    def load(self, courses: Sequence[Course], indicator: IndicatorInfo | None, year: int | None, log: bool) -> None:
        """Show courses."""
        self.courses, self.indicator, self.year, self.logarithmic = courses, indicator, year, log
        self.resized()
        self.repaint()

    def resized(self) -> None:
        """Lay out for the size."""
        width, height = self.size.width - 2, self.height
        unit = self.indicator.unit if self.indicator else ""
        named = legend(self.courses, unit, width, self.glyphs, self.year)
        known = [course for course in self.courses if course.points]
        drawn = (
            chart(self.courses, width, height - len(named) - 2, self.glyphs, year=self.year, log=self.logarithmic)
            if known
            else []
        )
        scale = f"{unit}, logarithmic" if self.logarithmic else unit
        head = [[Segment(" " * max(0, width - cell_len(scale)) + scale, "quiet")]] if drawn else []
        without = [] if drawn or not known else [[Segment("No change to draw.", "quiet")]]
        self._lines = [*head, *drawn, [], *without, *named]

    def count(self) -> int:
        """Lines of the chart."""
        return len(self._lines)

    def line(self, index: int) -> Iterable[Segment]:
        """One line."""
        return [Segment(" "), *self._lines[index]]
