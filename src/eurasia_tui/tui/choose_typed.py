"""A long list to choose from, narrowed by typing: figures, groups, columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from ..render.lines import Segment, fit
from ..text import fold
from .choose import HEADING, ChoiceList, Choose
from .session import Session


class TypedChoices(ChoiceList):
    """Rows that hold what was typed; letters are typed here, not commands."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, session: Session, title: str, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(session, title, rows)
        self.every, self.title_, self.typed = list(rows), title, ""
        self.nothing = ""
        """What is said where no row holds what was typed."""
        self.heading = f"{title}: type to filter"

    def may_end(self, key: events.Key) -> bool:
        """Characters are typed here, numbers too."""
        return not key.is_printable

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Room for all rows, so that the box stays where it is."""
        return len(self.every) + HEADING

    def count(self) -> int:
        """The heading, and the rows or a sentence."""
        return super().count() + bool(self.nothing)

    def narrow(self, typed: str) -> None:
        """Show the rows that hold every word typed: first what is so called, then those with the words whole."""
        self.typed = typed
        words = fold(typed).split()
        held = [row for row in self.every if all(word in fold(f"{row[1]} {row[2]}") for word in words)]
        self.rows = sorted(held, key=lambda row: _rank(row, words)) if words else held
        self.heading = f"{self.title_}: {typed}" if typed else f"{self.title_}: type to filter"
        self.total, self.cursor, self.top = len(self.rows), 0, 0
        self.nothing = "" if self.rows else f"No match for {typed!r}; backspace deletes a letter."
        self.repaint()

    def line(self, index: int) -> list[Segment]:
        """As in a short list, or that nothing matches."""
        if self.nothing and index == HEADING:
            return [Segment(f" {fit(self.nothing, self.size.width - 2, self.glyphs.ellipsis)}", "note")]
        return list(super().line(index))

    def number(self, index: int) -> str:
        """No row has a number: digits are typed."""
        return ""


def _rank(row: tuple[str, str, str], words: list[str]) -> int:
    called = [fold(part).split() for part in row]
    if words in called:
        return 0
    return 1 if all(any(word in part for part in called) for word in words) else 2


class ChooseTyped(Choose):
    """Returns the key of the row chosen, or None. What is typed narrows the rows."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, session: Session, title: str, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(session, title, rows)
        self.choices: TypedChoices = TypedChoices(session, title, rows)

    def bar_keys(self) -> list[tuple[str, str]]:
        """Letters are typed too."""
        return [("type", "narrow"), *super().bar_keys()]

    def action_pick(self) -> None:
        """Choose the row under the cursor; where there is none the box stays open."""
        if rows := self.choices.rows:
            self.dismiss(rows[self.choices.cursor][0])

    def on_key(self, event: events.Key) -> None:
        """Letters and digits narrow the rows; backspace takes one away."""
        char = event.character or ""
        if event.key == "backspace":
            self.choices.narrow(self.choices.typed[:-1])
        elif char.isprintable() and char and (char != " " or self.choices.typed):
            self.choices.narrow(self.choices.typed + char)
        else:
            return
        event.stop()
        event.prevent_default()
