"""The browser: a list beside a page. Widgets show, the history remembers, actions move."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer

from ..dates import show
from ..query.blocks import Page
from ..query.catalogue import Catalogue, Unknown
from ..query.listing import Listing, first_kind
from ..query.page import page
from ..render.glyphs import Glyphs
from ..render.lines import Segment
from .entity_list import EntityList
from .header_footer import Crumbs, HeaderBar, KeyBar
from .history import History
from .lines import Lines
from .page_view import PageView
from .place import Place
from .views import VIEWS

SETTLE = 0.06
"""Seconds without a key after which a held arrow key's page is shown."""


class Rule(Lines):
    """The thin rule between list and page."""

    DEFAULT_CSS = "Rule { width: 1; height: 1fr; }"

    def __init__(self, glyph: str) -> None:
        super().__init__(id="rule")
        self.glyph = glyph

    def count(self) -> int:
        """As many lines as there are rows."""
        return self.height

    def line(self, index: int) -> list[Segment]:
        """One character."""
        return [Segment(self.glyph, "rule")]


class Browse(Screen[None]):
    """List and page of a pane: what they show. Keys are in :mod:`.browser`."""

    DEFAULT_CSS = """
    Browse #left { width: 32%; min-width: 26; max-width: 44; }
    Browse #right { width: 1fr; }
    Browse.-narrow #left { width: 1fr; max-width: 100%; }
    Browse.-narrow #rule, Browse.-narrow #right, Browse.-narrow.-reading #left { display: none; }
    Browse.-narrow.-reading #right { display: block; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]
    AUTO_FOCUS = "EntityList"

    def __init__(
        self, catalogue: Catalogue, glyphs: Glyphs, start: Place | None = None, *, kiosk: bool = False
    ) -> None:
        super().__init__()
        self.kiosk = kiosk
        self.catalogue = catalogue
        self.glyphs = glyphs
        self.history: History[Place] = History()
        self.panes: dict[str, Place] = {}
        self.start = start
        keyed = [(kind.name, kind.label) for kind in catalogue.kinds.values() if kind.key]
        self.header = HeaderBar(keyed, glyphs)
        self.list = EntityList(catalogue, glyphs)
        self.crumbs = Crumbs(glyphs)
        self.page = PageView(glyphs)
        self.bar = KeyBar(glyphs)
        self.followed = False
        self.marked: list[str] = []
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, list and page, keys."""
        yield self.header
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self.list
            yield Rule(self.glyphs.vertical)
            with Vertical(id="right"):
                yield self.crumbs
                yield self.page
        yield self.bar

    def on_mount(self) -> None:
        """Open the first pane, or the place where one left off."""
        first = self.start or Place(Listing(first_kind(self.catalogue)))
        self.go(first)
        self.history.visit(self.here())
        if first.page_top or first.list_top or first.link >= 0:
            self.call_after_refresh(self.go, first)  # once there is a size, the scroll positions hold

    # --- showing -------------------------------------------------------------

    def settle(self) -> Page | None:
        """The page of the entity that keys act on, None where there is none.

        While keys come quickly the page lags behind the cursor of the list; every action calls this first,
        which brings the page up to date, so that no action takes another entity than the one under the cursor.
        """
        row = self.list.current
        if row and not self.is_reading and (self.page.page is None or self.page.page.id != row.id):
            self.followed = False
            self.show_page(row.id)
            self.history.replace(self.here_as_shown())
        return self.page.page

    def here(self) -> Place:
        """The present place."""
        self.settle()
        return self.here_as_shown()

    def here_as_shown(self) -> Place:
        """The present place, with the page as it still shows."""
        return Place(
            self.list.listing,
            self.list.cursor,
            self.list.top,
            self.page.page.id if self.page.page else None,
            self.page.top,
            self.page.link,
            self.is_reading,
            self.followed,
        )

    def go(self, place: Place) -> None:
        """Show a place: list, filter, cursor, page and scroll."""
        self.stop_settling()
        self.list.load(place.listing, place.cursor, place.list_top)
        self.panes[place.listing.kind] = place
        id_ = place.id or (self.list.current.id if self.list.current else None)
        self.followed = place.followed
        self.show_page(id_, place.page_top, place.link)
        self.set_focus(self.page if place.reading else self.list, scroll_visible=False)
        self.set_class(place.reading, "-reading")
        self.tell()

    def show_page(self, id_: str | None, top: int = 0, link: int = -1) -> None:
        """Show the page of an entity, or an empty one."""
        try:
            self.page.show(self._page(id_) if id_ else None, top, link)
        except Unknown:
            self.page.show(None)
        self.tell_position()

    def _page(self, id_: str) -> Page:
        """The page of an entity, with the user's own note at its end."""
        found = page(self.catalogue, id_, rows=False)
        if self.kiosk:
            return found
        from ..query.notes import with_note

        return with_note(self.catalogue, found)

    def open_entity(self, id_: str) -> None:
        """Follow a link or a result: its page, with the way back kept."""
        self.history.replace(self.here())
        self.read()
        self.followed = True
        self.show_page(id_)
        self.history.visit(self.here())
        self.tell()

    def read(self) -> None:
        """Give the page the focus."""
        self.settle()
        self.set_class(True, "-reading")
        self.set_focus(self.page, scroll_visible=False)

    def reload(self, catalogue: Catalogue) -> None:
        """Show the same place from another catalogue: another date, or changed content."""
        place = self.here()
        current = self.list.current
        self.catalogue = self.list.catalogue = catalogue
        index = place.listing.place_of(catalogue, current.id) if current else None
        self.go(
            Place(
                place.listing,
                place.cursor if index is None else index,
                place.list_top,
                place.id,
                place.page_top,
                place.link,
                place.reading,
                place.followed,
            )
        )

    @property
    def is_reading(self) -> bool:
        """True when keys go to the page, False when they go to the list. A box or a window without focus changes neither."""
        return self.has_class("-reading")

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """The mouse moves the focus without asking us."""
        if event.widget in (self.list, self.page) and self.focused is event.widget:
            self.set_class(event.widget is self.page, "-reading")

    # --- telling -------------------------------------------------------------

    def tell(self) -> None:
        """Bring header, crumbs and keys up to date."""
        kind = self.catalogue.kinds[self.list.listing.kind]
        as_of = self.catalogue.as_of
        date = f"AS OF {show(as_of)}" if as_of else f"data of {show(self.catalogue.now[:7])}"
        label = kind.label if not self.list.listing.filter else f"{kind.label}: {self.list.listing.filter}"
        self.header.tell(kind.name, label, date, bool(as_of))
        self.tell_position()
        self.tell_keys()

    def tell_position(self) -> None:
        """Say by which way and how far down the page one is."""
        names = [self.catalogue.kinds[self.list.listing.kind].label]
        if self.followed:
            ids = [place.id for place in self.history.trail(6) if place.id]
            shown = self.page.page.id if self.page.page else None
            ids = ids if ids and ids[-1] == shown else [*ids, shown or ""]
            names += [
                self.catalogue.name(id_)
                for index, id_ in enumerate(ids)
                if id_ and (index == 0 or ids[index - 1] != id_)
            ]
        elif self.page.page:
            names.append(self.page.page.name)
        lines, height = self.page.count(), max(1, self.page.height)
        share = 100 if lines <= height else round(100 * self.page.top / (lines - height))
        self.crumbs.tell(names, "" if lines <= height else f"{share}% ")

    def say(self, message: str) -> None:
        """Show a message in the key line until the next key."""
        self.bar.tell(self.keys_now(), message)

    def keys_now(self) -> list[tuple[str, str]]:
        """The keys that matter now, the likeliest first."""
        from .help import key_of

        if self.page.found:
            wanted = [("ctrl+n", "next match"), ("ctrl+b", "previous"), ("esc", "done")]
        elif self.is_reading:
            wanted = [("f", "follow"), ("tab", "links"), ("esc", "list"), ("backspace", "back")]
        else:
            whole = [("esc", "all again")] if self.list.listing.filter else []
            wanted = [*whole, ("enter", "read"), ("f", "follow"), ("1-9 0", "panes"), ("backspace", "back")]
        named = [(key_of(self.app, id_), what) for id_, what in (("search", "search"),)]
        views = [
            (key_of(self.app, view.key.id), view.key.description)
            for view in VIEWS.values()
            if view.key and view.key.show
        ]
        return [*named, *wanted, *views, (key_of(self.app, "help"), "help"), (key_of(self.app, "quit"), "quit")]

    def tell_keys(self) -> None:
        """Show the keys that matter now."""
        self.bar.tell(self.keys_now())

    # --- messages ------------------------------------------------------------

    @on(EntityList.Highlighted)
    def _highlighted(self, message: EntityList.Highlighted) -> None:
        """The cursor was moved by the mouse; the keys preview for themselves."""
        if not self._previews(message.id):
            self.preview()

    def preview(self) -> None:
        """Show the page of the row under the cursor: at once; while a key is held, when it rests.

        Called by the key itself, before Textual paints, so that cursor and page go out in one frame.
        """
        self.followed = False
        if self._timer is not None:
            self._timer.reset()
            return
        row = self.list.current
        self.show_page(row.id if row else None)
        self.history.replace(self.here())
        self._timer = self.set_timer(SETTLE, self._settled)

    def _previews(self, id_: str | None) -> bool:
        """True when the page is, or is about to be, that of an entity of the list."""
        shown = self.page.page.id if self.page.page else None
        return self._timer is not None or shown == id_ or self.list.current is None or self.list.current.id != id_

    def _settled(self) -> None:
        self._timer = None
        self.settle()

    def stop_settling(self) -> None:
        """Forget a preview that was to come."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @on(EntityList.Chosen)
    def _chosen(self, message: EntityList.Chosen) -> None:
        self.history.replace(self.here())
        self.read()
        self.history.visit(self.here())

    @on(PageView.Follow)
    def _follow(self, message: PageView.Follow) -> None:
        self.open_entity(message.id)

    @on(PageView.Moved)
    def _moved(self, message: PageView.Moved) -> None:
        self.tell_position()
        if not message.grown and not self.page.wanted:  # what was said stays until the next key
            self.tell_keys()
