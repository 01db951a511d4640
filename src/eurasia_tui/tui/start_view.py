"""The start screen: what this is, a box for a question, examples, what was read last, bookmarks, a small map."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from ..render.lines import Segment
from .browser import Browser
from .faults import guarded
from .frame import Frame, command
from .header_footer import KeyBar
from .keys import on_both_layouts
from .preload_search import preload
from .question_box import QuestionBox
from .start_rows import MOST_ROWS, StartRow, StartRows
from .type_ahead import opening
from .view import View
from .views import key_of
from .welcome import Welcome

NARROWEST = 60
"""Columns below which there is one list only."""
BOTH_LISTS, BOTH_LISTS_ROWS = 100, 20
"""Columns and rows from which bookmarks have a list of their own."""
MOST_MARKS = 5
"""Bookmarks in the list of the pages read."""
MAP_NAMES = 12
"""Names of states on it."""


class StartView(View):
    """The start screen."""

    DEFAULT_CSS = """
    StartView Input, StartView Input:focus { height: 1; border: none; padding: 0 1; }
    StartView #ask { height: 3; }
    StartView #lists { height: 10; }
    StartView #examples { width: 42%; }
    StartView #recent, StartView #bookmarks { width: 1fr; }
    StartView KeyBar { dock: bottom; }
    StartView.-narrow #bookmarks, StartView.-short #bookmarks { display: none; }
    StartView.-narrow #examples { width: 60%; }
    StartView.-tall Welcome { height: 28; }
    StartView.-low Welcome { height: 10; }
    StartView.-tiny Welcome { height: 1; }
    StartView.-tiny #lists { height: 1fr; }
    StartView.-least #bookmarks, StartView.-least #recent { display: none; }
    StartView.-least #examples { width: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-least"), (NARROWEST, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (34, "-high"), (46, "-tall")]
    AUTO_FOCUS = "Input"
    title_text = "Start"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "examples", id="start.down", tooltip="Into the lists", priority=True),
        Binding("up", "step(-1)", "box", id="start.up", tooltip="Back to the box", priority=True),
        Binding("enter", "enter", "open", id="start.enter", tooltip="Ask the example, or open the page"),
        Binding(on_both_layouts("left"), "beside(-1)", "left", show=False, tooltip="To the list on the left"),
        Binding(on_both_layouts("right"), "beside(1)", "right", show=False, tooltip="To the list on the right"),
    ]

    searched: object = None
    """The search that was left to open a page, as it was left."""

    @property
    def state(self) -> object:
        """The search from which a page was opened; None without one, since back does not return here."""
        return self.searched

    def resume(self, state: object) -> None:
        """Search again for what was searched for."""
        self.searched = state

    def compose(self) -> ComposeResult:
        """What this is, the box, three lists, the keys."""
        session = self.session
        self.welcome = Welcome(session)
        self.asked: list[StartRow] = []
        self.lists = [
            StartRows(session, title, counted=id_ != "examples", id=id_)
            for title, id_ in (("For example", "examples"), ("Recent pages", "recent"), ("Bookmarks", "bookmarks"))
        ]
        self.filled = False
        """True when the lists have been read."""
        self.box = QuestionBox(self._typed, self._command)
        self.ask = Frame(session, self.box, id="ask")
        self.bar = KeyBar(session)
        yield self.welcome
        yield self.ask
        yield Horizontal(*self.lists, id="lists")
        yield self.bar

    def _fill(self) -> None:
        """Read what the lists show, once: after the first frame, or when a key is for them."""
        if self.filled:
            return
        self.filled = True
        from ..query.examples import examples

        self.asked = [StartRow(example.kind, example.question) for example in examples(self.catalogue)]
        self.lists[2].load(self._bookmarks(), f"None yet; {key_of(self.session, 'bookmark')} adds a page")
        self._load_recent()
        self._load_examples()
        self.box.placeholder = f" {self.session.glyphs.dot} ".join(row.text for row in self.asked[1:3])
        self._update()

    def _load_recent(self) -> None:
        """The pages read; where the bookmarks have no list of their own they come before them."""
        marks = [] if self.size.width >= BOTH_LISTS and self.size.height >= BOTH_LISTS_ROWS else self.lists[2].rows
        marked = {row.id for row in marks}
        own = self.session.marks.bookmarked
        rows = [*marks[:MOST_MARKS], *(row for row in self._recent() if row.id not in marked)]
        self.lists[1].title = "Bookmarks, recent pages" if marks else "Recent pages"
        self.lists[1].load([row._replace(bookmarked=row.id in own) for row in rows], "Nothing yet.")

    def _load_examples(self) -> None:
        """The examples; on the smallest screen the last page is among them."""
        narrow = self.size.width < NARROWEST
        rows = [*self.asked[:3], *self.lists[1].rows[:1]] if narrow else self.asked
        self.lists[0].load(rows, "No examples.")

    def _recent(self) -> list[StartRow]:
        if self.session.kiosk:
            return []
        from .session_state import recent

        ids = recent(self.session)[:MOST_ROWS]
        names, kinds = self.catalogue.names(ids), self.catalogue.kinds_of(ids)
        return [StartRow(kinds[id_], names[id_], id_) for id_ in ids]

    def _bookmarks(self) -> list[StartRow]:
        marks = self.session.marks
        if self.session.kiosk:
            return []
        if not marks.bookmarked:
            marks.read()
        ids = sorted(marks.bookmarked)
        names, kinds = self.catalogue.names(ids), self.catalogue.kinds_of(ids)
        return sorted((StartRow(kinds[id_], names[id_], id_) for id_ in ids if id_ in kinds), key=lambda row: row.text)

    def show_status(self, message: str) -> None:
        """Show a message before the keys, until the next key."""
        self.bar.update(self.bar.keys, message)

    def on_mount(self) -> None:
        """Show the frames; what is read and drawn for them comes once they stand."""
        self._update()
        self.call_after_refresh(self._complete)
        preload(self)
        if self.searched is not None:
            opening(self, self._search("", self.searched))

    def _complete(self) -> None:
        """Fill the lists and draw the map; then list and page are mounted below."""
        self._fill()
        if self.welcome.wants_map:
            from ..query.listing import Listing, first_kind
            from .map_styles import small_map

            listing = Listing(first_kind(self.catalogue))
            first = listing.groups(self.catalogue)[:1]
            ids = [row.id for group in first for row in listing.rows(self.catalogue, 0, group.size)]
            size = self.welcome.map_size
            self.welcome.show_map(small_map(self.app, self.session, ids, *size, names=MAP_NAMES, whole=True), size)
        below = self.app.screen_stack[0]
        if isinstance(below, Browser) and below.covered:
            # An error is not lost: who leaves this screen waits for the same.
            self.app.run_worker(below.uncover(), exit_on_error=False)

    def on_resize(self) -> None:
        """A larger screen may have room for the map; the smallest has other examples."""
        self._update()
        self.call_after_refresh(self._complete)
        if self.filled:
            self._load_recent()
            self._load_examples()

    @on(events.DescendantFocus)
    def _update(self) -> None:
        """Frames and keys for what has the focus."""
        self.ask.focus_frame(self.focused in (self.box, None), "bar")
        title = "Ask, or type a name" if self.size.width < NARROWEST else "Ask a question, or type a name"
        help_ = [command("?", "strong", "help"), command(" help", "quiet", "help")]
        self.ask.upper.update([Segment(title, "strong")], help_)
        panes = [("1-9 0", "panes")] if self.focused in (self.box, None) else [("enter", "open")]
        self.bar.update(
            [("type", "ask"), ("↓" if not self.session.glyphs.ascii else "down", "lists"), *panes, ("esc", "browse")]
            + [(key, what) for key, what in (("?", "help"), ("ctrl+c", "quit"))]
        )

    # --- the box ---------------------------------------------------------------

    def _typed(self, text: str) -> None:
        opening(self, self._search(text))

    async def _search(self, text: str, state: object = None) -> None:
        from .search_view import SearchView

        view = SearchView(self.session, (), start=text)
        view.resume(state)
        found = await self.app.push_screen_wait(view)
        self.box.gone = False
        self.searched = view.state if found or view.next_action else None
        if found:
            self.opens_as_of, self.opens_answer, self.opens_at = view.opens_as_of, view.opens_answer, view.opens_at
            self.open(found)
        elif view.next_action:
            self.leave_for(view.next_action)

    def _command(self, key: str) -> None:
        """A digit opens a pane, a question mark the help."""
        if key == "?":
            self.action_help()
        else:
            self.leave_by_key(key)

    # --- the lists -------------------------------------------------------------

    def _list(self) -> StartRows | None:
        return self.focused if isinstance(self.focused, StartRows) else None

    def action_step(self, step: int) -> None:
        """Down from the box into the lists, up from their first row into the box."""
        self._fill()
        rows = self._list()
        if rows is None:
            usable = [rows for rows in self.lists if rows.can_focus and rows.size.width]
            if step > 0 and usable:
                self.set_focus(usable[0])  # at once: the next key may be for it
        elif not rows.move(step) and step < 0:
            self.box.focus()

    def action_beside(self, step: int) -> None:
        """To the list beside this one."""
        usable = [rows for rows in self.lists if rows.can_focus and rows.size.width]
        if (rows := self._list()) in usable:
            usable[(usable.index(rows) + step) % len(usable)].focus()

    @on(StartRows.Picked)
    @guarded
    def _picked(self, event: StartRows.Picked) -> None:
        event.control.focus()
        self.action_enter()

    def action_enter(self) -> None:
        """Ask the example, or open the page."""
        rows = self._list()
        if rows and (row := rows.current):
            if row.id:
                self.open(row.id)
            else:
                opening(self, self._search(row.text))
