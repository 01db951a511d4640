"""The box of ctrl+f: filters the list or finds in the page while text is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from ..sanitize import clean_line

if TYPE_CHECKING:
    from .header_footer import KeyBar
    from .list_and_page import ListAndPage

LONGEST = 200
"""Characters of a filter."""


class FilterBox(Input):
    """One line of input above the keys; Enter keeps, Escape clears."""

    DEFAULT_CSS = "FilterBox { height: 1; border: none; padding: 0 1; } FilterBox:focus { border: none; }"
    BINDINGS = [
        Binding("escape", "clear_all", "clear", show=False),
        Binding("down", "keep", "keep", show=False),
    ]

    def __init__(self, label: str, start: str, target: Widget, changed: Callable[[str], None]) -> None:
        super().__init__(start, placeholder=f"{label} …", select_on_focus=False, max_length=LONGEST)
        self.target = target
        """The widget that gets the focus back."""
        self._report = changed

    def watch_value(self, value: str) -> None:
        """Filter or find at once, so that box and list are painted in one frame."""
        if self.is_mounted:
            self._report(clean_line(value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the result and give the focus back."""
        if self.is_attached:
            self.screen.set_focus(self.target, scroll_visible=False)
            self.remove()

    def action_clear_all(self) -> None:
        """Clear the filter or the marks."""
        self._report("")
        self.action_keep()


async def open_filter_box(body: ListAndPage, bar: KeyBar, show_status: Callable[[str], None]) -> None:
    """Open the box above the footer: it finds in the page where that is read, else it filters the list."""

    def filter_list(text: str) -> None:
        body.filter(text)
        bar.update([("enter", "keep"), ("esc", "show all")])
        body.message = f"{body.list.total:,} match" if text else ""
        body.update_position()

    def find(text: str) -> None:
        if text:
            count = body.page.find(text)
            show_status(f"{count} line{'s match' if count > 1 else ' matches'}" if count else "Not on this page.")
        else:
            body.page.clear_marks()

    screen = body.screen
    await screen.query(FilterBox).remove()
    if body.is_reading:
        box = FilterBox("Find in page", "", body.page, find)
    else:
        box = FilterBox("Filter", body.list.listing.filter, body.list, filter_list)
    await screen.mount(box, before=bar)
    screen.set_focus(box)
