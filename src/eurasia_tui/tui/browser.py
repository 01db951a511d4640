"""The browser, the first screen: what its keys do."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from ..query.catalogue import Catalogue
from ..query.listing import Listing, first_kind
from . import kiosk
from .browser_status import footer_keys, header
from .date_actions import DateActions
from .entity_actions import EntityActions
from .faults import FaultGuard
from .header_footer import HeaderBar, KeyBar
from .history_actions import HistoryActions
from .keys import BROWSE, MOTION
from .list_actions import ListActions
from .list_and_page import ListAndPage
from .page_actions import PageActions
from .panels import WIDEST
from .same_rows import SameRows
from .session import Session
from .sized_screen import SizedScreen
from .type_ahead import opening
from .view_opener import MOST_MARKED, ViewOpener
from .views import VIEWS
from .visited_place import VisitedPlace


class Browser(FaultGuard, SizedScreen[None], SameRows):
    """Header, list and page, footer. Motion keys belong to the list and the page; all others are here."""

    DEFAULT_CSS = """
    Browser.-widest #left { width: 40; }
    Browser.-widest #outline { display: block; }
    Browser.-narrow #left { width: 1fr; }
    Browser.-narrow #right, Browser.-narrow .-reading #left { display: none; }
    Browser.-narrow .-reading #right { display: block; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (WIDEST, "-widest")]
    AUTO_FOCUS = "EntityList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(key.binding() for key in BROWSE if key not in MOTION),
        *(view.key.binding() for view in VIEWS.values() if view.key),
    ]

    def __init__(self, session: Session, start: VisitedPlace | None = None, *, covered: bool = False) -> None:
        """``covered`` is True where the start screen will stand over it at first."""
        super().__init__()
        self.session = session
        self._first = start or VisitedPlace(Listing(first_kind(session.catalogue)))
        self.covered = covered
        """True while list and page are not mounted."""
        self._uncovering = asyncio.Lock()
        self.body = ListAndPage(session, self.update_status, self.update_keys)
        self.list, self.page, self.panes = self.body.list, self.body.page, self.body.panes
        self.header = HeaderBar(session)
        self.bar = KeyBar(session)
        self._parts = (self.header, self.body, self.bar)
        self.opener = ViewOpener(self, self.body, self.show_status)
        self.history_actions = HistoryActions(self.body, self.opener, self.show_status)
        self.date_actions = DateActions(self, self.body, self.show_status)
        self.list_actions = ListActions(self, self.body, self.bar, self.show_status)
        self.page_actions = PageActions(self, self.body, self.bar, self.show_status)
        self.entity_actions = EntityActions(self, self.body, self.show_status)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue shown."""
        return self.session.catalogue

    def compose(self) -> ComposeResult:
        """Header, list and page, footer; under the start screen they come after its first frame."""
        if not self.covered:
            yield from self._parts

    async def uncover(self) -> None:
        """Mount list and page, where the start screen was shown before them."""
        async with self._uncovering:
            if self.covered:
                await self.mount(*self._parts)
                self.covered = False
                self.body.go_under_screen(self._first)

    def on_mount(self) -> None:
        """Open the first pane, or the place of the last session."""
        if self.covered:
            self.body.load(self._first)
            self.session.history.visit(self.body.here_as_shown())
            opening(self, self._open_start())
            return
        first = self._first
        self.body.begin(first)
        self.session.history.visit(self.body.here_as_shown())
        if first.page_top or first.list_top or first.link >= 0:
            self.call_after_refresh(self.body.go, first)  # scroll positions hold only once there is a size

    def on_screen_resume(self) -> None:
        """Textual paints the first frame while it handles this; the page is read next, and not after frames that change nothing."""
        if not self.covered and self.page.page is None:
            self.call_next(self.body.settle)

    async def _open_start(self) -> None:
        await self.opener.show("start", (), ready=self.uncover)
        self.body.settle()

    def here(self) -> VisitedPlace:
        """The present place."""
        return self.body.here()

    def reload(self, catalogue: Catalogue) -> None:
        """Show the same place from another catalogue."""
        if self.covered:
            self.session.catalogue = catalogue
            self.body.load(self._first)
        else:
            self.body.reload(catalogue)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From one quotation to another only where one is read; in kiosk nothing is offered that writes, copies or opens an address."""
        if action == "stop" and not (self.body.is_reading and self.page.has_points):
            return False
        if action == "stop" and parameters == (-1,) and self.page.point < 0:
            return False
        if action == "walk" and not self.body.can_walk:
            return False  # the key is another command's there
        if not self.session.kiosk:
            return True
        return kiosk.allows((None, action, parameters)) and not (action == "view" and VIEWS[str(parameters[0])].own)

    # --- header and footer -----------------------------------------------------

    def update_status(self) -> None:
        """Bring header, breadcrumb and keys up to date."""
        self.header.update(*header(self.session, self.list.listing))
        self.body.update_position()
        self.update_keys()

    def update_keys(self) -> None:
        """Show the keys that apply now."""
        self.body.message = ""
        self.bar.update(footer_keys(self.body))
        self.body.update_position()

    def show_status(self, message: str) -> None:
        """Show a message on the frame in use, until the next key."""
        if self.covered:
            return
        self.bar.update(footer_keys(self.body))
        self.body.message = message
        self.body.update_position()

    # --- moving ----------------------------------------------------------------

    def action_walk(self, step: int) -> None:
        """To the next or previous quotation."""
        self.page_actions.walk(step)

    def action_section(self, step: int) -> None:
        """To the next or previous section of the page."""
        self.page_actions.section(step)

    def action_stop(self, step: int) -> None:
        """To the next or previous stop of the route in view."""
        if point := self.page.step_point(step):
            self.show_status(point.text)
        else:
            self.update_keys()

    def action_unfold(self) -> None:
        """Open the rest of a section in view."""
        self.page_actions.unfold()

    def action_outline(self) -> None:
        """Choose a section of the page."""
        self.page_actions.outline()

    def action_enter(self) -> None:
        """Into the page, or follow the link under the cursor; without one, to the passage that the page quotes."""
        self.page_actions.enter()

    def action_out(self) -> None:
        """Out of hints, finding or the page, to the list; in the list, clear its filter."""
        self.history_actions.out()
        self.update_keys()

    def action_link(self, step: int) -> None:
        """To the next or previous link of the page."""
        self.page_actions.link(step)

    def action_follow(self, sources: bool = False) -> None:
        """Show letters on the visible links; the next keys are such letters."""
        self.page_actions.follow(sources)

    def action_back(self) -> None:
        """Back in the history."""
        self.history_actions.back()

    def action_forward(self) -> None:
        """Forward in the history."""
        self.history_actions.forward()

    # --- panes and views -------------------------------------------------------

    def action_pane(self, kind: str) -> None:
        """Open the pane of a kind, as it was left."""
        if kind == self.list.listing.kind and not self.body.followed:
            self.action_out()
        else:
            self.body.open_pane(kind)

    def action_panes(self) -> None:
        """Choose among the panes that have no key."""
        opening(self, self._choose_pane())

    async def _choose_pane(self) -> None:
        chosen = await self.panes.choose(self.app)
        if chosen and chosen.startswith("view:"):
            self.action_view(chosen.removeprefix("view:"))
        elif chosen:
            self.action_pane(chosen)

    def action_view(self, name: str, ids: tuple[str, ...] = ()) -> None:
        """Open a view for some entities, for the one under the cursor, or for those marked."""
        view = VIEWS[name]
        if ids and not (view.asks and len(ids) < 2):
            opening(self, self.opener.show(name, ids[: view.marks or MOST_MARKED]))
        else:
            opening(self, self.opener.open(name, self.body.settle()))

    def action_back_from_view(self) -> None:
        """Back to the view from which the present one was opened, if there is one."""
        self.history_actions.back_from_view()

    def action_mark(self) -> None:
        """Mark the entity for comparing, or remove the mark."""
        if shown := self.body.settle():
            self.show_status(self.opener.toggle_mark(shown.id))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from .help import Help

        self.app.push_screen(Help(self.session, self))

    # --- the list --------------------------------------------------------------

    def action_sort(self) -> None:
        """Order the list by its next column."""
        self.list_actions.sort()

    def action_order(self) -> None:
        """Order the list by any figure or field."""
        self.list_actions.choose_order()

    def action_narrow(self) -> None:
        """Filter the list or find in the page, whichever has the focus."""
        self.list_actions.narrow()

    def action_find(self, step: int) -> None:
        """To the next or previous match in the page."""
        self.page.step_find(step)

    # --- the date, and the entity shown ----------------------------------------

    def action_as_of(self) -> None:
        """Show everything as of a date; an empty answer means the present."""
        self.date_actions.choose()

    def action_present(self) -> None:
        """Leave the date chosen, for the present."""
        self.date_actions.show_present()

    def action_copy(self, what: str) -> None:
        """Copy the citation, or the value, of what is under the cursor; the same key again shows it."""
        self.entity_actions.copy(what)

    def action_bookmark(self) -> None:
        """Add or remove the bookmark of the entity."""
        self.entity_actions.bookmark()

    def action_note(self) -> None:
        """Write a note on the entity."""
        self.entity_actions.note()

    def action_quote(self) -> None:
        """Write a sentence of the passage in view into the user's pack, as a quotation."""
        self.entity_actions.quote()

    def action_open_source(self) -> None:
        """Open the address of the statement's source; its host is shown first."""
        self.entity_actions.open_source()

    def action_edit(self) -> None:
        """Open the entity's file in the editor; the page follows what is saved."""
        self.entity_actions.edit()
