"""A concordance of the documents: each passage that holds a term on its line, and how many there are by year and state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ..query.citations.cite import cite
from ..query.documents.concordance import ConcordanceLine, lines
from ..query.documents.passages import ORDERS, Passages, passages
from ..query.find_statement import find
from ..query.pages.page import page
from ..render import concordance
from ..render.lines import Segment, wrap
from .ask_line import AskLine
from .choose_typed import ChooseTyped
from .cursor_list import CursorList
from .faults import guarded
from .framed_view import FramedView
from .keys import on_both_layouts
from .lines import Lines
from .session import Session
from .split_view import SplitView
from .type_ahead import opening
from .view import CITE

if TYPE_CHECKING:
    from ..query.citations.styles import Citation

SHOWN = 300
"""Passages listed."""
SIDE_BY_SIDE = 100
"""Columns from which the counts are beside the list; below, ``v`` shows one or the other."""
NOTHING = (
    "A word or a phrase of the documents: press / and type it; the last word may end in *.",
    "b filters by speaker, s sorts, enter opens the document at the passage.",
)


class PassageLines(CursorList):
    """Two lines a passage: when, by whom and where; then the term among its words."""

    ROW_LINES = 2

    def __init__(self, session: Session, moved: Callable[[], None]) -> None:
        super().__init__(session, moved)
        self.rows: list[ConcordanceLine] = []
        self._empty: list[tuple[Segment, ...]] = []

    def load(self, rows: list[ConcordanceLine], at: int = 0) -> None:
        """Show other passages, with the cursor on one."""
        self.rows, self.total, self.cursor, self.top = rows, len(rows), min(at, max(0, len(rows) - 1)), 0
        self.resized()
        self.repaint()

    def resized(self) -> None:
        """Wrap what is in place of passages."""
        room = max(10, self.size.width - 1)
        self._empty = (
            [] if self.total else [line for text in NOTHING for line in wrap([Segment(text, "quiet")], room, 1)]
        )
        super().resized()

    @property
    def current(self) -> ConcordanceLine | None:
        """The passage under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def count(self) -> int:
        """Two lines a passage."""
        return self.ROW_LINES * self.total or len(self._empty)

    def line_of(self, index: int) -> int:
        """The first line of a passage."""
        return self.ROW_LINES * index

    def index_at(self, line: int) -> int | None:
        """The passage on a line."""
        return super().index_at(line // self.ROW_LINES)

    def line(self, index: int) -> Iterable[Segment]:
        """A head line, or the words."""
        if self._empty:
            return self._empty[index]
        number, second = divmod(index, self.ROW_LINES)
        row, room = self.rows[number], max(20, self.size.width - 2)
        if second:
            before, term, after = concordance.split(row, room, self.glyphs)
            return [Segment("  "), Segment(before, "quiet"), Segment(term, "match"), Segment(after, "quiet")]
        chosen = number == self.cursor
        mark = Segment(self.glyphs.cursor if chosen else " ", "strong")
        head = "".join(part.text for part in concordance.head(row, room, self.glyphs))
        return [mark, Segment(head, "cursor" if chosen else "")]


class Counts(Lines):
    """How many passages there are: a bar a year, then a line a state."""

    DEFAULT_CSS = "Counts { width: 40; height: 1fr; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: Passages | None = None
        self._lines: list[list[Segment]] = []

    def load(self, found: Passages) -> None:
        """Show the counts of other passages."""
        self.found = found
        self.resized()
        self.repaint()

    def resized(self) -> None:
        """Draw for the width."""
        room = max(12, self.size.width - 2)
        result: list[list[Segment]] = []
        if self.found and self.found.years:
            result.append([Segment(" By year", "heading")])
            result += [[Segment(f" {text}", "bar")] for text in concordance.years(self.found.years, room, self.glyphs)]
        if self.found and self.found.states:
            names = self.session.catalogue.names(who for who, _ in self.found.states)
            counts = [(names[who], years) for who, years in self.found.states]
            result += [[], [Segment(" By state", "heading")]]
            result += [[Segment(f" {text}")] for text in concordance.states(counts, room, self.glyphs)]
        self._lines = result

    def count(self) -> int:
        """Lines of both."""
        return len(self._lines)

    def line(self, index: int) -> Iterable[Segment]:
        """One of them."""
        return self._lines[index]


class PassagesView(FramedView):
    """Opens with the passages that name the page's entity, or that it said where none names it."""

    title_text = "Documents"
    AUTO_FOCUS = "PassageLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("slash"), "term", "term", tooltip="Another word or phrase"),
        Binding(on_both_layouts("b"), "by", "by", tooltip="Only what one person or state said"),
        Binding(on_both_layouts("s"), "sort", "order", tooltip="By date, by speaker, or by relevance"),
        Binding(on_both_layouts("v"), "courses", "counts", tooltip="On a narrow screen: the counts, or the passages"),
        Binding("enter", "enter", "open", tooltip="Open the document at the passage"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.term, self.by = "", ""
        self.order = "date"
        self.about: tuple[str, ...] = ids[:1]
        self.at = 0
        self.found: Passages | None = None

    @property
    def state(self) -> object:
        """Term, speaker, entity, order, cursor."""
        return (self.term, self.by, self.about, self.order, self.rows.cursor)

    def resume(self, state: object) -> None:
        """Show the same."""
        if isinstance(state, tuple):
            self.term, self.by, self.about, self.order, self.at = state

    def content(self) -> Iterable[Widget]:
        """The passages and the counts."""
        self.rows = PassageLines(self.session, self.update_frame)
        self.counts = Counts(self.session)
        self.split = SplitView(self.rows, self.counts, SIDE_BY_SIDE)
        yield self.split

    def on_mount(self) -> None:
        """The first passages."""
        self._load()
        if self.about and not self.term and self.found and not self.found.total and not self.by:
            self.by, self.about = self.about[0], ()
            self._load()
            if not self.found.total:
                self.by = ""
        super().on_mount()

    def _load(self) -> None:
        if not (self.term or self.by or self.about):
            self.rows.load([])
            return
        self.found = self._look(self.term)
        if not self.found.total and self.term and not self.term.endswith("*"):
            self.found = self._look(f"{self.term}*")  # no word is just this; perhaps one begins so
        self.rows.load(lines(self.catalogue, self.found, self.about), self.at)
        self.at = 0
        self.counts.load(self.found)
        self.update_frame()

    def _look(self, term: str) -> Passages:
        by = [self.by] if self.by else []
        return passages(self.catalogue, term, by=by, about=self.about, limit=SHOWN, order=self.order, whole=True)

    # --- frame ---------------------------------------------------------------

    def crumbs(self) -> list[Segment]:
        """The term, the entity, the speaker."""
        names = [[Segment(self.term, "match")]] if self.term else []
        names += [[Segment(f"about {self.catalogue.name(id_)}", f"kind-{self.kind}")] for id_ in self.about]
        names += [[Segment(f"by {self.catalogue.name(self.by)}", "key")]] if self.by else []
        return self.crumb(*names)

    def hint(self) -> list[Segment]:
        """The order."""
        return [Segment("by relevance" if self.order == "best" else f"by {self.order}", "quiet")]

    def range(self) -> str:
        """How many there are."""
        if not self.found or not self.found.total:
            return "nothing found" if self.term else ""
        more = "over " if self.found.more else ""
        return f"{self.rows.cursor + 1:,} of {more}{self.found.total:,} in {self.found.documents:,} documents"

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        narrow = [("v", "passages" if self.split.shows_second else "counts")]
        return [
            ("/", "term"),
            ("b", "by"),
            ("s", "order"),
            *(narrow if self.split.is_one else []),
            ("enter", "open"),
            ("y", "cite"),
            ("esc", "back"),
            ("?", "help"),
        ]

    def cited(self) -> Citation | None:
        """The passage under the cursor."""
        row = self.rows.current
        if row is None:
            return None
        shown = page(self.catalogue, row.passage.address, rows=False)
        return cite(self.catalogue, shown, find(shown, str(row.passage.paragraph)))

    # --- keys ----------------------------------------------------------------

    def action_term(self) -> None:
        """Ask for another term; an empty one shows everything about the entity, or by the speaker."""
        opening(self, self._ask_term())

    async def _ask_term(self) -> None:
        example = "transit, eurasian integration, cotton*; empty for all of the entity"
        asked = AskLine(self.session, "A word or phrase of the documents", self.term, example=example)
        term = await self.app.push_screen_wait(asked)
        if term is not None and term.strip() != self.term:
            self.term = term.strip()
            if self.term:
                self.about = ()
            self._load()

    def action_by(self) -> None:
        """Choose whose passages to show."""
        opening(self, self._choose_speaker())

    async def _choose_speaker(self) -> None:
        if not self.found:
            return
        counts = [*((who, sum(n for _, n in years)) for who, years in self.found.states), *self.found.speakers]
        counts = list(dict(counts).items())
        names = self.catalogue.names(who for who, _ in counts)
        rows = [("all", "Everybody", ""), *((who, names[who], str(count)) for who, count in counts)]
        chosen = await self.app.push_screen_wait(ChooseTyped(self.session, "Said by", rows))
        if chosen:
            self.by = "" if chosen == "all" else chosen
            self._load()

    def action_sort(self) -> None:
        """The next order."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._load()

    def action_courses(self) -> None:
        """On a narrow screen: the counts, or the passages."""
        self.split.swap()
        self.update_frame()

    def action_enter(self) -> None:
        """Open the document at the passage under the cursor."""
        if row := self.rows.current:
            self.open(row.passage.address)

    @on(PassageLines.Picked)
    @guarded
    def _picked(self) -> None:
        self.action_enter()
