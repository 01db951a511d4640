"""A short list to choose from: panes, sort fields, the entities a name may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, pad
from .dismiss_once import Once
from .keys import latin, on_both_layouts
from .lines import Lines


class ChoiceList(Lines, can_focus=True):
    """The rows with a cursor."""

    class Picked(Message):
        """A row was picked with the mouse."""

    DEFAULT_CSS = "ChoiceList { width: 1fr; height: auto; }"

    def __init__(self, title: str, rows: Sequence[tuple[str, str, str]], glyphs: Glyphs) -> None:
        super().__init__()
        self.heading, self.rows, self.glyphs = title, rows, glyphs
        self.cursor = 0

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """A heading and the rows."""
        return len(self.rows) + 2

    def count(self) -> int:
        """A heading and the rows."""
        return len(self.rows) + 2

    def line(self, index: int) -> Iterable[Segment]:
        """A row: a number to press, what it is, a remark."""
        if index < 2:
            return (
                [
                    Segment(f" {fit(self.heading, self.size.width - 12, self.glyphs.ellipsis)}", "heading"),
                    Segment("   esc: back", "quiet"),
                ]
                if index == 0
                else []
            )
        number = index - 2
        _, name, remark = self.rows[number]
        width = self.size.width
        lead = f"{number + 1} " if number < 9 else "  "
        text = fit(name, width - cell_len(remark) - 6, self.glyphs.ellipsis)
        chosen = number == self.cursor
        mark = Segment(self.glyphs.cursor if chosen else " ", "strong")
        body = f" {lead}{pad(text, width - cell_len(remark) - 6)} {remark} "
        return [mark, Segment(body, "cursor" if chosen else "")]

    def move(self, rows: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + rows, len(self.rows) - 1))
        self.scroll_into_view(self.cursor + 2)
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Pick the row under the mouse."""
        number = self.top + event.y - 2
        if 0 <= number < len(self.rows):
            self.cursor = number
            self.post_message(self.Picked())


class Choose(Once[str | None], ModalScreen[str | None]):
    """Returns the key of the row chosen, or None."""

    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose ChoiceList { max-width: 64; width: 90%; max-height: 90%; border: round ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q"), "leave", "back"),
        Binding("enter", "pick", "choose"),
        Binding(on_both_layouts("down,j"), "move(1)", "down"),
        Binding(on_both_layouts("up,k"), "move(-1)", "up"),
        Binding("pagedown", "move(10)", "down"),
        Binding("pageup", "move(-10)", "up"),
    ]

    def __init__(self, title: str, rows: Sequence[tuple[str, str, str]], glyphs: Glyphs) -> None:
        super().__init__()
        self.rows = rows
        self.choices = ChoiceList(title, rows, glyphs)

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.choices

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.choices.move(rows)

    def action_pick(self) -> None:
        """Choose the row under the cursor."""
        self.dismiss(self.rows[self.choices.cursor][0] if self.rows else None)

    def on_choice_list_picked(self) -> None:
        """Chosen with the mouse."""
        self.action_pick()

    def on_key(self, event: events.Key) -> None:
        """A number chooses its row."""
        char = latin(event.character or "")
        if char.isascii() and char.isdigit() and 0 < int(char) <= len(self.rows):
            event.stop()
            self.dismiss(self.rows[int(char) - 1][0])
