"""Header (panes, date), breadcrumb and footer (keys, messages)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events

from ..render.lines import Segment, fit, width
from .lines import Lines
from .session import Session


class HeaderBar(Lines):
    """Panes with the present one marked, and the date shown at the right."""

    DEFAULT_CSS = "HeaderBar { height: 2; }"

    def __init__(self, session: Session, panes: Sequence[tuple[str, str]]) -> None:
        super().__init__(session)
        self.panes = panes
        """(kind, label) of the panes with a key."""
        self.pane = ""
        self.label = ""
        self.date = ""
        self.warn = False

    def update(self, pane: str, label: str, date: str, warn: bool) -> None:
        """Show which pane is open and for which date; ``warn`` when it is not the present."""
        self.pane, self.label, self.date, self.warn = pane, label, date, warn
        self.repaint()

    def count(self) -> int:
        """One line and a rule."""
        return 2

    def line(self, index: int) -> Iterable[Segment]:
        """The panes in as much room as there is."""
        room = self.size.width
        if index:
            return [Segment(self.glyphs.rule * room, "rule")]
        date = [Segment(f"{self.date} ", "as-of" if self.warn else "quiet")]
        left = [Segment(" Eurasia", "title"), Segment("   ")]
        full: list[Segment] = []
        for kind, label in self.panes:
            full.append(Segment(label, "key" if kind == self.pane else "quiet"))
            full.append(Segment(f" {self.glyphs.dot} ", "quiet"))
        if self.pane in dict(self.panes):
            full.pop()
        else:
            full.append(Segment(self.label, "key"))
        if width(left) + width(full) + width(date) + 1 > room:
            if width(left) + width([Segment(self.label)]) + width(date) + 1 > room:
                left = [Segment(" ")]
            full = [Segment(fit(self.label, max(0, room - width(left) - width(date) - 1), self.glyphs.ellipsis), "key")]
        if width(left) + width(full) + width(date) + 1 > room:
            left, date = [Segment(" ")], [Segment("")]
        space = room - width(left) - width(full) - width(date)
        return [*left, *full, Segment(" " * max(0, space)), *date]

    async def on_click(self, event: events.Click) -> None:
        """Open the pane whose label was clicked."""
        if not event.y and (kind := self.kind_at(event.x)):
            await self.app.run_action(("screen", "pane", (kind,)))

    def kind_at(self, x: int) -> str | None:
        """The pane whose label is at a column."""
        at = 0
        labels = {label: kind for kind, label in self.panes}
        for part in self.line(0):
            size = width([part])
            if at <= x < at + size and part.text in labels:
                return labels[part.text]
            at += size
        return None


class KeyBar(Lines):
    """The footer: the keys of use now, as many as fit, always those for back and help; a message stands before them."""

    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.keys: list[tuple[str, str]] = []
        self.message = ""

    def update(self, keys: Sequence[tuple[str, str]], message: str = "") -> None:
        """Show keys, or a message before them."""
        self.keys, self.message = list(keys), message
        self.repaint()

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """Message and keys in as much room as there is."""
        room = self.size.width - 1
        line = [Segment(" ")]
        if self.message:
            line.append(Segment(fit(self.message, room, self.glyphs.ellipsis), "strong"))
        parts = [(_key(key, what), key == "esc" or what == "help") for key, what in self.keys]
        needed = sum(width(part) for part, kept in parts if kept)
        for part, kept in parts:
            size = width(part)
            needed -= size if kept else 0
            if width(line) + size + needed <= room:
                line += part if len(line) > 1 else part[1:]
        return line


def _key(key: str, what: str) -> list[Segment]:
    return [Segment("   "), Segment(key, "key"), Segment(f" {what}", "quiet")]


class Crumbs(Lines):
    """The breadcrumb above the page."""

    DEFAULT_CSS = "Crumbs { height: 1; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names: list[str] = []
        self.position = ""

    def update(self, names: Sequence[str], position: str) -> None:
        """Show the names of the way here, the present page last, and the position in the page."""
        self.names, self.position = list(names), position
        self.repaint()

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """The first and the last names, as many as fit."""
        room = self.size.width - len(self.position) - 3
        names = list(self.names)
        sep = f" {self.glyphs.crumb} "
        if len(sep.join(names)) > room and len(names) > 2:
            # Keep the first and the last; drop the middle, the oldest first.
            first, *rest = names
            while len(rest) > 1 and len(sep.join([first, self.glyphs.ellipsis, *rest])) > room:
                rest.pop(0)
            names = [first, self.glyphs.ellipsis, *rest]
        text = fit(sep.join(names), max(0, room), self.glyphs.ellipsis)
        return [
            Segment(f" {text}", "quiet"),
            Segment(" " * (room - width([Segment(text)]) + 1)),
            Segment(self.position, "quiet"),
        ]
