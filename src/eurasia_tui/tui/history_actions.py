"""What keys of the browser do to go back, out of a page, and forward in the history."""

from __future__ import annotations

from collections.abc import Callable

from .list_and_page import ListAndPage
from .view_opener import ViewOpener
from .visited_place import VisitedPlace, place_before


class HistoryActions:
    """Moves ``body`` through the places visited; views that were over them are opened again."""

    def __init__(self, body: ListAndPage, opener: ViewOpener, show_status: Callable[[str], None]) -> None:
        self.body, self.opener, self.show_status = body, opener, show_status
        self.history = body.history

    def back(self) -> None:
        """Back in the history."""
        self.history.replace(self.body.here())
        if place := place_before(self.history):
            while self.history.back() is not place:
                pass
            self._show(place)
            self.opener.reopen()
        else:
            self.show_status("Nothing to go back to.")

    def out(self) -> None:
        """Out of hints, finding or the page, to the view it was opened from or the list; in the list, clear its filter."""
        page = self.body.page
        if page.hints or page.matches:
            page.clear_marks()
        elif page.point >= 0:
            page.clear_link()
        elif self.body.is_reading and self.body.came_from:
            self.back()
        elif self.body.is_reading:
            self.body.leave_page()
        elif self.body.list.listing.filter:
            self.body.filter("")

    def forward(self) -> None:
        """Forward in the history."""
        self.history.replace(self.body.here())
        if place := self.history.forward():
            self._show(place)
        else:
            self.show_status("Nothing to go forward to.")

    def back_from_view(self) -> None:
        """Back to the view from which the present one was opened, if there is one."""
        if (here := self.history.present) and here.copied:
            self.history.back()
            self.opener.reopen()

    def _show(self, place: VisitedPlace) -> None:
        """Show a place of the history, as of the date it was shown as of."""
        if place.as_of != self.body.catalogue.as_of:
            self.body.session.catalogue = self.body.catalogue.at(place.as_of)
        self.body.go(place)
