"""The switches of the timeline: kinds of entries, shown or not."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.message import Message

from ..render.lines import Segment, width
from .lines import Lines
from .session import Session


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
