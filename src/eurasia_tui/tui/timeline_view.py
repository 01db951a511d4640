"""The timeline: everything dated, by decade and year, with a cursor; filtered by entity, kind and period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ..dates import bounds, show
from ..query.timeline import Entry, timeline
from ..render.lines import Segment, fit, pad
from .ask_line import AskLine
from .choose import Choose
from .cursor_list import CursorList
from .faults import guarded
from .header_footer import Crumbs, KeyBar
from .keys import on_both_layouts
from .session import Session
from .type_ahead import opening
from .view import CITE, View

if TYPE_CHECKING:
    from ..query.citation_styles import Citation


class TimelineLines(CursorList):
    """Headings of decades and years, and an entry a line."""

    MARGIN = 2

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.entries: list[Entry] = []
        self.rows: list[int | str] = []
        """For each line, the index of its entry or a heading."""
        self.names: dict[str, str] = {}
        self._lines: list[int] = []
        """The line of each entry."""

    def load(self, entries: list[Entry], names: dict[str, str], day: str) -> None:
        """Show entries, with the cursor on the last one not after a day (ISO 8601)."""
        self.entries, self.names, self.total = entries, names, len(entries)
        self.rows, self._lines = [], []
        decade = year = ""
        for index, entry in enumerate(entries):
            if entry.day[:3] != decade:
                decade = entry.day[:3]
                self.rows.append(f"{decade}0s")
            if entry.day[:4] != year:
                year = entry.day[:4]
                self.rows.append(f"  {year}")
            self._lines.append(len(self.rows))
            self.rows.append(index)
        self.cursor = max((index for index, entry in enumerate(entries) if entry.day <= day), default=0)
        self.reveal()
        self.repaint()

    def count(self) -> int:
        """Number of lines."""
        return max(1, len(self.rows))

    def line_of(self, index: int) -> int:
        """The line of an entry."""
        return self._lines[index]

    def index_at(self, line: int) -> int | None:
        """The entry on a line; None on a heading."""
        row = self.rows[line] if 0 <= line < len(self.rows) else ""
        return None if isinstance(row, str) else row

    def line(self, index: int) -> Iterable[Segment]:
        """A heading or an entry."""
        if not self.rows:
            return [Segment(" No dated entries; e shows everything.", "quiet")]
        row = self.rows[index]
        if isinstance(row, str):
            return [Segment(f" {row}", "quiet" if row.startswith(" ") else "group")]
        entry = self.entries[row]
        chosen = row == self.cursor
        what = f"{entry.title} {entry.what} {self.names.get(entry.to, entry.to)}" if entry.to else entry.title
        tail = "" if entry.to else f"  {entry.what.lower()}"
        room = self.size.width - 19
        text = fit(what, room, self.glyphs.ellipsis)
        return [
            Segment(f"{self.glyphs.cursor if chosen else ' '} ", "strong"),
            Segment(pad(fit(show(entry.date), 15, self.glyphs.ellipsis), 16), "quiet"),
            Segment(text, "cursor" if chosen else ""),
            Segment(fit(tail, room - len(text), self.glyphs.ellipsis) if room - len(text) > 4 else "", "quiet"),
        ]

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.entries else None


class TimelineView(View):
    """Begins with what concerns the entity of the page below; e shows everything."""

    title_text = "Timeline"
    AUTO_FOCUS = "TimelineLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open", tooltip="Open the entry"),
        Binding(
            on_both_layouts("e"), "everything", "everything", tooltip="Everything, or only what concerns the entity"
        ),
        Binding(on_both_layouts("s"), "kind", "kind", tooltip="Only entries of one kind"),
        Binding(on_both_layouts("d"), "period", "period", tooltip="Only a period: 2010/2020"),
        Binding(on_both_layouts("m"), "map", "map", tooltip="What is listed, on the map"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.only = bool(ids)
        self.kind = ""
        self.period = ""

    def compose(self) -> ComposeResult:
        """Breadcrumb, entries, keys."""
        self.crumbs, self.body, self.bar = Crumbs(self.session), TimelineLines(self.session), KeyBar(self.session)
        yield self.crumbs
        yield self.body
        yield self.bar

    def on_mount(self) -> None:
        """Show the entries."""
        self._load()

    def _load(self) -> None:
        start, _, end = self.period.partition("/")
        entries = timeline(
            self.catalogue,
            self.ids if self.only else (),
            start or None,
            (end or start) or None,
            [self.kind] if self.kind else [],
        )
        names = self.catalogue.names([*self.ids, *(entry.to for entry in entries if entry.to)])
        self.body.load(entries, names, self.catalogue.day)
        what = [names[id_] for id_ in self.ids] if self.only else ["everything"]
        if self.kind:
            what.append(self.catalogue.kinds[self.kind].label.lower())
        if self.period:
            what.append(self.period.replace("/", " to "))
        self.crumbs.update(
            ["Timeline", ", ".join(what)], f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
        )
        everything = "everything" if self.only else "only this"
        self.bar.update(
            [
                ("enter", "open"),
                ("e", everything),
                ("s", "kind"),
                ("d", "period"),
                ("m", "map"),
                ("y", "cite"),
                ("esc", "back"),
                ("?", "help"),
            ]
        )

    def cited(self) -> Citation | None:
        """The page of the entry."""
        from ..query.cite import cite
        from ..query.page import page

        entry = self.body.current
        return cite(self.catalogue, page(self.catalogue, entry.id)) if entry else None

    def show_status(self, message: str) -> None:
        """Show a message before the keys."""
        self.bar.update(self.bar.keys, message)

    def action_enter(self) -> None:
        """Open the entry."""
        if entry := self.body.current:
            self.open(entry.id)

    @on(TimelineLines.Picked)
    @guarded
    def _picked(self) -> None:
        self.action_enter()

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
        self._load()

    def action_kind(self) -> None:
        """Choose a kind."""
        opening(self, self._choose_kind())

    async def _choose_kind(self) -> None:
        rows = [("", "All kinds", ""), *((kind.name, kind.label, "") for kind in self.catalogue.kinds.values())]
        chosen = await self.app.push_screen_wait(Choose(self.session, "Entries of", rows))
        if chosen is not None:
            self.kind = chosen
            self._load()

    def action_period(self) -> None:
        """Choose a period."""
        opening(self, self._choose_period())

    async def _choose_period(self) -> None:
        chosen = await self.app.push_screen_wait(
            AskLine(self.session, "Period: 2010/2020, 2016-06, or empty for all", self.period, _not_a_period)
        )
        if chosen is not None:
            self.period = chosen
            self._load()


def _not_a_period(text: str) -> str:
    try:
        for part in filter(None, text.split("/")):
            bounds(part)
    except ValueError as error:
        return str(error)
    return ""
