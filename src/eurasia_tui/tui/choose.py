"""A short list to choose from: panes, sort fields, the entities a name may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ..keyboard_layouts import latin
from ..render.lines import Segment, fit, pad
from .cursor_list import CursorList
from .dismiss_once import DismissOnce
from .faults import guarded
from .keys import on_both_layouts
from .session import Session
from .type_ahead import TakesKeys

HEADING = 2
"""Lines above the rows."""
NO_KEYS: Mapping[str, str] = MappingProxyType({})
"""Where no row has a key of its own."""


class ChoiceList(TakesKeys, CursorList):
    """Rows of (key, name, remark)."""

    DEFAULT_CSS = "ChoiceList { height: auto; }"
    PICKS_AT_ONCE = True

    def __init__(
        self, session: Session, title: str, rows: Sequence[tuple[str, str, str]], keys: Mapping[str, str] = NO_KEYS
    ) -> None:
        super().__init__(session)
        self.heading, self.rows, self.keys = title, rows, keys
        self.total = len(rows)

    def may_end(self, key: events.Key) -> bool:
        """A number chooses a row."""
        return True

    def number(self, index: int) -> str:
        """The digit that chooses a row; empty for a row that has a key of its own, and after the ninth."""
        without = [place for place, row in enumerate(self.rows) if row[0] not in self.keys]
        free = [digit for digit in "123456789" if digit not in self.keys.values()]
        return dict(zip(without, free, strict=False)).get(index, "")

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """A heading and the rows."""
        return self.count()

    def count(self) -> int:
        """A heading and the rows."""
        return self.total + HEADING

    def line_of(self, index: int) -> int:
        """The line of a row."""
        return index + HEADING

    def index_at(self, line: int) -> int | None:
        """The row on a line."""
        return super().index_at(line - HEADING)

    def line(self, index: int) -> Iterable[Segment]:
        """A row: a number to press, what it is, a remark."""
        if index < HEADING:
            return (
                [
                    Segment(f" {fit(self.heading, self.size.width - 12, self.glyphs.ellipsis)}", "heading"),
                    Segment("   esc", "strong"),
                    Segment(" back", "quiet"),
                ]
                if index == 0
                else []
            )
        number = index - HEADING
        _, name, remark = self.rows[number]
        width = self.size.width
        lead = f"{self.number(number) or ' '} "
        text = fit(name, width - cell_len(remark) - 6, self.glyphs.ellipsis)
        chosen = number == self.cursor
        mark = Segment(self.glyphs.cursor if chosen else " ", "strong")
        body = f" {lead}{pad(text, width - cell_len(remark) - 6)} {remark} "
        return [mark, Segment(body, "cursor" if chosen else "")]


class Choose(DismissOnce[str | None], ModalScreen[str | None]):
    """Returns the key of the row chosen, or None."""

    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose ChoiceList { max-width: 64; width: 90%; max-height: 90%; border: round ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q"), "leave", "back"),
        Binding("enter", "pick", "choose"),
    ]

    def __init__(
        self, session: Session, title: str, rows: Sequence[tuple[str, str, str]], keys: Mapping[str, str] = NO_KEYS
    ) -> None:
        """``keys`` are those that some of the rows have everywhere; their remarks name them."""
        super().__init__()
        self.rows, self.keys = rows, keys
        self.choices = ChoiceList(session, title, rows, keys)

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.choices

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    async def on_click(self, event: events.Click) -> None:
        """The heading, which names the key that leaves, is clicked like that key."""
        await super().on_click(event)
        place = event.get_content_offset(self.choices) if event.widget is self.choices else None
        if place and self.choices.top + place.y < HEADING:
            self.action_leave()

    def action_pick(self) -> None:
        """Choose the row under the cursor."""
        self.dismiss(self.rows[self.choices.cursor][0] if self.rows else None)

    @on(ChoiceList.Picked)
    @guarded
    def _picked(self) -> None:
        self.action_pick()

    def on_key(self, event: events.Key) -> None:
        """A number chooses its row; so does the key that a row has everywhere."""
        char = latin(event.character or "")
        for index, (key, _, _) in enumerate(self.rows):
            if char and char in (self.keys.get(key), self.choices.number(index)):
                event.stop()
                self.dismiss(key)
                return
