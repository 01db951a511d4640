"""The top of the start screen: what this is, in words, numbers and a small map."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events

from ..query.age import data_line
from ..render.lines import Segment, fit, width, wrap
from .lines import Lines
from .session import Session

LEAST_MAP, WIDEST_MAP = (66, 17), 96
"""Columns and rows of the small map at least, and columns at most."""
BESIDE_MAP = 54
"""Columns that are left beside it."""
SIDE = 2
"""Cells before the text."""


class Welcome(Lines):
    """Name, one sentence, the kinds with their numbers and counts, the age of the data; the map beside them."""

    DEFAULT_CSS = "Welcome { height: 18; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._map: tuple[tuple[Segment, ...], ...] = ()
        self._drawn = (0, 0)
        """The size that the map was drawn for."""
        self._text: list[list[Segment]] = []
        self._counts: dict[str, int] = {}
        self._places: list[tuple[int, int, int, str]] = []
        """(row of the text, first cell, end cell, name) of each kind."""

    def resized(self) -> None:
        """Lay out for the width."""
        catalogue, room = self.session.catalogue, self.size.width - 4
        if not self._counts:
            self._counts = dict(catalogue.db.execute("SELECT kind, count(*) FROM entity GROUP BY kind"))
        room = min(room, 46 if self.has_map else 76)
        kinds = [kind for kind in catalogue.kinds.values() if kind.key]
        labels = [kind.label.lower() if kind.label.isascii() else kind.label for kind in kinds]
        what = f"{', '.join(labels[:-1])} and {labels[-1]}" if len(labels) > 1 else "".join(labels)
        sentence = f"{what[:1].upper()}{what[1:]} of wider Eurasia. Every figure has its source and its date."
        small = self.height < 5
        rows: list[list[Segment]] = [[Segment("E U R A S I A", "strong")]] if not small else []
        rows += [[Segment("")]] if self.has_map else []
        rows += [list(line) for line in wrap([Segment(sentence)], room, 0)] if not small else []
        half, size = -(-len(kinds) // 2), room // 2 - 2
        self._places = []
        rows += [[Segment("")]] if self.has_map else []
        for pair in [kinds[at::half] for at in range(half)] if not small else []:
            cells = [self._kind(kind.name, size) for kind in pair]
            for at, kind in zip((0, size + 4), pair, strict=False):
                self._places.append((len(rows), at, at + size, kind.name))
            rows.append([*cells[0], Segment("    "), *(cells[1] if len(cells) > 1 else [])])
        rows += [[Segment("")]] if self.has_map else []
        rows += [list(line) for line in wrap([Segment(self._age(), "quiet")], room, 0)]
        self._text = rows

    def _kind(self, name: str, room: int) -> list[Segment]:
        kind = self.session.catalogue.kinds[name]
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        count = f"{self._counts.get(name, 0):,}"
        label = fit(kind.label, room - len(count) - 5, self.glyphs.ellipsis)
        gap = max(1, room - 4 - width([Segment(label)]) - len(count))
        return [
            Segment(f"{kind.key} ", "strong"),
            Segment(f"{sign} ", f"sign-{name}"),
            Segment(label, f"kind-{name}"),
            Segment(" " * gap + count, "quiet"),
        ]

    def _age(self) -> str:
        sources = self._counts.get("sources", 0)
        return f"{data_line(self.session.catalogue)}. {sources:,} sources. Works without a network."

    @property
    def has_map(self) -> bool:
        """True where there is room for the map."""
        return self.size.width >= 118 and self.height >= LEAST_MAP[1]

    @property
    def wants_map(self) -> bool:
        """True where the map is not drawn yet, or for another size."""
        return self.has_map and self._drawn != self.map_size

    def show_map(self, rows: tuple[tuple[Segment, ...], ...], size: tuple[int, int]) -> None:
        """Show the map that was drawn for a size."""
        self._map, self._drawn = rows, size
        self.repaint()

    @property
    def map_size(self) -> tuple[int, int]:
        """Columns and rows for the map."""
        return max(LEAST_MAP[0], min(WIDEST_MAP, self.size.width - BESIDE_MAP)), max(LEAST_MAP[1], self.height - 1)

    def _text_row(self, line: int) -> int:
        """The row of the text on a line."""
        return line - 1 if self.has_map else line

    async def on_click(self, event: events.Click) -> None:
        """Open the kind under the mouse."""
        for row, start, end, name in self._places:
            if row == self._text_row(event.y) and start <= event.x - SIDE < end:
                await self.app.run_action(("screen", "pane", (name,)))

    def count(self) -> int:
        """The rows of the text or of the map, whichever are more."""
        return max(len(self._text) + 1, len(self._map) if self.has_map else 0)

    def line(self, index: int) -> Iterable[Segment]:
        """A line of text, and the map's beside it."""
        at = self._text_row(index)
        parts = [Segment(" " * SIDE), *(self._text[at] if 0 <= at < len(self._text) else [])]
        if self.has_map and index < len(self._map):
            parts = [
                *parts,
                Segment(" " * max(0, self.size.width - self._drawn[0] - 2 - width(parts))),
                *self._map[index],
            ]
        return parts
