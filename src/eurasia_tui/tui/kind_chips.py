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

    def load(self, kinds: Sequence[str], most: int) -> None:
        """Count the kinds of at most ``most`` hits; what was chosen stays while it has hits.

        Of as many there may be more, of each kind too: the counts say so by a plus sign.
        """
        counted = Counter(kinds)
        self._more = "+" if len(kinds) >= most else ""
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
        """The chips with whole names of kinds, with short ones where those do not fit, and as many as fit then."""
        if not self.counts:
            return []
        for short in (False, True):
            parts, self._places = list[Segment](), []
            for name in ("", *self.counts):
                chip = self._chip(name, short)
                if width(parts) + width(chip) > self.size.width:
                    break
                self._places.append((name, width(parts), width(parts) + width(chip)))
                parts += chip
            else:
                break
        return parts

    def _chip(self, name: str, short: bool) -> list[Segment]:
        chosen = name == self.chosen
        size = self.counts[name] if name else sum(self.counts.values())
        if not name:
            return [
                Segment(" all ", "cursor" if chosen else "strong"),
                Segment(f"{size}{self._more} ", "cursor" if chosen else "quiet"),
            ]
        kind = self.session.catalogue.kinds[name]
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        label = kind.tab if short else kind.label
        label = label.lower() if label.isascii() else label
        return [
            Segment(f" {sign} {label} ", "cursor" if chosen else f"kind-{name}"),
            Segment(f"{size}{self._more} ", "cursor" if chosen else "quiet"),
        ]

    def on_click(self, event: events.Click) -> None:
        """Choose the kind under the mouse."""
        for name, start, end in self._places:
            if start <= event.x < end:
                self.choose(name)
