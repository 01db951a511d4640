"""Search over everything: hits on every key, the first hit's page beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from ..query.ask import ask
from ..query.catalogue import Catalogue
from ..query.notes import with_note
from ..query.notes_search import snippet, with_notes
from ..query.page import page
from ..query.search import Hit, Results, search
from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, segments, width, wrap
from ..sanitize import clean_line
from .answer_block import AnswerBlock
from .lines import Lines
from .page_view import PageView
from .type_ahead import EndsView, TypedAhead
from .view import View

HINTS = (
    "A name in any script, words, or a question: when did iran join sco",
    'To narrow: kind:corridor  in:eaeu  about:kazakhstan  by:tkachenko  year:2023  "a phrase"  -not',
    "Arrows choose, enter opens, esc returns to where you were.",
)
NOTHING = ("Nothing found. Try fewer words, another spelling or another script.", "esc returns to where you were.")


class Hits(Lines):
    """Hits, two lines each: kind and name, and the passage that matched."""

    DEFAULT_CSS = "Hits { width: 1fr; height: 1fr; }"

    class Picked(Message):
        """A hit was clicked."""

    def __init__(self, catalogue: Catalogue, glyphs: Glyphs) -> None:
        super().__init__()
        self.catalogue, self.glyphs = catalogue, glyphs
        self.results = Results("", ())
        self.cursor = 0
        self._snippets: dict[str, tuple[Segment, ...]] = {}
        self._empty: list[tuple[Segment, ...]] = []
        """What stands in place of hits."""

    def load(self, results: Results) -> None:
        """Show other hits."""
        self.results, self.cursor, self.top = results, 0, 0
        self.resized()
        self.repaint()

    def resized(self) -> None:
        """Passages and hints anew, for the width."""
        self._snippets = {}
        said = NOTHING if self.results.query.strip() else HINTS
        room = max(10, self.size.width - 1)
        self._empty = (
            [] if self.results.hits else [line for text in said for line in wrap([Segment(text, "quiet")], room, 1)]
        )

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        hits = self.results.hits
        return hits[self.cursor] if hits else None

    def count(self) -> int:
        """Notices, then two lines a hit, or hints."""
        return len(self.results.notices) + len(self._empty) + 2 * len(self.results.hits)

    def line(self, index: int) -> Iterable[Segment]:
        """A notice, a hit's name or its passage."""
        room = self.size.width
        notices = self.results.notices
        if index < len(notices):
            return [Segment(fit(f" {notices[index]}", room, self.glyphs.ellipsis), "as-of")]
        if self._empty:
            return self._empty[index - len(notices)]
        number, second = divmod(index - len(notices), 2)
        hit = self.results.hits[number]
        if second:
            return [Segment("   "), *self._snippet(hit, room - 4)]
        kind = self.catalogue.kinds[hit.kind].singular.capitalize()
        chosen = number == self.cursor
        mark = Segment(self.glyphs.cursor if chosen else " ", "strong")
        name = fit(hit.name, max(6, room - len(kind) - 6), self.glyphs.ellipsis)
        return [mark, Segment(" "), Segment(f"{name} ", "cursor" if chosen else "strong"), Segment(f" {kind}", "quiet")]

    def _snippet(self, hit: Hit, room: int) -> tuple[Segment, ...]:
        if hit.id not in self._snippets:
            parts: list[Segment] = []
            for part in segments(snippet(self.catalogue, hit, max(20, room)), "quiet"):
                part = Segment(part.text, part.role if part.role == "match" else "quiet")
                if width(parts) + width([part]) > room:
                    parts.append(Segment(fit(part.text, room - width(parts), self.glyphs.ellipsis), part.role))
                    break
                parts.append(part)
            self._snippets[hit.id] = tuple(parts)
        return self._snippets[hit.id]

    def move(self, rows: int) -> None:
        """Move the cursor by hits."""
        self.cursor = max(0, min(self.cursor + rows, len(self.results.hits) - 1))
        line = len(self.results.notices) + 2 * self.cursor
        self.scroll_into_view(line + 1)
        self.scroll_into_view(line)
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Pick a hit with the mouse."""
        number = (self.top + event.y - len(self.results.notices)) // 2
        if 0 <= number < len(self.results.hits):
            self.cursor = number
            self.post_message(self.Picked())


class Box(EndsView, Input):
    """The search box. It tells at once what is typed, not by a message: so it and the hits are painted in one frame."""

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False)
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """The text is another."""
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

    def __init__(self, catalogue: Catalogue, ids: tuple[str, ...] = (), question: str = "Search everything") -> None:
        super().__init__(catalogue, ids)
        self.question = question

    def compose(self) -> ComposeResult:
        """Box, hits, page."""
        from .app import glyphs_of

        glyphs = glyphs_of(self.app)
        self.answer = AnswerBlock(glyphs)
        self.hits = Hits(self.catalogue, glyphs)
        self.preview = PageView(glyphs)
        self.preview.can_focus = False
        yield Box(self._look_up, f"{self.question} …")
        yield self.answer
        with Horizontal():
            yield self.hits
            yield self.preview

    def _look_up(self, text: str) -> None:
        self.answer.load(ask(self.catalogue, text), typing=bool(text))
        results = search(self.catalogue, text, 40)
        self.hits.load(results if self._kiosk else with_notes(self.catalogue, results, 40))
        self._show()

    def on_resize(self) -> None:
        """A wider screen has room for the page."""
        self.call_after_refresh(self._show)

    @property
    def _kiosk(self) -> bool:
        return bool(getattr(self.app, "kiosk", False))

    def _show(self) -> None:
        hit = self.hits.current
        shown = self.preview.page.id if self.preview.page else None
        if self.preview.display and shown != (hit.id if hit else None):
            found = page(self.catalogue, hit.id, rows=False) if hit else None
            self.preview.show(found if found is None or self._kiosk else with_note(self.catalogue, found))

    @on(Input.Submitted)
    @on(Hits.Picked)
    async def _open(self) -> None:
        if hit := self.hits.current:
            self.open(hit.id)
        elif isinstance(self.app, TypedAhead):
            await self.app.release_keys()

    def action_move(self, rows: int) -> None:
        """Move among the hits."""
        self.hits.move(rows)
        self._show()
