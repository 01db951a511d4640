"""A list beside the page of the entity under its cursor: what is shown, and the places visited.

The keys are in :mod:`.browser`.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from ..query.addresses import split
from ..query.catalogue import Catalogue, Unknown
from ..query.listing import Listing
from .entity_list import ColumnHeads, EntityList
from .faults import guarded
from .page_view import PageView
from .panels import Panels
from .panes import Panes
from .session import Session
from .visited_place import VisitedPlace

if TYPE_CHECKING:
    from ..query.blocks import Page
    from ..query.questions import Answer
    from .neighbours import Neighbour

COVERED = 0.6
"""Seconds after which a page that the start screen covers is made."""
SETTLE = 0.045
"""Seconds without a key after which the page under a held arrow key is shown: terminals repeat a key every 25 to 40 ms."""


class ListAndPage(Panels):
    """Keeps list, page and history in step.

    ``changed`` is called when another list or page is shown, ``moved`` when other keys apply.
    """

    def __init__(self, session: Session, changed: Callable[[], None], moved: Callable[[], None]) -> None:
        super().__init__(session, self.preview, self.open_entity, moved)
        self.panes = Panes(session)
        self._changed = changed
        self._timer: Timer | None = None

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

    def here(self) -> VisitedPlace:
        """The present place."""
        with contextlib.suppress(sqlite3.DatabaseError):  # a catalogue that is lost: the place as it is shown
            self.settle()
        return self.here_as_shown()

    def here_as_shown(self) -> VisitedPlace:
        """The present place, with the page as it still shows."""
        place = VisitedPlace(
            self.list.listing,
            self.list.cursor,
            self.list.top,
            self.page.page.id if self.page.page else None,
            self.page.top,
            self.page.link,
            self.is_reading,
            self.catalogue.as_of,
            self.followed,
        )
        kept = self.history.present
        unmoved = bool(kept and kept.copied and kept == place._replace(over=kept.over, copied=True))
        return place._replace(copied=unmoved)

    def go(self, place: VisitedPlace) -> None:
        """Show a place: list, filter, cursor, page and scroll position."""
        self._stop_timer()
        self.list.load(place.listing, place.cursor, place.list_top)
        self.panes.keep(place)
        id_ = place.id or (self.list.current.id if self.list.current else None)
        self.followed = place.followed
        self.show_page(id_, place.page_top, place.link)
        self.focus_page() if place.reading else self.focus_list()
        self._changed()

    def begin(self, place: VisitedPlace) -> None:
        """Show the first place of a session: where its page is that of the row under the cursor, :meth:`settle` is to bring it."""
        if place.reading or place.followed or place.page_top or place.link >= 0:
            self.go(place)
            return
        self._go_to_list(place)
        if place.id and not (self.list.current and self.list.current.id == place.id):
            self.show_page(place.id)

    def go_under_screen(self, place: VisitedPlace) -> None:
        """Show a place under a screen that covers it: the list, and the page once that screen stands, or is asked for."""
        self._go_to_list(place)
        self._timer = self.set_timer(COVERED, self._rested)

    def load(self, place: VisitedPlace) -> None:
        """Read the list of a place."""
        self.list.load(place.listing, place.cursor, place.list_top)
        self.panes.keep(place)

    def _go_to_list(self, place: VisitedPlace) -> None:
        """Show the list of a place. What asks for its page calls :meth:`settle`."""
        self.load(place)
        self.focus_list()
        self._changed()

    def complete(self) -> None:
        """Show all that is to come after the first frame, the small map and the whole page too, without waiting."""
        if self.page.page is None:
            self.settle()
        self.page.complete()

    def show_page(self, id_: str | None, top: int = 0, link: int = -1) -> None:
        """Show the page of an entity, that of a document at the paragraph of an address; or an empty one."""
        try:
            self.page.show(self._read(id_) if id_ else None, top, link, split(id_ or "")[1])
        except Unknown:
            self.page.show(None)
        self.update_position()

    def _read(self, id_: str) -> Page:
        from .read_page import read_page  # the start screen has no page

        return read_page(self.session, id_)

    def open_entity(
        self,
        id_: str,
        over: tuple[str, tuple[str, ...], object] | None = None,
        *,
        found: bool = False,
        as_of: str = "",
        answer: Answer | None = None,
        at: Sequence[str] = (),
    ) -> None:
        """Follow a link or a result: show its page, with the way back in the history, to the view ``over`` it too.

        The list follows where it has the entity; ``found`` in a view, the list of its kind takes the place of another.
        With ``as_of`` everything is shown as of that date; with an ``answer`` the cursor is on the row that answered; of the
        words ``at`` the first that the page has are brought into view.
        """
        self.history.replace(self.here()._replace(over=over))
        if as_of:
            self.reload(self.catalogue.at(as_of))
        self.focus_page()
        self.followed = True
        self.follow_in_list(split(id_)[0], found)
        self.show_page(id_)
        if answer:
            self.page.to_answer(answer)
        self.history.visit(self.here()._replace(copied=False))
        self._changed()
        if at:  # the page may have no lines yet
            self.call_after_refresh(self._bring_into_view, at)

    def _bring_into_view(self, at: Sequence[str]) -> None:
        """Bring the first of some words that the page has into view."""
        if not any(map(self.page.find, at)):
            self.page.clear_marks()

    def follow_in_list(self, id_: str, other_kind: bool = False) -> None:
        """Put the cursor of the list on an entity that it has; with ``other_kind`` in the list of the entity's kind."""
        listing = self.list.listing
        index = listing.place_of(self.catalogue, id_)
        if index is not None:
            self.list.point_at(index)
        elif other_kind and (kind := self.catalogue.kinds_of([id_]).get(id_)):
            self.panes.keep(self.here_as_shown())
            kept = self.panes.place(kind).listing
            for listing in (kept, Listing(kind)):
                if (index := listing.place_of(self.catalogue, id_)) is not None:
                    self.list.load(listing, index)
                    break

    def walk(self, step: int) -> Neighbour | None:
        """Read the next or previous of the opinions among which this one is; None where there is no other."""
        from .neighbours import neighbour

        found = neighbour(self, step)
        if found:
            self.show_page(found.id)
            self.follow_in_list(found.id)
            self.history.replace(self.here_as_shown())
            self._changed()
        return found

    def reload(self, catalogue: Catalogue) -> None:
        """Show the same place from another catalogue: another date, or changed content."""
        place, current = self.here(), None
        with contextlib.suppress(sqlite3.DatabaseError):
            current = self.list.current
        self.session.catalogue = catalogue
        index = place.listing.place_of(catalogue, current.id) if current else None
        self.go(place if index is None else place._replace(cursor=index))

    def preview(self) -> None:
        """Show the page of the row the cursor came to: at once; while a key is held, when it rests."""
        self.followed = False
        if self._timer is not None:
            self._timer.reset()
            return
        self.show_page(self.list.current.id if self.list.current else None)
        self.history.replace(self.here_as_shown())
        self._timer = self.set_timer(SETTLE, self._rested)

    def _rested(self) -> None:
        self._timer, shown = None, self.page.page
        if self.settle() is not shown:
            self.page.keys_rest()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def relist(self, listing: Listing) -> None:
        """Show the list with another filter or order, with the cursor on the same entity where it is still there."""
        current = self.list.current
        index = listing.place_of(self.catalogue, current.id) if current else None
        self.list.load(listing, index or 0)
        self.followed = False
        self.show_page(self.list.current.id if self.list.current else None)
        self.history.replace(self.here_as_shown())
        self._changed()

    def filter(self, text: str) -> None:
        """Filter the list by names."""
        if text != self.list.listing.filter:
            self.relist(self.list.listing._replace(filter=text))

    @on(ColumnHeads.Picked)
    def _head_picked(self, message: ColumnHeads.Picked) -> None:
        from .list_order import order

        order(self, "" if message.key == self.list.listing.sort else message.key)

    # --- history ---------------------------------------------------------------

    @on(PageView.Follow)
    @guarded
    def _follow(self, message: PageView.Follow) -> None:
        self.open_entity(message.id)

    @on(EntityList.Picked)
    @guarded
    def _picked(self) -> None:
        self.read()

    def read(self) -> None:
        """Into the page of the row under the cursor, as a new place of the history."""
        if not self.is_reading and self.settle():
            self.history.replace(self.here())
            self.focus_page()
            self.history.visit(self.here())
            self._moved()

    def leave_page(self) -> None:
        """Out of the page, to the list."""
        self.page.clear_link()
        self.history.replace(self.here())
        self.focus_list()
        if self.followed:  # the page followed to stays in the history; the list shows its own row again
            self.history.visit(self.here_as_shown())
            self.settle()

    def remember(self, over: tuple[str, tuple[str, ...], object]) -> None:
        """Keep a view that is over the present place; what follows is a new place of the history."""
        self.history.replace(self.here()._replace(over=over))
        self.history.visit(self.here_as_shown()._replace(copied=True))

    def open_pane(self, kind: str) -> None:
        """Show the list of a kind, as it was left."""
        here = self.here()
        self.panes.keep(here)
        self.history.replace(here)
        self.go(self.panes.place(kind))
        self.history.visit(self.here())
