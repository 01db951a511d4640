"""A question answered in one line: a date, a period, a file name. Its frame has the title and the keys, and it says what may be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from ..dates import bounds
from ..periods import period
from ..render.lines import Segment, wrap
from ..sanitize import clean_line
from .dismiss_once import DismissOnce
from .faults import guarded
from .frame import Frame, command
from .lines import Lines
from .session import Session

LONGEST_ANSWER = 1_000
"""Characters of an answer; a file name may be so long."""


class Remark(Lines):
    """What may be typed, or what is wrong with what was typed."""

    DEFAULT_CSS = "Remark { height: 2; }"

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(session)
        self.text, self.role = text, "quiet"

    def update(self, text: str, role: str) -> None:
        """Show another text."""
        self.text, self.role = text, role
        self.repaint()

    def count(self) -> int:
        """All its lines."""
        return len(self._wrapped())

    def _wrapped(self) -> list[tuple[Segment, ...]]:
        return wrap([Segment(self.text, self.role)], max(10, self.size.width - 1), 1)

    def line(self, index: int) -> Iterable[Segment]:
        """One of them."""
        return self._wrapped()[index]


class AskLine(DismissOnce[str | None], ModalScreen[str | None]):
    """Returns the text typed, or None.

    ``example`` says what may be typed; ``check`` returns what is wrong with a text, or an empty text.
    ``start`` stands in the box at first; what is typed comes in its place, or with ``replaces=False`` after it.
    """

    DEFAULT_CSS = """
    AskLine { align: center middle; }
    AskLine Frame { width: 64; max-width: 95%; height: 5; }
    AskLine Input, AskLine Input:focus { height: 1; border: none; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

    def __init__(
        self,
        session: Session,
        title: str,
        start: str = "",
        check: Callable[[str], str] = lambda text: "",
        *,
        example: str,
        enter: str = "show",
        replaces: bool = True,
    ) -> None:
        super().__init__()
        self.session = session
        self.title_text, self.start, self.check, self.example, self.enter = title, start, check, example, enter
        self.replaces = replaces

    def compose(self) -> ComposeResult:
        """The box, and below it what may be typed."""
        self.remark = Remark(self.session, self.example)
        box = Input(self.start, select_on_focus=self.replaces, max_length=LONGEST_ANSWER)
        self.frame = Frame(self.session, box, self.remark, id="line")
        yield self.frame

    def on_mount(self) -> None:
        """Title and keys."""
        self.frame.focus_frame(True, "bar")
        self.frame.upper.update(
            [Segment(self.title_text, "strong")], [command("esc", "strong", "leave"), Segment(" cancel", "quiet")]
        )
        self.frame.lower.update([Segment("enter", "strong"), Segment(f" {self.enter}", "quiet")])

    def action_leave(self) -> None:
        """Return without an answer."""
        self.dismiss(None)

    @on(Input.Submitted)
    @guarded
    def _submitted(self, event: Input.Submitted) -> None:
        text = clean_line(event.value).strip()
        if wrong := self.check(text):
            self.remark.update(clean_line(wrong), "note")
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
    example = "2016, 2016-06 or 2016-06-30; empty for the present"
    asked = AskLine(session, "As of a date", session.catalogue.as_of or "", not_a_date, example=example)
    return await app.push_screen_wait(asked)


def not_a_period(text: str) -> str:
    """What is wrong with a period; empty where nothing is."""
    try:
        period(text)
    except ValueError as error:
        return str(error)
    return ""


async def ask_period(app: App[Any], session: Session, start: str) -> str | None:
    """Ask for a period as :func:`periods.period` writes it; empty for all times, None where none is given."""
    example = "2010/2020, since 2015, before 2016-06, the 1990s; empty for all"
    asked = AskLine(session, "Period shown", start, not_a_period, example=example)
    chosen = await app.push_screen_wait(asked)
    return None if chosen is None else period(chosen)
