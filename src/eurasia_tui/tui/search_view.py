"""Search over everything, on every key: the answer to a question, hits by kind, the page of the hit under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input

from ..dates import show
from ..query.notes import with_note
from ..query.notes_search import with_notes
from ..query.page import page
from ..query.questions import ask
from ..query.search import search
from ..render.lines import Segment
from ..sanitize import clean_line
from ..text import MAX_LENGTH
from .answer_card import TALL, AnswerCard, as_text
from .clipboard import Copier
from .faults import FaultGuard, guarded
from .frame import Frame, command
from .header_footer import KeyBar
from .hits import Hits
from .keys import on_both_layouts
from .kind_chips import KindChips
from .page_view import PageView
from .session import Session
from .type_ahead import EndsView, opening, release
from .view import View
from .views import VIEWS


class SearchBox(EndsView, FaultGuard, Input):
    """The search box. It reports its text by a call, not by a message, so that box and hits are painted in one frame."""

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, max_length=MAX_LENGTH)
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """The text changed."""
        self._typed(clean_line(value))


ASK = "Ask or search"
HINT = "A name in any script, words, or a question"
MOST_HITS = 40
"""Hits of a search."""
IN_TEXT = ("text", "some words", "words", "spelling")
"""Hits whose words are in the page."""
REST = 0.15
"""Seconds without a key after which the preview goes to the passage found."""


class SearchView(View):
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", "next", id="search.down", tooltip="Next hit", priority=True),
        Binding(
            "up,ctrl+p",
            "move(-1)",
            "previous",
            id="search.up",
            tooltip="Previous hit; above the first the answer",
            priority=True,
        ),
        Binding("pagedown", "move(8)", "down", id="search.page_down", tooltip="Some hits down", priority=True),
        Binding("pageup", "move(-8)", "up", id="search.page_up", tooltip="Some hits up", priority=True),
        Binding("tab", "kind(1)", "kind", id="search.kind", tooltip="Hits of the next kind", priority=True),
        Binding("shift+tab", "kind(-1)", "kind before", show=False, tooltip="Hits of the kind before", priority=True),
        Binding(
            "ctrl+g", "find(1)", "passage", id="search.passage", tooltip="Next place on the page beside", priority=True
        ),
        Binding("escape", "out", "back", id="search.out", tooltip="From the answer to the box; return", priority=True),
        Binding("enter", "enter", "open", show=False, tooltip="Open the entity of the answer"),
        Binding(on_both_layouts("m"), "map", "map", tooltip="The entities of the answer on the map"),
        Binding(on_both_layouts("e"), "everything", "all", tooltip="Every entity of the answer as a list"),
        Binding(on_both_layouts("y,Y"), "copy('citation')", "copy", tooltip="Copy the answer with its sources"),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = (), question: str = ASK, start: str = "") -> None:
        super().__init__(session, ids)
        self.question, self.start = question, start
        self._rests: Timer | None = None

    @property
    def state(self) -> object:
        """Back does not return here."""
        return None

    def compose(self) -> ComposeResult:
        """Box, answer, kinds, hits, page, keys."""
        session = self.session
        self.answer = AnswerCard(session, self.open, self._make_room)
        self.chips = KindChips(session, self._look_up)
        self.hits = Hits(session, self._show)
        self.preview = PageView(session)
        self.preview.can_focus = False
        # A low screen has no frame that could say what is asked.
        says = self.question if self.question != ASK and self.app.size.height < TALL else HINT
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
        """Take over what was typed before the view was there."""
        self.box.value = self.start
        self.box.cursor_position = len(self.start)
        self._update()

    def _typed(self, text: str) -> None:
        self.chips.chosen = ""
        self._look_up()

    def _look_up(self) -> None:
        text = clean_line(self.box.value)
        answer = ask(self.catalogue, text)
        self.answer.load(answer, typing=bool(text))
        results = search(self.catalogue, text, MOST_HITS, answer.about if answer else ())
        results = results if self.session.kiosk else with_notes(self.catalogue, results, MOST_HITS)
        self.chips.load([hit.kind for hit in results.hits], MOST_HITS)
        if self.chips.chosen:
            results = search(self.catalogue, f"{text} kind:{self.chips.chosen}", MOST_HITS)
        self.hits.load(results)
        self._show()

    def _make_room(self) -> None:
        """As much room as the answer takes, with its frame."""
        self.answer_frame.set_class(bool(self.answer.room), "-full")
        self.answer_frame.styles.height = self.answer.room + (2 if self.size.height >= TALL else 0)

    def on_resize(self) -> None:
        """A wider screen has room for the page."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        hit = self.hits.current
        shown = (self.preview.page.id, self.preview.paragraph) if self.preview.page else None
        if self.preview_frame.display and shown != ((hit.id, hit.paragraph) if hit else None):
            found = page(self.catalogue, hit.address, rows=False) if hit else None
            found = found if found is None or self.session.kiosk else with_note(self.catalogue, found)
            self.preview.show(found, paragraph=hit.paragraph if hit else 0)
            if self._rests is not None:
                self._rests.stop()
            self._rests = self.set_timer(REST, self._to_passage)
        self._update()

    def _to_passage(self) -> None:
        """Bring the words of a hit found in a text into view."""
        self._rests = None
        hit = self.hits.current
        if (
            hit
            and hit.matched in IN_TEXT
            and not hit.paragraph
            and self.preview.page
            and self.preview.page.id == hit.id
        ):
            self.preview.find(max(hit.terms, key=len, default=""))
            self._update()

    # --- frames and keys -------------------------------------------------------

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """What the frames and the footer say."""
        in_card = self.focused is self.answer
        answer, hits = self.answer.answer, self.hits
        self.ask_frame.focus_frame(not in_card, "bar")
        self.ask_frame.upper.update(
            [Segment(self.question, "strong")], [command("esc", "strong", "leave"), command(" close", "quiet", "leave")]
        )
        understood = [Segment(f"understood as: {answer.understood}", "quiet")] if answer and answer.understood else []
        self.ask_frame.lower.update(understood)
        self.answer_frame.focus_frame(in_card, "bar")
        as_of = f"as of {show(answer.as_of)}" if answer and answer.as_of else ""
        self.answer_frame.upper.update([Segment("Answer", "strong")], [Segment(as_of, "quiet")] if as_of else [])
        self.hits_frame.upper.update(
            [Segment("Hits", "strong")], [Segment("best first", "quiet")] if hits.total else []
        )
        first, last = hits.in_view()
        shown = f"{first}{self.session.glyphs.dash}{last} of {hits.total}" if hits.total else ""
        self.hits_frame.lower.update([], [Segment(shown, "quiet")] if shown else [])
        self.preview_frame.upper.update(*self._page_edge())
        self.bar.update(self._keys(in_card, answer is not None))

    def _page_edge(self) -> tuple[list[Segment], list[Segment]]:
        page = self.preview.page
        if page is None:
            return [], []
        kind = self.catalogue.kinds[page.kind]
        crumb = Segment(f" {self.session.glyphs.crumb} ", "quiet")
        name = [Segment(kind.label, f"kind-{kind.name}"), crumb, Segment(page.name, "strong")]
        found = len(self.preview.matches.lines)
        return name, [Segment(f"{found} line{'s' if found > 1 else ''} found", "quiet")] if found else []

    def _keys(self, in_card: bool, answered: bool) -> list[tuple[str, str]]:
        if in_card:
            keys = [("left right", "choose"), ("enter", "open"), ("m", "map"), ("e", "all of them"), ("y", "copy")]
            return [*keys, ("esc", "box"), ("?", "help")]
        arrows = "up down" if self.session.glyphs.ascii else "↑↓"
        keys = [(arrows, "hits, answer" if answered else "hits"), ("enter", "open"), ("tab", "kind")]
        return [*keys, ("ctrl+g", "passage"), ("esc", "back")]

    def show_status(self, message: str) -> None:
        """Show a message on the frame of the answer."""
        self.answer_frame.lower.update([Segment(message, "strong")])

    # --- what keys do ----------------------------------------------------------

    @on(Input.Submitted)
    @on(Hits.Picked)
    @guarded
    async def _open(self) -> None:
        if hit := self.hits.current:
            self.open(hit.address)
        else:
            await release(self)

    def action_move(self, rows: int) -> None:
        """Move among the hits; up from the first into the answer, down from there to the box."""
        if self.focused is self.answer:
            if rows > 0:
                self.box.focus()
        elif not self.hits.move(rows) and rows < 0 and self.answer.room and self.answer.current:
            self.answer.focus()

    def action_kind(self, step: int) -> None:
        """Hits of another kind only."""
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

    def action_enter(self) -> None:
        """Open the entity chosen in the answer."""
        if self.focused is self.answer and self.answer.current:
            self.open(self.answer.current)

    def action_map(self) -> None:
        """Show the entities of the answer on the map."""
        if self.answer.answer and self.answer.answer.about:
            opening(self, self._over("map", self.answer.answer.about))

    async def _over(self, name: str, ids: tuple[str, ...]) -> None:
        view = VIEWS[name].load()(self.session, ids)
        if chosen := await self.app.push_screen_wait(view):
            self.open(chosen)
        elif view.next_action:
            self.leave_for(view.next_action)

    def action_everything(self) -> None:
        """Every entity of the answer, to choose from."""
        if self.answer.answer and self.answer.answer.about:
            opening(self, self._choose(self.answer.answer.about))

    async def _choose(self, ids: tuple[str, ...]) -> None:
        from .choose import Choose

        names, kinds = self.catalogue.names(ids), self.catalogue.kinds_of(ids)
        rows = [(id_, names[id_], self.catalogue.kinds[kinds[id_]].singular) for id_ in ids]
        if chosen := await self.app.push_screen_wait(Choose(self.session, "The answer", rows)):
            self.open(chosen)

    def action_copy(self, what: str) -> None:
        """Copy the answer with its date and sources."""
        if self.answer.answer:
            self._copier = self._copier or Copier(self.app, self.session, self.show_status)
            self._copier.copy(as_text(self.answer.answer))
