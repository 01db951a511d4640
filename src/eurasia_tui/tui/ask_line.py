"""A question answered in one line: a date, a period, a file name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ..dates import bounds
from ..sanitize import clean_line
from .dismiss_once import DismissOnce
from .faults import guarded
from .session import Session

LONGEST_ANSWER = 1_000
"""Characters of an answer; a file name may be so long."""


class AskLine(DismissOnce[str | None], ModalScreen[str | None]):
    """Returns the text typed, or None. ``check`` returns what is wrong with a text, or an empty text."""

    DEFAULT_CSS = """
    AskLine { align: center middle; }
    AskLine Static { width: 60; max-width: 95%; }
    AskLine Input { width: 60; max-width: 95%; border: round ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

    def __init__(
        self, session: Session, question: str, start: str = "", check: Callable[[str], str] = lambda text: ""
    ) -> None:
        super().__init__()
        self.session = session
        self.question, self.start, self.check = question, start, check

    def compose(self) -> ComposeResult:
        """The question, the box, and what is wrong with the text."""
        yield Static(Content(self.question), id="question")
        yield Input(self.start, select_on_focus=False, max_length=LONGEST_ANSWER)
        yield Static(Content(""), id="wrong")

    def action_leave(self) -> None:
        """Return without an answer."""
        self.dismiss(None)

    @on(Input.Submitted)
    @guarded
    def _submitted(self, event: Input.Submitted) -> None:
        text = clean_line(event.value).strip()
        if wrong := self.check(text):
            self.query_one("#wrong", Static).update(Content(clean_line(wrong)))
        else:
            self.dismiss(text)


def not_a_date(text: str) -> str:
    """What is wrong with a partial date; empty where nothing is, or nothing is typed."""
    try:
        if text:
            bounds(text)
    except ValueError as error:
        return str(error)
    return ""


async def ask_date(app: App[Any], session: Session) -> str | None:
    """Ask for the date as of which everything is shown; empty for the present, None where none is given."""
    question = f"Show everything as of (2016, 2016-06, 2016-06-30; empty: now, {session.catalogue.now})"
    return await app.push_screen_wait(AskLine(session, question, session.catalogue.as_of or "", not_a_date))
