"""Lists of notes and bookmarks, and of entities looked at last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ..dates import show
from ..named_tuple import NamedTuple
from ..render.lines import Segment, fit, pad, width, wrap
from ..sanitize import clean_line
from ..userdata import notes
from ..userdata.files import Unwritable
from .cursor_list import CursorList
from .faults import guarded
from .framed_view import FramedView
from .header_footer import VIEWS_KEY
from .keys import on_both_layouts
from .note_screen import NoteScreen
from .session import Session
from .session_state import recent
from .type_ahead import opening


class NoteRow(NamedTuple):
    """An entity with a remark, and a line of the user's own text."""

    id: str
    name: str
    remark: str
    text: str = ""


class NoteRows(CursorList):
    """A line or two an entity, with a cursor."""

    MARGIN = 1

    def __init__(self, session: Session, empty: str) -> None:
        super().__init__(session)
        self.empty = empty
        """Shown where there are no rows."""
        self.rows: list[NoteRow] = []
        self.lines_: list[tuple[int, bool]] = []
        """For each line its row, and whether it shows the row's text."""

    def load(self, rows: list[NoteRow]) -> None:
        """Show rows; the cursor stays at its index."""
        self.rows, self.total = rows, len(rows)
        self.lines_ = [
            (number, text) for number, row in enumerate(rows) for text in (False, True) if not text or row.text
        ]
        self.cursor = max(0, min(self.cursor, len(rows) - 1))
        self.reveal()
        self.repaint()

    @property
    def current(self) -> NoteRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def count(self) -> int:
        """Number of lines."""
        return len(self.lines_) or len(self._none())

    def _none(self) -> list[tuple[Segment, ...]]:
        """That there are no rows, in as many lines as it takes."""
        return wrap([Segment(self.empty, "quiet")], max(10, self.size.width - 2), 1)

    def line_of(self, index: int) -> int:
        """The first line of a row."""
        return self.lines_.index((index, False))

    def index_at(self, line: int) -> int | None:
        """The row on a line."""
        return self.lines_[line][0] if 0 <= line < len(self.lines_) else None

    def line(self, index: int) -> Iterable[Segment]:
        """A name with its remark, or the beginning of the text."""
        room = self.size.width - 2
        if not self.rows:
            return self._none()[index]
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


class NoteRowsView(FramedView):
    """A list of entities; Enter opens one."""

    empty: ClassVar[str] = ""
    """Shown where there are no rows."""
    AUTO_FOCUS = "NoteRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("enter,l,right"), "enter", "open", tooltip="Open the page"),
        Binding(on_both_layouts("q,h,left,backspace"), "leave", "back", show=False),
    ]

    def rows(self) -> list[NoteRow]:
        """The rows to show."""
        raise NotImplementedError

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        row = [("enter", "open")] if self.body.rows else []
        return [*row, ("esc", "back"), ("0", VIEWS_KEY), ("?", "help")]

    def content(self) -> Iterable[Widget]:
        """The rows."""
        self.body = NoteRows(self.session, self.empty)
        yield self.body

    def range(self) -> str:
        """How many rows there are."""
        return f"{self.body.total:,}" if self.body.total else ""

    def on_mount(self) -> None:
        """Show the rows."""
        super().on_mount()
        self.reload()

    def reload(self, message: str = "") -> None:
        """Read the rows again."""
        self.body.load(self.rows())
        self.show_status(message)

    def action_enter(self) -> None:
        """Open the page."""
        if row := self.body.current:
            self.open(row.id)

    @on(NoteRows.Picked)
    @guarded
    def _picked(self) -> None:
        self.action_enter()


class NotesView(NoteRowsView):
    """Notes and bookmarks, the last changed first."""

    title_text = "Notes and bookmarks"
    empty = "None yet. On a page, b sets a bookmark and n writes a note."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("n"), "note", "note", tooltip="Edit the note"),
        Binding(on_both_layouts("b"), "bookmark", "bookmark", tooltip="Add or remove the bookmark"),
    ]

    def rows(self) -> list[NoteRow]:
        """Every note and bookmark."""
        self.unreadable: list[str] = []
        found = list(notes.notes(self.unreadable.append))
        names = self.catalogue.names([note.id for note in found])
        return [
            NoteRow(
                note.id,
                names[note.id],
                "  ".join(filter(None, ("bookmark" if note.bookmarked else "", show(note.changed[:10])))),
                note.text,
            )
            for note in found
        ]

    def on_mount(self) -> None:
        """Show the rows, and which file was not readable."""
        super().on_mount()
        if self.unreadable:
            self.show_status(self.unreadable[0])

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        row = [("n", "edit note"), ("b", "bookmark")] if self.body.rows else []
        first, *rest = super().keys()
        return [first, *row, *rest]

    def action_note(self) -> None:
        """Edit the note."""
        if row := self.body.current:
            opening(self, self._edit(row))

    async def _edit(self, row: NoteRow) -> None:
        await self.app.push_screen_wait(NoteScreen(self.session, row.id, row.name))
        self.reload()

    def action_bookmark(self) -> None:
        """Add or remove the bookmark."""
        if row := self.body.current:
            try:
                notes.bookmark(row.id, not notes.note(row.id).bookmarked)
            except Unwritable as error:
                self.reload(f"Not saved: {error}")
            else:
                self.reload()


class RecentView(NoteRowsView):
    """Entities looked at last, in this session and those before."""

    title_text = "Recent"
    empty = "None yet."

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, recent(session))

    def rows(self) -> list[NoteRow]:
        """The entities, the last first."""
        names, kinds = self.catalogue.names(self.ids), self.catalogue.kinds_of(self.ids)
        return [NoteRow(id_, names[id_], self.catalogue.kinds[kinds[id_]].label) for id_ in self.ids]
