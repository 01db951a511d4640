"""Search over everything: hits on every key, the first hit's page beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from ..query.notes import with_note
from ..query.notes_search import with_notes
from ..query.page import page
from ..query.parse import MAX_LENGTH
from ..query.questions import ask
from ..query.search import search
from ..sanitize import clean_line
from .answer_block import AnswerBlock
from .faults import FaultGuard, guarded
from .hits import Hits
from .page_view import PageView
from .session import Session
from .type_ahead import EndsView, release
from .view import View


class Box(EndsView, FaultGuard, Input):
    """The search box. It reports its text by a call, not by a message, so that box and hits are painted in one frame."""

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, max_length=MAX_LENGTH)
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """The text changed."""
        self._typed(clean_line(value))


class SearchView(View):
    """A box, hits and the page of the hit under the cursor."""

    DEFAULT_CSS = """
    SearchView Input { height: 1; border: none; padding: 0 1; }
    SearchView Input:focus { border: none; }
    SearchView PageView { width: 1fr; }
    SearchView Hits { width: 1fr; max-width: 64; }
    SearchView.-narrow PageView { display: none; }
    SearchView.-narrow Hits { max-width: 100%; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]
    AUTO_FOCUS = "Input"
    title_text = "Search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "next", id="search.down", tooltip="Next hit", priority=True),
        Binding("up,ctrl+p", "move(-1)", "previous", id="search.up", tooltip="Previous hit", priority=True),
        Binding("pagedown", "move(8)", "down", id="search.page_down", tooltip="Some hits down", priority=True),
        Binding("pageup", "move(-8)", "up", id="search.page_up", tooltip="Some hits up", priority=True),
    ]

    def __init__(
        self, session: Session, ids: tuple[str, ...] = (), question: str = "Ask or search", start: str = ""
    ) -> None:
        super().__init__(session, ids)
        self.question, self.start = question, start

    def compose(self) -> ComposeResult:
        """Box, hits, page."""
        self.answer = AnswerBlock(self.session)
        self.hits = Hits(self.session, self._show)
        self.preview = PageView(self.session)
        self.preview.can_focus = False
        self.box = Box(self._look_up, f"{self.question} …")
        yield self.box
        yield self.answer
        with Horizontal():
            yield self.hits
            yield self.preview

    def on_mount(self) -> None:
        """Take over what was typed before the view was there."""
        self.box.value = self.start
        self.box.cursor_position = len(self.start)

    def _look_up(self, text: str) -> None:
        answer = ask(self.catalogue, text)
        self.answer.load(answer, typing=bool(text))
        results = search(self.catalogue, text, 40, answer.about if answer else ())
        self.hits.load(results if self.session.kiosk else with_notes(self.catalogue, results, 40))
        self._show()

    def on_resize(self) -> None:
        """A wider screen has room for the page."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        hit = self.hits.current
        shown = (self.preview.page.id, self.preview.paragraph) if self.preview.page else None
        if self.preview.display and shown != ((hit.id, hit.paragraph) if hit else None):
            found = page(self.catalogue, hit.address, rows=False) if hit else None
            shown_page = found if found is None or self.session.kiosk else with_note(self.catalogue, found)
            self.preview.show(shown_page, paragraph=hit.paragraph if hit else 0)

    @on(Input.Submitted)
    @on(Hits.Picked)
    @guarded
    async def _open(self) -> None:
        if hit := self.hits.current:
            self.open(hit.address)
        else:
            await release(self)

    def action_move(self, rows: int) -> None:
        """Move among the hits."""
        self.hits.move(rows)
