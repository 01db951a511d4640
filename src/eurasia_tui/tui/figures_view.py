"""One figure of many states: ranked among all or a group, with the courses of up to six of them over the years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from ..query import ranking
from ..query.catalogue import Ambiguous, Unknown
from ..query.citations.cite import cite
from ..query.find_statement import find
from ..query.pages.page import page
from ..query.series import IndicatorInfo, Ranked
from ..render.line_chart import MOST, Course
from ..render.lines import Segment
from .choose_typed import ChooseTyped
from .faults import guarded
from .figures_lists import CourseLines, RankHeads, RankList
from .framed_view import FramedView
from .keys import on_both_layouts
from .session import Session
from .split_view import SplitView
from .type_ahead import opening
from .view import CITE

if TYPE_CHECKING:
    from ..query.citations.styles import Citation
    from ..query.questions import Showing

ONE_EACH = "One figure for each; there is no series to step through or draw."
FEW = 4
"""So many states have a line at first."""
SIDE_BY_SIDE = 66
"""Columns from which the lines are beside the ranking; below, ``v`` shows one or the other."""


class FiguresView(FramedView):
    """Opens with the figure of the page's row under the cursor, else with the first one."""

    title_text = "Figures"
    AUTO_FOCUS = "RankList"
    DEFAULT_CSS = """
    FiguresView #ranks { width: 1fr; height: 1fr; }
    FiguresView CourseLines { width: 1fr; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("left,h"), "walk(-1)", "previous year", tooltip="The previous year"),
        Binding(
            on_both_layouts("right,l"),
            "walk(1)",
            "next year",
            tooltip="The next year; after the last, the newest figures",
        ),
        Binding(on_both_layouts("i"), "indicator", "figure", tooltip="Another figure"),
        Binding(on_both_layouts("w"), "among", "among", tooltip="Rank all states, a region, or the members of a body"),
        Binding(on_both_layouts("s"), "sort", "order", tooltip="Highest first, lowest first, by name"),
        Binding("space", "line", "line", tooltip="Add or remove the line of the state; up to six"),
        Binding(on_both_layouts("z"), "scale", "scale", tooltip="Logarithmic or linear scale"),
        Binding(on_both_layouts("v"), "courses", "lines", tooltip="On a narrow screen: the lines, or the ranking"),
        Binding("enter", "enter", "open", tooltip="Open the state"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.key = ""
        self.among = ""
        self.year: int | None = None
        """None for the newest figure of each."""
        self.order = ranking.ORDERS[0]
        self.logarithmic = False
        self.at = ""
        """The state under the cursor."""
        self.lines: tuple[str, ...] | None = None
        """The states with a line; None until the first ranking is known."""
        self.indicator: IndicatorInfo | None = None
        self.span: tuple[int, int] | None = None

    @property
    def state(self) -> object:
        """Figure, group, year, order, states, scale, cursor."""
        row = self.ranks.current
        return (self.key, self.among, self.year, self.order, self.lines, self.logarithmic, row.id if row else "")

    def resume(self, state: object) -> None:
        """Show the same; a text is the key of the figure alone."""
        if isinstance(state, str):
            self.key = state
        elif isinstance(state, tuple):
            self.key, self.among, self.year, self.order, self.lines, self.logarithmic, self.at = state

    def show_answer(self, showing: Showing) -> None:
        """The figure, the group, the year and the order that were asked for."""
        self.key, self.among = showing.figure, showing.among
        self.year = int(showing.when) if showing.when else None
        self.order = ranking.ORDERS[1 if showing.lowest else 0]
        self.lines = showing.ids[:MOST] or None

    def content(self) -> Iterable[Widget]:
        """The ranking and the lines."""
        self.ranks = RankList(self.session, self.update_frame)
        self.courses = CourseLines(self.session)
        self.heads = RankHeads(self.session, self.ranks)
        self.split = SplitView(Container(self.heads, self.ranks, id="ranks"), self.courses, SIDE_BY_SIDE)
        yield self.split

    def on_mount(self) -> None:
        """The first figure."""
        self._load()
        super().on_mount()

    def _load(self) -> None:
        topics = ranking.topics(self.catalogue)
        if not topics:
            self.ranks.load([], None, (), self.order)
            return
        self.key, self.message = ranking.opening(self.catalogue, self.key, self.ids, topics)
        try:
            self.indicator, rows = ranking.ranking(self.catalogue, self.key, self.among, self.year, self.order)
        except (Unknown, Ambiguous):  # a group that is not there on this date
            self.among = ""
            self.indicator, rows = ranking.ranking(self.catalogue, self.key, "", self.year, self.order)
        self.span = ranking.years(self.catalogue, self.key)
        if self.lines is None:
            self.lines = self._first_lines(rows)
        row = self.ranks.current
        at = row.id if row else self.at or next((id_ for id_ in self.ids if any(id_ == item.id for item in rows)), "")
        missing = ranking.missing(self.catalogue, self.key, self.among, rows)
        self.ranks.load(rows, self.year, self.lines, self.order, at, missing)
        self.split.leave_alone(self.span is None)
        self.heads.repaint()
        self._draw()

    def _first_lines(self, rows: list[Ranked]) -> tuple[str, ...]:
        """The states asked for with the first of the group, or with those listed beside them; else the first of all."""
        if self.indicator and self.indicator.single:
            return ()
        ranked = [row.id for row in rows]
        asked = [id_ for id_ in self.ids if id_ in ranked]
        if self.among:
            asked = [*asked, *(id_ for id_ in ranked if id_ not in asked)][: max(FEW, len(asked))]
        elif len(asked) == 1:
            asked += [id_ for id_ in ranking.beside(self.catalogue, asked[0]) if id_ in ranked][: FEW - 1]
        return tuple(asked[:MOST] or ranked[:FEW])

    def _draw(self) -> None:
        found = ranking.courses(self.catalogue, self.key, self.lines or ())
        names = self.catalogue.names(self.lines or ())
        courses = [Course(names[id_], found.get(id_, ()), id_) for id_ in self.lines or ()]
        self.courses.load(courses, self.indicator, self.year, self.logarithmic)
        self.update_frame()

    # --- frame ---------------------------------------------------------------

    def crumbs(self) -> list[Segment]:
        """The figure, the year, the group."""
        label = ranking.heading(self.indicator) if self.indicator else "no figures"
        among = self.catalogue.name(self.among) if self.among else "all"
        year = str(self.year) if self.year else "newest"
        names = ([Segment(label, f"kind-{self.kind}")], [Segment(year, "key")], [Segment(among, "quiet")])
        parts = self.crumb(*names)
        return parts if self.app.size.width >= SIDE_BY_SIDE else parts[2:]

    def hint(self) -> list[Segment]:
        """The source, in the room that the figure, the year and the group leave."""
        source = self.indicator.source if self.indicator else ""
        return self.in_room(self.catalogue.name(source)) if source else []

    def range(self) -> str:
        """Rows in view."""
        return self.ranks.range()

    def below(self) -> str:
        """What to know of the figure."""
        return self.indicator.note if self.indicator else ""

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        arrows = "<- ->" if self.session.glyphs.ascii else "← →"
        narrow = [("v", "ranking" if self.split.shows_second else "lines")]
        years, line = ([(arrows, "year")], [("space", "line")]) if self.span else ([], [])
        return [
            *years,
            ("i", "figure"),
            ("w", "among"),
            ("s", "order"),
            *line,
            *(narrow if self.split.is_one and self.span else []),
            *([("z", "linear scale" if self.logarithmic else "log scale")] if self.span else []),
            ("enter", "open"),
            ("y", "cite"),
            ("esc", "back"),
            ("?", "help"),
        ]

    def cited(self) -> Citation | None:
        """The figure under the cursor."""
        row = self.ranks.current
        if row is None:
            return None
        shown = page(self.catalogue, row.id)
        statement = find(shown, f"{self.key}@{row.as_of}" if self.span else self.key.partition("/")[2])
        return cite(self.catalogue, shown, statement) if statement is not None else None

    # --- keys ----------------------------------------------------------------

    def action_walk(self, step: int) -> None:
        """To another year; past the last stand the newest figures."""
        if self.span is None:
            self.show_status(ONE_EACH)
            return
        first, last = self.span
        year = self.year or last + 1
        year = max(first, min(year + step, last + 1))
        self.year = None if year > last else year
        self._load()

    def action_sort(self) -> None:
        """The next order."""
        orders = ranking.ORDERS
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._load()

    def action_line(self) -> None:
        """A line for the state under the cursor, or none."""
        row, lines = self.ranks.current, self.lines or ()
        if row is None:
            return
        if self.span is None:
            self.show_status(ONE_EACH)
        elif row.id in lines:
            self.lines = tuple(id_ for id_ in lines if id_ != row.id)
        elif len(lines) < MOST:
            self.lines = (*lines, row.id)
        else:
            self.show_status(f"At most {MOST} lines.")
        self.ranks.mark(self.lines or ())
        self._draw()

    def action_scale(self) -> None:
        """Logarithmic or plain."""
        self.logarithmic = not self.logarithmic
        self._draw()

    def action_courses(self) -> None:
        """On a narrow screen: the lines, or the ranking."""
        if self.span:
            self.split.swap()
        self.update_frame()

    def action_enter(self) -> None:
        """Open the state under the cursor."""
        if row := self.ranks.current:
            self.open(row.id)

    @on(RankList.Picked)
    @guarded
    def _picked(self) -> None:
        self.action_enter()

    @on(RankHeads.Sorted)
    @guarded
    def _sorted(self) -> None:
        self.action_sort()

    def action_indicator(self) -> None:
        """Choose another figure."""
        opening(self, self._choose_indicator())

    async def _choose_indicator(self) -> None:
        rows = [(topic.key, topic.label, topic.topic) for topic in ranking.topics(self.catalogue)]
        chosen = await self.app.push_screen_wait(ChooseTyped(self.session, "Figure", rows))
        if chosen:
            if ranking.kind_of(self.catalogue, chosen) != ranking.kind_of(self.catalogue, self.key):
                self.among = ""
            if self.span is None or self.lines == ():
                self.lines = None
            self.key = chosen
            self._load()

    def action_among(self) -> None:
        """Choose whom to rank."""
        opening(self, self._choose_group())

    async def _choose_group(self) -> None:
        groups = ranking.groups(self.catalogue, self.key)
        rows = [("all", "All", ""), *((name, title, "") for name, title in groups)]
        chosen = await self.app.push_screen_wait(ChooseTyped(self.session, "Among", rows))
        if chosen:
            self.among = "" if chosen == "all" else chosen
            self.lines = None
            self._load()
