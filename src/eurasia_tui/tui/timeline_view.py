"""The timeline: everything dated, by year, on a rail with a cursor; filtered by entity, kind and period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ..periods import in_words
from ..query.citations.cite import cite
from ..query.columns import acronyms
from ..query.pages.page import page
from ..query.timeline import Entry, timeline
from ..query.timeline_details import TERMS, group_of, timeline_kinds, years
from ..render.lines import Segment
from .ask_line import ask_period
from .choose import Choose
from .faults import guarded
from .framed_view import FramedView
from .keys import on_both_layouts
from .search_view import SearchView
from .session import Session
from .timeline_bars import YearBars
from .timeline_lines import TimelineLines, terms_sign
from .timeline_switches import Switches
from .type_ahead import opening
from .view import CITE

if TYPE_CHECKING:
    from ..query.citations.styles import Citation
    from ..query.questions import Showing

BARS_FROM = 16
"""Rows of the screen from which there are bars of years."""
FIRST_DAY = "0000-01-01"
"""A day before every entry: a period opens at its beginning."""
SPANS = (0, 20, 5, 1)
"""Years shown around the cursor, from all to one."""


class TimelineView(FramedView):
    """Begins with what concerns the entity of the page below; e shows everything."""

    title_text = "Timeline"
    AUTO_FOCUS = "TimelineLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open", tooltip="Open the entry"),
        Binding(on_both_layouts("left,h"), "walk(-1)", "previous year", tooltip="To the previous year"),
        Binding(on_both_layouts("right,l"), "walk(1)", "next year", tooltip="To the next year"),
        Binding("plus,equals_sign", "zoom(1)", "closer", tooltip="Fewer years around the cursor"),
        Binding("minus", "zoom(-1)", "wider", tooltip="More years around the cursor"),
        Binding(
            on_both_layouts("e"),
            "everything",
            "everything",
            tooltip="Show everything, or only entries about the entity",
        ),
        Binding(on_both_layouts("a,s"), "kind", "kinds", tooltip="Show or hide a kind of entries, or show only one"),
        Binding(on_both_layouts("w"), "who", "who", tooltip="Only entries about another entity"),
        Binding(on_both_layouts("d"), "period", "period", tooltip="Only a period: 2010/2020, since 2015"),
        Binding(on_both_layouts("m"), "map", "map", tooltip="Show what is listed on the map"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.only = bool(ids)
        self.off: frozenset[str] = frozenset(name for name, kind in self.catalogue.kinds.items() if kind.opinion)
        """Groups of entries that are not shown: at first those of quotations and claims."""
        self.period = ""
        self.near = 0
        """Index into SPANS."""
        self.every: list[Entry] = []
        self._at: tuple[str, str] | None = None
        """Day and id of the entry under the cursor when the view was left."""

    @property
    def state(self) -> object:
        """Entities, switches, period and cursor."""
        entry = self.body.current
        return (self.ids, self.only, self.off, self.period, self.near, (entry.day, entry.id) if entry else None)

    def resume(self, state: object) -> None:
        """Show the same."""
        if isinstance(state, tuple):
            self.ids, self.only, self.off, self.period, self.near, self._at = state

    def show_answer(self, showing: Showing) -> None:
        """A period of what concerns some entities, or of everything."""
        self.period = showing.when

    @property
    def kind(self) -> str:
        """The kind that most of the entries are of."""
        found = Counter(entry.kind for entry in self.every if not entry.to)
        return found.most_common(1)[0][0] if found else super().kind

    def content(self) -> Iterable[Widget]:
        """Bars, switches, entries."""
        self.bars, self.switches = YearBars(self.session), Switches(self.session)
        self.body = TimelineLines(self.session, self.update_frame)
        self.bars.display = self.app.size.height >= BARS_FROM
        yield self.bars
        yield self.switches
        yield self.body

    def on_mount(self) -> None:
        """Show the entries; those of a period from its beginning."""
        self._read(FIRST_DAY if self.period else "")
        super().on_mount()
        self.call_after_refresh(self.update_frame)

    def _read(self, day: str = "") -> None:
        """All that is dated, of every kind but the documents, in the period."""
        start, _, end = self.period.partition("/")
        self.every = timeline(
            self.catalogue, self.ids if self.only else (), start or None, end or None, timeline_kinds(self.catalogue)
        )
        self._fill(day)

    def _fill(self, day: str = "") -> None:
        """Show the entries of the groups that are on, with the cursor at a day, else where it was, else at the present."""
        counts = Counter(map(group_of, self.every))
        labels = {TERMS: "Terms"} | {name: kind.label for name, kind in self.catalogue.kinds.items()}
        groups = [(name, labels[name], counts[name], name not in self.off) for name in labels if counts[name]]
        self.switches.load(groups)
        entries = [entry for entry in self.every if group_of(entry) not in self.off]
        at = self.body.current
        day = self._at[0] if self._at else day or (at.day if at else self.catalogue.day)
        if SPANS[self.near]:
            first = int(day[:4]) - SPANS[self.near] // 2
            entries = [entry for entry in entries if first <= int(entry.day[:4]) < first + SPANS[self.near]]
        ends = list(dict.fromkeys(entry.to for entry in entries if entry.to))
        self.body.load(entries, self.catalogue.names(ends) | acronyms(self.catalogue, ends), day)
        if self._at:
            same = [index for index, entry in enumerate(entries) if (entry.day, entry.id) == self._at]
            self.body.move_to(same[0] if same else self.body.cursor)
            self._at = None
        self.bars.load(years(entries if self.near == 0 else self.every), f"sign-{self.kind}")
        self.bars.display = self.app.size.height >= BARS_FROM and len(self.bars.years) > 1
        self.update_frame()

    # --- frame ---------------------------------------------------------------

    def update_frame(self) -> None:
        """The years in view too."""
        if self.body.entries:
            first, last = self.body.in_view()
            span = (int(self.body.entries[first].day[:4]), int(self.body.entries[last].day[:4]))
            self.bars.show_span(*span)
        super().update_frame()

    def crumbs(self) -> list[Segment]:
        """Of whom, and which period."""
        names = self.catalogue.names(self.ids)
        what = ", ".join(names[id_] for id_ in self.ids) if self.only else "everything"
        parts = self.crumb([Segment(what, f"kind-{self.kind}")])
        if self.period:
            parts += [Segment(f"  {in_words(self.period)}", "key")]
        return parts

    def hint(self) -> list[Segment]:
        """The years in view, of all."""
        found = self.bars.years
        if not found or not self.body.entries:
            return []
        every = self._years(int(self.body.entries[0].day[:4]), max(found))
        shown = self._years(*self.bars.span)
        return [Segment(every if shown == every else f"{shown} of {every}", "quiet")]

    def _years(self, first: int, last: int) -> str:
        return f"{first}{self.session.glyphs.dash}{last}" if first < last else f"{first}"

    def range(self) -> str:
        """Entries in view."""
        if not self.body.total:
            return "0 entries"
        first, last = self.body.in_view()
        return f"{first + 1:,}{self.session.glyphs.dash}{last + 1:,} of {self.body.total:,}"

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        arrows = "<- ->" if self.session.glyphs.ascii else "← →"
        return [
            ("enter", "open"),
            (arrows, "year"),
            ("+ -", "scale"),
            ("a", "kinds"),
            ("w", "who"),
            *([("e", "everything" if self.only else "only this")] if self.ids else []),
            ("d", "period"),
            ("m", "map"),
            ("y", "cite"),
            ("esc", "back"),
            ("?", "help"),
        ]

    def legend(self) -> list[tuple[str, str]]:
        """The sign of terms; those of kinds are in every help."""
        return [(terms_sign(self.session.glyphs), "terms: a membership or an office begins or ends")]

    def cited(self) -> Citation | None:
        """The page of the entry."""
        entry = self.body.current
        return cite(self.catalogue, page(self.catalogue, entry.id)) if entry else None

    # --- keys ----------------------------------------------------------------

    def action_enter(self) -> None:
        """Open the entry."""
        if entry := self.body.current:
            self.open(entry.id)

    @on(TimelineLines.Picked)
    @guarded
    def _picked(self) -> None:
        self.action_enter()

    def action_walk(self, step: int) -> None:
        """To the first entry of another year."""
        if entry := self.body.current:
            self._to_year(int(entry.day[:4]), step)

    def _to_year(self, year: int, step: int) -> None:
        index = self.body.year_from(year, step)
        if index is not None:
            self.body.move_to(index)

    @on(YearBars.Year)
    @guarded
    def _year_clicked(self, message: YearBars.Year) -> None:
        self._to_year(message.year, 0)

    def action_zoom(self, step: int) -> None:
        """Fewer or more years around the cursor."""
        near = max(0, min(self.near + step, len(SPANS) - 1))
        if near != self.near:
            self.near = near
            self._fill()

    def action_map(self) -> None:
        """Where everything listed is."""
        opening(self, self._show_map())

    async def _show_map(self) -> None:
        from .map_view import MapView

        ids = tuple(dict.fromkeys(entry.id for entry in self.body.entries))
        if chosen := await self.app.push_screen_wait(MapView(self.session, ids)):
            self.open(chosen)

    def action_everything(self) -> None:
        """Everything, or only what concerns the entity."""
        self.only = not self.only and bool(self.ids)
        self._read()

    def action_who(self) -> None:
        """Choose an entity."""
        opening(self, self._choose_who())

    async def _choose_who(self) -> None:
        found = await self.app.push_screen_wait(SearchView(self.session, (), "Timeline of"))
        if found:
            self.ids, self.only = (found,), True
            self._read()

    def _switch(self, name: str) -> None:
        self.off = self.off ^ {name}
        self._fill()

    @on(Switches.Switched)
    @guarded
    def _switched(self, message: Switches.Switched) -> None:
        self._switch(message.name)

    def action_kind(self) -> None:
        """Choose a kind to show or not."""
        opening(self, self._choose_kind())

    async def _choose_kind(self) -> None:
        chosen = await self.app.push_screen_wait(Choose(self.session, "Entries", self.switches.choices()))
        if chosen is not None:
            self.off = self.switches.off_after(chosen, self.off)
            self._fill()

    def action_period(self) -> None:
        """Choose a period."""
        opening(self, self._choose_period())

    async def _choose_period(self) -> None:
        chosen = await ask_period(self.app, self.session, self.period)
        if chosen is not None:
            self.period, self.near = chosen, 0
            self._read(FIRST_DAY if chosen else "")
