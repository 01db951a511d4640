"""What the keys of the browser do."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from ..dates import bounds
from ..query.blocks import Page
from ..query.listing import Listing
from .keys import BROWSE
from .notes_actions import Yours
from .place import Place
from .type_ahead import opening
from .views import VIEWS


class Browser(Yours):
    """The browser with its keys; holds no state of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(key.binding() for key in BROWSE),
        *(view.key.binding() for view in VIEWS.values() if view.key),
    ]

    # --- moving --------------------------------------------------------------

    def action_move(self, lines: int) -> None:
        """One line up or down in what has the focus."""
        if self.is_reading:
            self.page.scroll_by(lines)
            self.tell_position()
        elif self.list.move(lines):
            self.preview()

    def action_page(self, screens: int) -> None:
        """One screenful up or down."""
        if self.is_reading:
            self.page.scroll_by(screens * max(1, self.page.height - 2))
            self.tell_position()
        elif self.list.move(screens * max(1, self.list.height - 1)):
            self.preview()

    def action_end(self, side: int) -> None:
        """To the first or the last line."""
        far = 10_000_000 * side
        if self.is_reading:
            self.page.scroll_by(far)
            self.tell_position()
        elif self.list.move(far):
            self.preview()

    def action_section(self, step: int) -> None:
        """To the next or previous section of the page."""
        if self.is_reading:
            self.page.step_section(step)
            self.tell_position()
        else:
            self.action_enter()
            self.call_after_refresh(self.page.step_section, step)

    def action_enter(self) -> None:
        """Into the page, or follow the link under the cursor."""
        if not self.is_reading:
            if self.settle():
                self.history.replace(self.here())
                self.read()
                self.history.visit(self.here())
                self.tell_keys()
                self.call_after_refresh(self.tell_position)  # in one column the page has no size before
        elif self.page.linked:
            self.open_entity(self.page.linked)
        else:
            self.page.step_link(1)

    def action_out(self) -> None:
        """Out of hints, finding or the page, to the list."""
        if self.page.hints or self.page.found:
            self.page.hints, self.page.found, self.page.wanted = {}, [], ""
            self.page.repaint()
        elif self.is_reading:
            self.page.link = -1
            self.page.repaint()
            self.history.replace(self.here())
            self.set_class(False, "-reading")
            self.set_focus(self.list, scroll_visible=False)
            if self.followed:  # the page followed to stays in the history; the list shows its own row again
                self.history.visit(self.here_as_shown())
                self.settle()
        elif self.list.listing.filter:
            self.filter("")
        self.tell_keys()

    def action_link(self, step: int) -> None:
        """To the next or previous link of the page."""
        self.read()
        self.page.step_link(step)

    def action_follow(self) -> None:
        """Letters on the visible links."""
        self.read()
        if self.page.show_hints():
            self.bar.tell([("letter", "follows the link"), ("esc", "none")])
        else:
            self.say("No link is in view.")

    def action_back(self) -> None:
        """Back to where one was."""
        self.history.replace(self.here())
        if place := self.history.back():
            self.go(place)
        else:
            self.say("This is where you began.")

    def action_forward(self) -> None:
        """Forward again."""
        self.history.replace(self.here())
        if place := self.history.forward():
            self.go(place)
        else:
            self.say("There is nothing forward of here.")

    # --- panes ---------------------------------------------------------------

    def action_pane(self, kind: str) -> None:
        """To the pane of a kind, as one left it."""
        if kind == self.list.listing.kind and not self.followed:
            self.action_out()
            return
        self.panes[self.list.listing.kind] = here = self.here()
        self.history.replace(here)
        kept = self.panes.get(kind)
        self.go(Place(kept.listing, kept.cursor, kept.list_top) if kept else Place(Listing(kind)))
        self.history.visit(self.here())

    def action_panes(self) -> None:
        """Choose among the panes that have no key."""
        opening(self, self._panes())

    async def _panes(self) -> None:
        from .choose import Choose

        count = dict(self.catalogue.db.execute("SELECT kind, count(*) FROM entity GROUP BY kind"))
        rows = [
            (kind.name, kind.label, f"{count.get(kind.name, 0):,}")
            for kind in self.catalogue.kinds.values()
            if not kind.key
        ]
        rows += [
            (f"view:{name}", view.title, "")
            for name, view in VIEWS.items()
            if view.title and not (view.own and self.kiosk)
        ]
        chosen = await self.app.push_screen_wait(Choose("Other panes", rows, self.glyphs))
        if chosen and chosen.startswith("view:"):
            self.action_view(chosen.removeprefix("view:"))
        elif chosen:
            self.action_pane(chosen)

    def action_view(self, name: str) -> None:
        """Open a view over the browser, for the entity of the page."""
        opening(self, self._view(name, self.settle()))

    async def _view(self, name: str, shown: Page | None) -> None:
        view = VIEWS[name]
        ids = (shown.id,) if shown else ()
        if (view.asks or view.marks) and not (ids or self.marked):
            self.say("There is nothing here to begin with.")
            return
        if view.asks:
            ids = tuple(dict.fromkeys((*self.marked, *ids)))[:4]
            if len(ids) < 2:
                other = await self._pick(view.asks.format(name=shown.name if shown else ""))
                if not other or other in ids:
                    return
                ids = (*ids, other)
            self.marked = []
        elif view.marks and self.marked:
            ids = tuple(dict.fromkeys((*self.marked, *ids)))[: view.marks]
        chosen = await self.app.push_screen_wait(view.load()(self.catalogue, ids))
        if chosen:
            self.open_entity(chosen)

    async def _pick(self, question: str) -> str | None:
        """Another entity, found by search."""
        from .search_view import SearchView

        return await self.app.push_screen_wait(SearchView(self.catalogue, (), question))

    def action_mark(self) -> None:
        """Mark the entity for comparing, or take the mark away."""
        shown = self.settle()
        if shown:
            if shown.id in self.marked:
                self.marked.remove(shown.id)
            elif len(self.marked) < 4:
                self.marked.append(shown.id)
            names = self.catalogue.names(self.marked)
            self.say(f"Marked: {', '.join(names[id_] for id_ in self.marked)}" if self.marked else "No marks.")

    def action_sort(self) -> None:
        """Sort the list by another field."""
        opening(self, self._sort())

    async def _sort(self) -> None:
        from .choose import Choose

        kind = self.catalogue.kinds[self.list.listing.kind]
        fields = ["", "name", *kind.sorts]
        rows = [(field, self._field(field), "") for field in fields]
        chosen = await self.app.push_screen_wait(Choose(f"Sort {kind.label.lower()} by", rows, self.glyphs))
        if chosen is not None and chosen != self.list.listing.sort:
            self.relist(Listing(self.list.listing.kind, self.list.listing.filter, chosen))

    def _field(self, field: str) -> str:
        """A field as the pages call it."""
        row = self.catalogue.db.execute("SELECT label FROM fact WHERE key = ? LIMIT 1", (field,)).fetchone()
        return str(row[0]) if row else field.replace("-", " ").capitalize() or "In groups"

    def action_as_of(self) -> None:
        """Show everything as it stood on a date; nothing typed means the present."""
        opening(self, self._as_of())

    async def _as_of(self) -> None:
        from .ask_line import AskLine

        question = f"Show as it stood on (2016, 2016-06, 2016-06-30; empty: now, {self.catalogue.now})"
        date = await self.app.push_screen_wait(AskLine(question, self.catalogue.as_of or "", _not_a_date))
        if date is not None:
            self.reload(self.catalogue.at(date or None))

    def action_edit(self) -> None:
        """Open the entity's file in the editor; the page follows what is saved."""
        from textual.app import SuspendNotSupported

        from ..userdata.files import Unwritable
        from .editing import NoEditor, edit, editor_words, file_to_edit

        shown = self.settle()
        if not shown:
            return
        try:
            editor = editor_words()  # first, so that no file is made for an editor that cannot be started
            edit(self.app, editor, *file_to_edit(self.catalogue, shown.id, shown.name, shown.kind))
        except (NoEditor, Unwritable, SuspendNotSupported, OSError) as error:
            self.say(str(error) or "No editor can be started from here.")
            return
        from .app import EurasiaApp

        if isinstance(self.app, EurasiaApp):
            self.app.look_again()

    # --- narrowing -----------------------------------------------------------

    def filter(self, text: str) -> None:
        """Filter the list by names."""
        if text != self.list.listing.filter:
            self.relist(Listing(self.list.listing.kind, text, self.list.listing.sort))

    def relist(self, listing: Listing) -> None:
        """Show the list otherwise, with the cursor on the same entity where it is still there."""
        current = self.list.current
        index = listing.place_of(self.catalogue, current.id) if current else None
        self.list.load(listing, index or 0)
        self.followed = False
        self.show_page(self.list.current.id if self.list.current else None)
        self.history.replace(self.here())
        self.tell()

    def action_narrow(self) -> None:
        """Filter the list or find in the page, whichever has the focus."""
        from .narrow import Narrow

        if self.is_reading:
            start, label = "", "Find in page"
        else:
            start, label = self.list.listing.filter, "Filter"
        for old in self.query(Narrow):
            old.remove()
        self.mount(Narrow(label, start, self.page if self.is_reading else self.list), before=self.bar)

    def narrowed(self, target: Widget, text: str) -> None:
        """The text in the box changed."""
        if target is self.list:
            self.filter(text)
            self.bar.tell([("enter", "keep"), ("esc", "all")], f"{self.list.total:,} match" if text else "")
        elif text:
            number = self.page.find(text)
            self.say(f"{number} line{'s match' if number > 1 else ' matches'}" if number else "Not on this page.")

    def action_find(self, step: int) -> None:
        """To the next or previous match in the page."""
        self.page.step_find(step)

    # --- telling -------------------------------------------------------------

    def action_help(self) -> None:
        """The keys of this screen."""
        from .help import Help

        self.app.push_screen(Help(self))


def _not_a_date(text: str) -> str:
    """What is wrong with a date typed, or nothing."""
    try:
        if text:
            bounds(text)
    except ValueError as error:
        return str(error)
    return ""
