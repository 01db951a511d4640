"""A text shown to be selected with the mouse, for terminals without a clipboard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from ..render.lines import Segment, wrap
from ..sanitize import clean
from .dismiss_once import DismissOnce
from .keys import on_both_layouts
from .lines import Lines
from .scroll_lines import ScrollLines
from .session import Session


class TextLines(ScrollLines):
    """A text, wrapped, from the first column on, so that a selection holds the text and nothing else."""

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(session)
        self.text = clean(text)
        self.rows: list[tuple[Segment, ...]] = []

    def resized(self) -> None:
        """Wrap for the width."""
        self.rows = []
        for line in self.text.split("\n"):
            self.rows += wrap([Segment(line)], max(10, self.size.width))

    def count(self) -> int:
        """Number of lines."""
        return len(self.rows)

    def line(self, index: int) -> Iterable[Segment]:
        """A line."""
        return self.rows[index]


class Hint(Lines):
    """What to do with the text."""

    DEFAULT_CSS = "Hint { height: 2; }"

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(session)
        self.text = text

    def count(self) -> int:
        """One line and an empty one."""
        return 2

    def line(self, index: int) -> Iterable[Segment]:
        """The hint."""
        return [Segment(self.text, "quiet")] if index == 0 else []


class ShowText(DismissOnce[None], ModalScreen[None]):
    """Shows a text and why it is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(on_both_layouts("escape,q,enter,y,Y"), "leave", "back")]
    AUTO_FOCUS = "TextLines"

    def __init__(self, session: Session, text: str, why: str) -> None:
        super().__init__()
        self.session, self.text, self.why = session, text, why

    def compose(self) -> ComposeResult:
        """The hint, and the text."""
        yield Hint(self.session, f"{self.why} Hold shift and drag to select; esc returns.")
        yield TextLines(self.session, self.text)

    async def on_click(self, event: events.Click) -> None:
        """The hint, which names the key that leaves, is clicked like that key."""
        await super().on_click(event)
        if isinstance(event.widget, Hint):
            self.action_leave()

    def action_leave(self) -> None:
        """Return."""
        self.dismiss(None)
