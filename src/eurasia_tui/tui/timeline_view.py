"""The timeline: everything dated, by decade and year, with a cursor; filtered by entity, kind and period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from ..dates import bounds, show
from ..query.catalogue import Catalogue
from ..query.timeline import Entry, timeline
from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, pad
from .ask_line import AskLine
from .choose import Choose
from .header_footer import Crumbs, KeyBar
from .keys import on_both_layouts
from .lines import Lines
from .view import CITE, View

if TYPE_CHECKING:
    from ..query.cite import Citation


class TimelineLines(Lines, can_focus=True):
    """Headings of decades and years, and an entry a line."""

    DEFAULT_CSS = "TimelineLines { width: 1fr; height: 1fr; }"

    class Picked(Message):
        """An entry was clicked."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.rows: list[Entry | str] = []
        self.names: dict[str, str] = {}
        self.cursor = 0

    def load(self, entries: list[Entry], names: dict[str, str], day: str) -> None:
        """Show entries, with the cursor on the last one before the day."""
        self.rows, self.names = [], names
        decade = year = ""
        for entry in entries:
            if entry.day[:3] != decade:
                decade = entry.day[:3]
                self.rows.append(f"{decade}0s")
            if entry.day[:4] != year:
                year = entry.day[:4]
                self.rows.append(f"  {year}")
            self.rows.append(entry)
        past = [i for i, row in enumerate(self.rows) if isinstance(row, Entry) and row.day <= day]
        self.cursor = past[-1] if past else 0
        self.move(0)

    def count(self) -> int:
        """Lines."""
        return max(1, len(self.rows))

    def line(self, index: int) -> Iterable[Segment]:
        """A heading or an entry."""
        if not self.rows:
            return [Segment(" Nothing dated is known for that; e shows everything.", "quiet")]
        row = self.rows[index]
        if isinstance(row, str):
            return [Segment(f" {row}", "quiet" if row.startswith(" ") else "group")]
        chosen = index == self.cursor
        what = f"{row.title} {row.what} {self.names.get(row.to, row.to)}" if row.to else row.title
        tail = "" if row.to else f"  {row.what.lower()}"
        room = self.size.width - 19
        text = fit(what, room, self.glyphs.ellipsis)
        return [
            Segment(f"{self.glyphs.cursor if chosen else ' '} ", "strong"),
            Segment(pad(fit(show(row.date), 15, self.glyphs.ellipsis), 16), "quiet"),
            Segment(text, "cursor" if chosen else ""),
            Segment(fit(tail, room - len(text), self.glyphs.ellipsis) if room - len(text) > 4 else "", "quiet"),
        ]

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        row = self.rows[self.cursor] if self.rows else None
        return row if isinstance(row, Entry) else None

    def move(self, rows: int) -> None:
        """Move the cursor by entries."""
        places = [i for i, row in enumerate(self.rows) if isinstance(row, Entry)]
        if places:
            here = min(range(len(places)), key=lambda at: abs(places[at] - self.cursor))
            self.cursor = places[max(0, min(here + rows, len(places) - 1))]
            self.scroll_into_view(self.cursor, 2 if self.height > 6 else 0)
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on an entry; a second click opens it."""
        index = self.top + event.y
        if index < len(self.rows) and isinstance(self.rows[index], Entry):
            if index == self.cursor:
                self.post_message(self.Picked())
            self.cursor = index
            self.repaint()


class TimelineView(View):
    """Begins with what concerns the entity one came from; e shows everything."""

    title_text = "Timeline"
    AUTO_FOCUS = "TimelineLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("down,j"), "move(1)", "down", show=False),
        Binding(on_both_layouts("up,k"), "move(-1)", "up", show=False),
        Binding("pagedown,ctrl+d", "move(15)", "page down", show=False),
        Binding("pageup,ctrl+u", "move(-15)", "page up", show=False),
        Binding(on_both_layouts("home,g"), "move(-1000000)", "first", show=False),
        Binding(on_both_layouts("end,G"), "move(1000000)", "last", show=False),
        Binding("enter", "enter", "open", tooltip="Open the entry"),
        Binding(
            on_both_layouts("e"), "everything", "everything", tooltip="Everything, or only what concerns the entity"
        ),
        Binding(on_both_layouts("s"), "kind", "kind", tooltip="Only entries of one kind"),
        Binding(on_both_layouts("d"), "period", "period", tooltip="Only a period: 2010/2020"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, catalogue: Catalogue, ids: tuple[str, ...] = ()) -> None:
        super().__init__(catalogue, ids)
        self.only = bool(ids)
        self.kind = ""
        self.period = ""

    def compose(self) -> ComposeResult:
        """What is shown, the entries, the keys."""
        from .app import glyphs_of

        glyphs = glyphs_of(self.app)
        self.crumbs, self.body, self.bar = Crumbs(glyphs), TimelineLines(glyphs), KeyBar(glyphs)
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
        self.crumbs.tell(
            ["Timeline", ", ".join(what)], f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
        )
        everything = "everything" if self.only else "only this"
        self.bar.tell(
            [
                ("enter", "open"),
                ("e", everything),
                ("s", "kind"),
                ("d", "period"),
                ("y", "cite"),
                ("esc", "back"),
                ("?", "help"),
            ]
        )

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.body.move(rows)

    def cited(self) -> Citation | None:
        """The page of the entry."""
        from ..query.cite import cite
        from ..query.page import page

        entry = self.body.current
        return cite(self.catalogue, page(self.catalogue, entry.id)) if entry else None

    def say(self, message: str) -> None:
        """Before the keys."""
        self.bar.tell(self.bar.keys, message)

    def action_enter(self) -> None:
        """Open the entry."""
        if entry := self.body.current:
            self.open(entry.id)

    def on_timeline_lines_picked(self) -> None:
        """Opened with the mouse."""
        self.action_enter()

    def action_everything(self) -> None:
        """Everything, or only what concerns the entity."""
        self.only = not self.only and bool(self.ids)
        self._load()

    @work
    async def action_kind(self) -> None:
        """Choose a kind."""
        rows = [("", "All kinds", ""), *((kind.name, kind.label, "") for kind in self.catalogue.kinds.values())]
        chosen = await self.app.push_screen_wait(Choose("Entries of", rows, self.body.glyphs))
        if chosen is not None:
            self.kind = chosen
            self._load()

    @work
    async def action_period(self) -> None:
        """Choose a period."""
        chosen = await self.app.push_screen_wait(
            AskLine("Period: 2010/2020, 2016-06, or empty for all", self.period, _not_a_period)
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
