"""What keys of the browser do with the date as of which everything is shown."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from .list_and_page import ListAndPage
from .type_ahead import opening


class DateActions:
    """Changes the date of the catalogue that ``body`` shows."""

    def __init__(self, screen: Screen[None], body: ListAndPage, show_status: Callable[[str], None]) -> None:
        self.screen, self.body, self.show_status = screen, body, show_status

    def choose(self) -> None:
        """Ask for a date; an empty answer means the present."""
        opening(self.screen, self._choose())

    async def _choose(self) -> None:
        from .ask_line import ask_date

        date = await ask_date(self.screen.app, self.body.session)
        if date is not None:
            self.body.reload(self.body.catalogue.at(date or None))

    def show_present(self) -> None:
        """Leave the date chosen, for the present."""
        if self.body.catalogue.as_of:
            self.body.reload(self.body.catalogue.at(None))
        else:
            self.show_status("The present is already shown.")
