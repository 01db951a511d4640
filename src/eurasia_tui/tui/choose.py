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
from ..render.lines import Segment, fit, pad, wrap
from .cursor_list import CursorList
from .dismiss_once import DismissOnce
from .faults import guarded
from .header_footer import KeyBar
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
        return self.total * self.ROW_LINES + HEADING

    def line_of(self, index: int) -> int:
        """The first line of a row."""
        return index * self.ROW_LINES + HEADING

    def index_at(self, line: int) -> int | None:
        """The row on a line."""
        return super().index_at((line - HEADING) // self.ROW_LINES)

    def repaint(self, *, whole: bool = False) -> None:
        """Say on the frame which rows are in view, where some are not."""
        super().repaint(whole=whole)
        first, last = self.in_view()
        cut = last and (first, last) != (1, self.total)
        self.border_subtitle = f"{first}{self.glyphs.dash}{last} of {self.total:,}" if cut else ""

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
        number, part = divmod(index - HEADING, self.ROW_LINES)
        _, name, remark = self.rows[number]
        room = self.size.width - cell_len(remark) - 6
        texts = self.texts(name, room)
        chosen = number == self.cursor
        mark = Segment(self.glyphs.cursor if chosen else " ", "strong")
        lead = "" if part else self.number(number)
        body = f" {lead or ' '} {pad(texts[part], room)} {'' if part else remark}"
        return [mark, Segment(pad(body, self.size.width - 1), "cursor" if chosen else "")]

    def texts(self, name: str, room: int) -> list[str]:
        """The name on the lines of a row, cut where it has no room."""
        return [fit(name, room, self.glyphs.ellipsis)]


class LongChoices(ChoiceList):
    """Rows of two lines, for quotations and claims."""

    ROW_LINES = 2

    def texts(self, name: str, room: int) -> list[str]:
        """As many words as fit on the first line, and the rest on the second."""
        first, *rest = ("".join(part.text for part in line) for line in wrap([Segment(name)], room))
        return [first, fit(" ".join(rest), room, self.glyphs.ellipsis)]


class Choose(DismissOnce[str | None], ModalScreen[str | None]):
    """Returns the key of the row chosen, or None."""

    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose KeyBar { dock: bottom; }
    Choose ChoiceList { max-width: 64; width: 90%; max-height: 90%; border: round ansi_default; }
    Choose LongChoices { max-width: 96; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q"), "leave", "back"),
        Binding("enter", "pick", "choose"),
    ]

    def __init__(
        self,
        session: Session,
        title: str,
        rows: Sequence[tuple[str, str, str]],
        keys: Mapping[str, str] = NO_KEYS,
        *,
        long: bool = False,
    ) -> None:
        """``keys`` are those that some of the rows have everywhere; their remarks name them. ``long`` rows take two lines."""
        super().__init__()
        self.rows, self.keys = rows, keys
        self.choices = (LongChoices if long else ChoiceList)(session, title, rows, keys)
        self.bar = KeyBar(session)

    def compose(self) -> ComposeResult:
        """The list, and its footer over that of the screen below."""
        yield self.choices
        yield self.bar

    def on_mount(self) -> None:
        """Name the keys."""
        super().on_mount()
        self.bar.update(self.bar_keys())

    def bar_keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        arrows = "up down" if self.choices.glyphs.ascii else "↑↓"
        return [(arrows, "choose"), ("enter", "take"), ("PgDn", "more"), ("esc", "back")]

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
