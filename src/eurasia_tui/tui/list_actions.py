"""What keys of the browser do on the list: its order, its filter, and the lists of other kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from .header_footer import KeyBar
from .list_and_page import ListAndPage
from .type_ahead import opening


class ListActions:
    """Orders and filters the list of ``body``; the filter's key finds in the page where that is read."""

    def __init__(self, screen: Screen[Any], body: ListAndPage, bar: KeyBar, show_status: Callable[[str], None]) -> None:
        self.screen, self.body, self.bar, self.show_status = screen, body, bar, show_status

    def sort(self) -> None:
        """Order the list by its next column."""
        from .list_order import next_order

        next_order(self.body)

    def choose_order(self) -> None:
        """Order the list by any figure or field."""
        from .list_order import choose_order

        opening(self.screen, choose_order(self.body))

    def narrow(self) -> None:
        """Filter the list or find in the page, whichever has the focus."""
        self.body.settle()
        opening(self.screen, self._open_filter_box())

    async def _open_filter_box(self) -> None:
        from .filter_box import open_filter_box

        await open_filter_box(self.body, self.bar, self.show_status)
