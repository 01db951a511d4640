"""The switches of the timeline: kinds of entries, shown or not."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.message import Message

from ..render.lines import Segment, width
from .lines import Lines
from .session import Session
from .timeline_lines import terms_sign


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

    def choices(self) -> list[tuple[str, str, str]]:
        """(key, label, remark) of what may be chosen: a kind switched, ``=`` and a kind alone, ``*`` all."""
        rows = [
            (name, label, f"{number:,} {'shown' if on else 'not shown'}") for name, label, number, on in self.groups
        ]
        alone = [(f"={name}", f"Only {label.lower()}", "") for name, label, _, _ in self.groups]
        return [*rows, *alone, ("*", "All of them", "")]

    def off_after(self, chosen: str, off: frozenset[str]) -> frozenset[str]:
        """The kinds not shown after one of :meth:`choices`, where those in ``off`` were not."""
        if chosen == "*":
            return frozenset()
        if chosen.startswith("="):
            return frozenset(name for name, *_ in self.groups if name != chosen[1:])
        return off ^ {chosen}

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
        sign = terms_sign(self.glyphs) if kind is None else kind.sign_ascii if ascii else kind.sign
        if not on:
            return [Segment(f"{sign} {text} off", "quiet")]
        if kind is None:
            return [Segment(f"{sign} {text}", "note")]
        return [Segment(f"{sign} ", f"sign-{name}"), Segment(text, f"kind-{name}")]

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
