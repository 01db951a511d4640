"""A row of the kinds among the hits with their counts; one of them may be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from textual import events

from ..render.lines import Segment, width
from .lines import Lines
from .session import Session


class KindChips(Lines):
    """``all 40``, then each kind that has hits. ``changed`` is called when another is chosen."""

    DEFAULT_CSS = "KindChips { height: 1; }"

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        super().__init__(session)
        self._changed = changed
        self.counts: dict[str, int] = {}
        """Kind to hits, in the order of the kinds."""
        self.chosen = ""
        """The kind chosen; empty for all."""
        self._more = ""
        self._places: list[tuple[str, int, int]] = []

    def load(self, kinds: Sequence[str], *, whole: bool = True) -> None:
        """Count the kinds of the hits; what was chosen stays while it has hits.

        Where these are not all, the counts say so by a plus sign.
        """
        counted = Counter(kinds)
        self._more = "" if whole else "+"
        self.counts = {name: counted[name] for name in self.session.catalogue.kinds if counted[name]}
        if self.chosen not in self.counts:
            self.chosen = ""
        self.repaint()

    def step(self, step: int) -> None:
        """Choose the next or previous kind."""
        names = ["", *self.counts]
        self.choose(names[(names.index(self.chosen) + step) % len(names)])

    def choose(self, kind: str) -> None:
        """Choose a kind, or all."""
        self.chosen = kind
        self.repaint()
        self._changed()

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """The chips with whole names of kinds; where those do not fit with short ones, then with signs."""
        if not self.counts:
            return []
        rows = ([self._chip(name, how) for name in ("", *self.counts)] for how in ("label", "tab", ""))
        chips = next((row for row in rows if sum(map(width, row)) <= self.size.width), None)
        if chips is None:
            chips = [self._chip(name, "") for name in ("", *self.counts)]
        return self._placed(chips)

    def _placed(self, chips: list[list[Segment]]) -> list[Segment]:
        """As many chips as fit, the chosen one among them, with an ellipsis where there are more."""
        names = ["", *self.counts]
        first, room = 0, self.size.width - 1
        while first < names.index(self.chosen) and sum(map(width, chips[first : names.index(self.chosen) + 1])) > room:
            first += 1
        parts, self._places = list[Segment](), []
        for name, chip in zip(names[first:], chips[first:], strict=True):
            if width(parts) + width(chip) > room + (name == names[-1]):
                return [*parts, Segment(self.glyphs.ellipsis[:1], "quiet")]
            self._places.append((name, width(parts), width(parts) + width(chip)))
            parts += chip
        return parts

    def _chip(self, name: str, how: str) -> list[Segment]:
        """A chip: ``how`` says which name of its kind it bears; without, only the chosen one has a name."""
        chosen = name == self.chosen
        size = self.counts[name] if name else sum(self.counts.values())
        counted = Segment(f"{size}{self._more} ", "cursor" if chosen else "quiet")
        if not name:
            return [Segment(" all ", "cursor" if chosen else "strong"), counted]
        kind = self.session.catalogue.kinds[name]
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        label = str(getattr(kind, how or "tab")) if how or chosen else ""
        label = f" {label.lower() if label.isascii() else label}" if label else ""
        signed = Segment(f" {sign}", "cursor" if chosen else f"sign-{name}")
        return [signed, Segment(f"{label} ", "cursor" if chosen else f"kind-{name}"), counted]

    def on_click(self, event: events.Click) -> None:
        """Choose the kind under the mouse."""
        for name, start, end in self._places:
            if start <= event.x < end:
                self.choose(name)
