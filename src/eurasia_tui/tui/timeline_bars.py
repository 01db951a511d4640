"""The bars of years above the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.message import Message

from ..render.lines import Segment, pad
from .lines import Lines
from .session import Session

LABEL = 12
"""Cells before the bars."""
ONE_COLUMN = 56
"""Columns below which there is no label before the bars."""
BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN = " .:!|#"


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
