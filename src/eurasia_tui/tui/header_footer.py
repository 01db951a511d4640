"""Header (panes, date), breadcrumb and footer (keys, messages)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events

from ..query.age import age
from ..query.declared import KindInfo
from ..render.lines import Segment, fit, width
from .keys import NAMED
from .lines import Lines
from .session import Session


class HeaderBar(Lines):
    """Numbered tabs in the colours of their kinds, the date of the data, and a rule that is heavy under the open tab."""

    DEFAULT_CSS = "HeaderBar { height: 2; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.pane = ""
        self.date = ""
        self.warn = False
        self.age = ""
        """How old the data is."""

    def update(self, pane: str, date: str, warn: bool) -> None:
        """Show which pane is open and for which date; ``warn`` when it is not the present."""
        self.pane, self.date, self.warn = pane, date, warn
        self.age = "" if warn else age(self.session.catalogue.now)
        self.repaint()

    def count(self) -> int:
        """The tabs and a rule."""
        return 2

    def _panes(self) -> list[KindInfo]:
        kinds = self.session.catalogue.kinds.values()
        return [kind for kind in kinds if kind.key or kind.name == self.pane]

    def _tabs(self) -> tuple[list[Segment], list[tuple[str, int, int]]]:
        """The tabs in the longest form that fits, and (kind, first cell, end cell) of each."""
        room = self.size.width
        for form in (self._full, self._short, self._signs):
            name = "  Eurasia " if form == self._full else ""
            parts, at, places = [Segment(name, "strong")], len(name), list[tuple[str, int, int]]()
            before = " "
            for kind in self._panes():
                words = form(kind)
                bracketed = self.glyphs.ascii and kind.name == self.pane
                parts += [Segment("[" if bracketed else before), *words]
                before = "]" if bracketed and form != self._full else " "
                size = width(words)
                places.append((kind.name, at + 1, at + 1 + size))
                at += size + 1
            parts += [Segment(before)] if before == "]" else []
            if at <= room or form == self._signs:
                break
        return parts, places

    def _full(self, kind: KindInfo) -> list[Segment]:
        after = "]" if self.glyphs.ascii and kind.name == self.pane else " "
        return [*self._number(kind), Segment(kind.label, self._tab_role(kind)), Segment(after)]

    def _short(self, kind: KindInfo) -> list[Segment]:
        return [*self._number(kind), Segment(kind.tab, self._tab_role(kind))]

    def _signs(self, kind: KindInfo) -> list[Segment]:
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        if kind.name == self.pane:
            return [*self._number(kind), Segment(f"{sign} {kind.label}", self._tab_role(kind))]
        return [Segment(f"{kind.key}", "quiet"), Segment(sign, f"sign-{kind.name}")]

    def _number(self, kind: KindInfo) -> list[Segment]:
        return [Segment(f"{kind.key or '0'} ", "strong" if kind.name == self.pane else "quiet")]

    def _tab_role(self, kind: KindInfo) -> str:
        return f"sign-{kind.name}-strong" if kind.name == self.pane else f"kind-{kind.name}"

    def line(self, index: int) -> Iterable[Segment]:
        """The tabs, or the rule below them."""
        parts, places = self._tabs()
        room = self.size.width
        date = [Segment(self.date, "as-of" if self.warn else "quiet"), Segment(" ")]
        free = room - width(parts)
        if not index:
            return [*parts, Segment(" " * (free - width(date))), *date] if width(date) < free else parts
        start, end = next(((start, end) for kind, start, end in places if kind == self.pane), (0, 0))
        tail = [Segment(" "), *date] if self.warn and width(date) >= free else []
        if not tail and self.age and end + len(self.age) + 4 < room:
            tail = [Segment(f" {self.age} ", "quiet")]
        rest = room - end - width(tail)
        return [
            Segment(self.glyphs.rule * start, "faint"),
            Segment(self.glyphs.heavy * (end - start), f"sign-{self.pane}-strong"),
            Segment(self.glyphs.rule * max(0, rest), "faint"),
            *tail,
        ]

    async def on_click(self, event: events.Click) -> None:
        """Open the pane whose tab was clicked."""
        if kind := self.kind_at(event.x):
            await self.app.run_action(("screen", "pane", (kind,)))

    def kind_at(self, x: int) -> str | None:
        """The pane whose tab is at a column."""
        return next((kind for kind, start, end in self._tabs()[1] if start <= x < end), None)


BACKSPACE = "⌫"
VIEWS_KEY = "views"
"""What the key does from which every view can be chosen; the footer always has it."""
NARROW = 100
"""Columns under which two cells, not three, are between the keys of a footer."""


class KeyBar(Lines):
    """The footer: the keys that apply now, as many as fit, always those for back, views and help; a message is before them."""

    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.keys: list[tuple[str, str]] = []
        self.message = ""
        self._places: list[tuple[str, int, int]] = []
        """(keys, first cell, end cell) of each command shown."""

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
        gap = "  " if self.size.width < NARROW else "   "
        parts = [(_key(gap, key, what), key == "esc" or what in ("help", VIEWS_KEY)) for key, what in self.keys]
        needed = sum(width(part) for part, kept in parts if kept)
        self._places = []
        for (part, kept), (key, _) in zip(parts, self.keys, strict=True):
            size = width(part)
            needed -= size if kept else 0
            if width(line) + size + needed <= room:
                line += part if len(line) > 1 else part[1:]
                self._places.append((key, width(line) - width(part[1:]), width(line)))
        return line

    async def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; on the words beside several keys, the first of them."""
        for keys, start, end in self._places:
            if start <= event.x < end and (name := pressed(_under(keys, event.x - start))):
                self.app.simulate_key(name)


_PRESSED = {
    "esc": "escape",
    BACKSPACE: "backspace",
    **dict.fromkeys(("→", "->"), "right"),
    **dict.fromkeys(("←", "<-"), "left"),
    **dict.fromkeys(("↓", "↑↓"), "down"),
    "PgDn": "pagedown",
    "PgUp": "pageup",
    "type": "",
    "letter": "",
    "hjkl": "",
}
"""Textual's names of keys that footers call otherwise; empty for what is no key."""


def _under(keys: str, cell: int) -> str:
    """The key of a label such as ``← →`` that is at a cell; the first where none is."""
    at = 0
    for key in keys.split():
        if at <= cell < at + len(key):
            return key
        at += len(key) + 1
    return keys


def pressed(shown: str) -> str:
    """Textual's name of the first key of a label of the footer; empty where the label names none."""
    first = shown.split()[0] if shown.split() else ""
    if first in NAMED.values():
        return next(name for name, char in NAMED.items() if char == first)
    if len(first) == 1 and first.isascii():
        return first
    return _PRESSED.get(first, first if first.replace("+", "").isalnum() else "")


def _key(gap: str, key: str, what: str) -> list[Segment]:
    return [Segment(gap), Segment(key, "strong"), Segment(f" {what}", "quiet")]


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
