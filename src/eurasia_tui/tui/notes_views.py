"""Lists of the user's own: notes and bookmarks, and what one looked at last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from ..dates import show
from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, pad, width
from ..sanitize import clean_line
from ..userdata import notes
from ..userdata.files import Unwritable
from .header_footer import Crumbs, KeyBar
from .keys import on_both_layouts
from .lines import Lines
from .view import View


class OwnRow(NamedTuple):
    """An entity with a remark, and a line of one's own text."""

    id: str
    name: str
    remark: str
    text: str = ""


class OwnLines(Lines, can_focus=True):
    """A line or two an entity, with a cursor."""

    DEFAULT_CSS = "OwnLines { width: 1fr; height: 1fr; }"

    class Picked(Message):
        """A row was clicked."""

    def __init__(self, glyphs: Glyphs, nothing: str) -> None:
        super().__init__()
        self.glyphs, self.nothing = glyphs, nothing
        self.rows: list[OwnRow] = []
        self.lines_: list[tuple[int, bool]] = []
        self.cursor = 0

    def load(self, rows: list[OwnRow]) -> None:
        """Show rows."""
        self.rows = rows
        self.lines_ = [
            (number, text) for number, row in enumerate(rows) for text in (False, True) if not text or row.text
        ]
        self.cursor = max(0, min(self.cursor, len(rows) - 1))
        self.move(0)

    @property
    def current(self) -> OwnRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def count(self) -> int:
        """Lines."""
        return max(1, len(self.lines_))

    def line(self, index: int) -> Iterable[Segment]:
        """A name with its remark, or the beginning of the text."""
        room = self.size.width - 2
        if not self.rows:
            return [Segment(fit(f" {self.nothing}", room, self.glyphs.ellipsis), "quiet")]
        number, text = self.lines_[index]
        row = self.rows[number]
        if text:
            return [Segment("     "), Segment(fit(clean_line(row.text), room - 5, self.glyphs.ellipsis), "quiet")]
        chosen = number == self.cursor
        remark = Segment(f" {row.remark}", "quiet")
        size = max(4, room - width([remark]) - 2)
        return [
            Segment(f"{self.glyphs.cursor if chosen else ' '} ", "strong"),
            Segment(pad(fit(row.name, size, self.glyphs.ellipsis), size), "cursor" if chosen else ""),
            remark,
        ]

    def move(self, rows: int) -> None:
        """Move the cursor."""
        if self.rows:
            self.cursor = max(0, min(self.cursor + rows, len(self.rows) - 1))
            self.scroll_into_view(self.lines_.index((self.cursor, False)), 1)
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row; a second click opens it."""
        at = self.top + event.y
        if self.rows and at < len(self.lines_):
            if self.lines_[at][0] == self.cursor:
                self.post_message(self.Picked())
            self.cursor = self.lines_[at][0]
            self.repaint()


class OwnView(View):
    """A list of entities of the user's own; Enter opens one."""

    nothing: ClassVar[str] = ""
    AUTO_FOCUS = "OwnLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("down,j"), "move(1)", "down", show=False),
        Binding(on_both_layouts("up,k"), "move(-1)", "up", show=False),
        Binding("pagedown,ctrl+d", "move(10)", "page down", show=False),
        Binding("pageup,ctrl+u", "move(-10)", "page up", show=False),
        Binding(on_both_layouts("home,g"), "move(-1000000)", "first", show=False),
        Binding(on_both_layouts("end,G"), "move(1000000)", "last", show=False),
        Binding(on_both_layouts("enter,l,right"), "enter", "open", tooltip="Open the page"),
        Binding(on_both_layouts("q,h,left,backspace"), "leave", "back", show=False),
    ]

    def rows(self) -> list[OwnRow]:
        """The rows to show."""
        raise NotImplementedError

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the line below."""
        return [("enter", "open"), ("esc", "back")]

    def compose(self) -> ComposeResult:
        """What it is, the rows, the keys."""
        from .app import glyphs_of

        glyphs = glyphs_of(self.app)
        self.crumbs, self.body, self.bar = Crumbs(glyphs), OwnLines(glyphs, self.nothing), KeyBar(glyphs)
        yield self.crumbs
        yield self.body
        yield self.bar

    def on_mount(self) -> None:
        """Show the rows."""
        self.reload()

    def reload(self, said: str = "") -> None:
        """Read the rows again."""
        self.body.load(self.rows())
        self.crumbs.tell([self.title_text], f"{len(self.body.rows):,} ")
        self.bar.tell(self.keys(), said)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.body.move(rows)

    def action_enter(self) -> None:
        """Open the page."""
        if row := self.body.current:
            self.open(row.id)

    def on_own_lines_picked(self) -> None:
        """Opened with the mouse."""
        self.action_enter()


class NotesView(OwnView):
    """Notes and bookmarks, the last changed first."""

    title_text = "Notes and bookmarks"
    nothing = "None yet: b bookmarks the page one reads, n writes a note on it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("n"), "note", "note", tooltip="Write on"),
        Binding(on_both_layouts("b"), "bookmark", "bookmark", tooltip="Bookmark, or take the bookmark away"),
    ]

    def rows(self) -> list[OwnRow]:
        """Every note and bookmark."""
        self.aside: list[str] = []
        found = list(notes.notes(lambda path: self.aside.append(str(path))))
        names = self.catalogue.names([one.id for one in found])
        return [
            OwnRow(
                one.id,
                names[one.id],
                "  ".join(filter(None, ("bookmark" if one.bookmarked else "", show(one.changed[:10])))),
                one.text,
            )
            for one in found
        ]

    def on_mount(self) -> None:
        """Show the rows, and what was not readable."""
        self.reload()
        if self.aside:
            self.bar.tell(self.keys(), f"Not readable, kept as {self.aside[0]}")

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the line below."""
        return [("enter", "open"), ("n", "write on"), ("b", "bookmark"), ("esc", "back")]

    @work
    async def action_note(self) -> None:
        """Write on."""
        from .note_screen import NoteScreen

        if row := self.body.current:
            await self.app.push_screen_wait(NoteScreen(row.id, row.name, self.body.glyphs))
            self.reload()

    def action_bookmark(self) -> None:
        """Set or take away the bookmark."""
        if row := self.body.current:
            try:
                notes.bookmark(row.id, not notes.note(row.id).bookmarked)
            except Unwritable as error:
                self.reload(f"Not kept: {error}")
            else:
                self.reload()


class RecentView(OwnView):
    """What one looked at last, in this session and those before."""

    title_text = "Recent"
    nothing = "Nothing yet."

    def rows(self) -> list[OwnRow]:
        """The entities, the last first."""
        from .app import EurasiaApp
        from .session_state import recent

        assert isinstance(self.app, EurasiaApp)
        ids = recent(self.catalogue, self.app.browse)
        names, kinds = self.catalogue.names(ids), self.catalogue.kinds_of(ids)
        return [OwnRow(id_, names[id_], self.catalogue.kinds[kinds[id_]].label) for id_ in ids]
