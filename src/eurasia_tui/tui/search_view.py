"""Search over everything, on every key: the answer to a question, hits by kind, the page of the hit under the cursor."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input

from ..query.nearest import nearest
from ..query.nearest_questions import nearest_questions
from ..query.questions import Showing, ask
from ..sanitize import clean_line
from . import search_keys
from .answer_actions import AnswerActions
from .answer_card import TALL, AnswerCard
from .faults import guarded
from .frame import Frame
from .header_footer import KeyBar
from .kind_chips import KindChips
from .nearest_lines import Offered
from .page_view import PageView
from .read_page import read_page
from .search_box import SearchBox
from .search_frames import update_frames
from .search_hits import Hits
from .search_results import FoundHits
from .session import Session

ASK = "Ask or search"
HINT = "A name in any script, words, or a question"
NAME = "The name of anything"
QUESTION_WORDS = 3
"""Words from which a text without an answer may have been a question."""
IN_TEXT = ("text", "some words", "words", "spelling")
"""Hits whose words are in the page."""
REST = 0.15
"""Seconds without a key after which the preview goes to the passage found."""


class SearchView(AnswerActions):
    """A box, an answer, hits and the page of the hit under the cursor."""

    DEFAULT_CSS = """
    SearchView Input { height: 1; border: none; padding: 0 1; }
    SearchView Input:focus { border: none; }
    SearchView #ask { height: 3; }
    SearchView #answer { display: none; }
    SearchView #answer.-full { display: block; }
    SearchView.-low #ask { height: 1; }
    SearchView.-low FrameRule { display: none; }
    SearchView.-low Side { display: none; }
    SearchView #hits { width: 46%; max-width: 64; }
    SearchView #preview { width: 1fr; }
    SearchView.-narrow #preview { display: none; }
    SearchView.-narrow #hits { width: 1fr; max-width: 100%; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-high")]
    AUTO_FOCUS = "Input"
    title_text = "Search"
    BINDINGS = search_keys.BINDINGS

    def __init__(self, session: Session, ids: tuple[str, ...] = (), question: str = ASK, start: str = "") -> None:
        super().__init__(session, ids)
        self.question, self.start = question, start
        self._rests: Timer | None = None
        self._kept: tuple[str, str, int, bool] | None = None
        """Text, kind, hit and whether the answer leads, of a search that is returned to."""
        self._on_answer = False
        self.found = FoundHits(session)

    @property
    def is_picking(self) -> bool:
        """True where one entity is wanted, such as the second to compare with, and not an answer."""
        return self.question != ASK

    @property
    def state(self) -> object:
        """Text, kind, hit and whether the answer leads; back returns to no search that was to find a second entity."""
        if self.is_picking:
            return None
        return (clean_line(self.box.value), self.chips.chosen, self.hits.cursor, self._on_answer)

    def resume(self, state: object) -> None:
        """Search for the same, with the cursor on the same hit."""
        if isinstance(state, tuple):
            self._kept = state
            self.start = state[0]

    @property
    def leading(self) -> Showing | None:
        """What shows the answer, while no hit was chosen: enter opens it."""
        answer = self.answer.answer
        return answer.shown if answer and self._on_answer else None

    def compose(self) -> ComposeResult:
        """Box, answer, kinds, hits, page, keys."""
        session = self.session
        self.answer = AnswerCard(session, self.take_chip, self._make_room, self._offered)
        self.chips = KindChips(session, self._narrow)
        self.hits = Hits(session, self._show, picking=self.is_picking)
        self.preview = PageView(session)
        self.preview.can_focus = False
        # A low screen has no frame that could say what is asked.
        low = self.app.size.height < TALL
        says = HINT if not self.is_picking else self.question if low else NAME
        self.box = SearchBox(self._typed, says)
        self.ask_frame = Frame(session, self.box, id="ask")
        self.answer_frame = Frame(session, self.answer, id="answer")
        self.hits_frame = Frame(session, self.hits, id="hits")
        self.preview_frame = Frame(session, self.preview, id="preview")
        self.bar = KeyBar(session)
        yield self.ask_frame
        yield self.answer_frame
        yield self.chips
        yield Horizontal(self.hits_frame, self.preview_frame)
        yield self.bar

    def on_mount(self) -> None:
        """Take over what was typed before the view was there, or what was searched for."""
        self.box.take_over(self.start, replaced=self._kept is not None)
        if self._kept:
            _, kind, hit, on_answer = self._kept
            if kind:
                self.chips.choose(kind)
            self._read_all()
            self.hits.move_to(hit)
            self._lead(on_answer)
        self._update()

    def _offered(self) -> Offered:
        """Statements near the text, else questions about what was found first, where it was as long as a question is."""
        text, first = clean_line(self.box.value), self.found.first
        if self.is_picking or len(text.split()) < QUESTION_WORDS:
            return Offered()
        if near := nearest(self.catalogue, text):
            return Offered(near)
        return Offered((), tuple(nearest_questions(self.catalogue, first.id)) if first else ())

    def ask(self, question: str) -> None:
        """Ask another question."""
        self.box.value = question
        self.box.cursor_position = len(question)
        self.box.focus()

    def _typed(self, text: str) -> None:
        self.chips.chosen = ""
        self._look_up()

    def _look_up(self) -> None:
        """Answer and first hits of the text."""
        text = clean_line(self.box.value)
        self.answer_frame.lower.update([])  # a message was of the answer before
        answer = ask(self.catalogue, text)
        self.answer.load(answer, typing=bool(text))
        self.found.read_first(text, answer.about if answer else ())
        self.chips.load(self.found.kinds, whole=self.found.is_whole)
        self.hits.load(self.found.results)
        self._lead(bool(answer and answer.shown) and not self.is_picking)
        self._show()
        self._wait()

    def _read_all(self) -> None:
        """Count all hits by kind, and put those behind the first into the list."""
        if self.found.read_all():
            self.hits.extend(self.found.results.hits)
            self.chips.load(self.found.kinds)

    def ids_found(self) -> tuple[str, ...]:
        """All hits of the kind chosen, also those behind the first."""
        self._read_all()
        return tuple(hit.id for hit in self.found.of_kind(self.chips.chosen).hits)

    def _narrow(self) -> None:
        """Hits of the kind chosen, or all."""
        self._read_all()
        self.hits.load(self.found.of_kind(self.chips.chosen))
        self._lead(False)
        self._show()

    def _lead(self, on_answer: bool) -> None:
        """The cursor on the answer, or on a hit."""
        self._on_answer = on_answer
        for part in (self.answer, self.hits):
            part.led = on_answer
            part.repaint()

    def _make_room(self) -> None:
        """As much room as the answer takes, with its frame."""
        self.answer_frame.set_class(bool(self.answer.room), "-full")
        self.answer_frame.styles.height = self.answer.room + (2 if self.size.height >= TALL else 0)
        self._update()

    def on_resize(self) -> None:
        """A wider screen has room for the page."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        hit = self.hits.current
        shown = (self.preview.page.id, self.preview.paragraph) if self.preview.page else None
        if self.preview_frame.display and shown != ((hit.id, hit.paragraph) if hit else None):
            found = read_page(self.session, hit.address) if hit else None
            self.preview.show(found, paragraph=hit.paragraph if hit else 0)
            self._wait()
        self._update()

    def _wait(self) -> None:
        """Continue once no key has come for a while."""
        if self._rests is not None:
            self._rests.stop()
        self._rests = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        """Read all hits, and bring the words of a hit found in a text into view."""
        self._rests = None
        self._read_all()
        hit, shown = self.hits.current, self.preview.page
        if hit and hit.matched in IN_TEXT and not hit.paragraph and shown and shown.id == hit.id:
            self.preview.find(max(hit.terms, key=len, default=""))
        self._update()

    # --- frames and keys -------------------------------------------------------

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """What the frames and the footer say."""
        update_frames(self)

    # --- what keys do ----------------------------------------------------------

    @on(Input.Submitted)
    @guarded
    def _submitted(self) -> None:
        if shown := self.leading:
            self.open_answer(shown)
        else:
            self._open_hit()

    @on(Hits.Picked)
    @guarded
    def _picked(self) -> None:
        self._open_hit()

    def _open_hit(self) -> None:
        if hit := self.hits.current:
            self.open(hit.address)

    def action_move(self, rows: int) -> None:
        """Move among the hits; up from the first into the answer, down from there to the box."""
        if self.focused is self.answer:
            if not self.answer.step(rows) and rows > 0:
                self.box.focus()
        elif self.leading and rows > 0:
            self._lead(False)
            self._update()
        elif rows > 0:
            self._read_all()
            self.hits.move(rows)
        elif not self.hits.move(rows) and self.answer.room and self.answer.has_chips:
            answer = self.answer.answer
            if answer and answer.shown and not self.is_picking and not self.leading:
                self._lead(True)
                self._update()
            else:
                self.answer.focus()

    def action_kind(self, step: int) -> None:
        """Hits of another kind only."""
        self._read_all()  # the kinds are in one order before one of them is left
        self.chips.step(step)

    def action_find(self, step: int) -> None:
        """To another place of the page beside that was found."""
        self.preview.step_find(step)

    def action_out(self) -> None:
        """Out of the answer, else out of the view."""
        if self.focused is self.answer:
            self.box.focus()
        else:
            self.action_leave()
