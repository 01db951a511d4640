"""The box of ctrl+f: filters the list as one types, or finds in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from ..sanitize import clean_line

if TYPE_CHECKING:
    from .browser import Browser


class Narrow(Input):
    """One line of input above the keys; Enter keeps, Escape clears."""

    DEFAULT_CSS = "Narrow { height: 1; border: none; padding: 0 1; } Narrow:focus { border: none; }"
    BINDINGS = [
        Binding("escape", "clear_all", "clear", show=False),
        Binding("down", "keep", "keep", show=False),
    ]

    def __init__(self, label: str, start: str, target: Widget) -> None:
        super().__init__(start, placeholder=f"{label} …", select_on_focus=False)
        self.target = target

    @property
    def browse(self) -> Browser:
        """The browser it is part of."""
        return cast("Browser", self.screen)

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.browse.narrowed(self.target, clean_line(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what is found and go back to it."""
        self.browse.set_focus(self.target, scroll_visible=False)
        self.browse.tell_keys()
        self.remove()

    def action_clear_all(self) -> None:
        """Drop the filter or the marks."""
        self.browse.narrowed(self.target, "")
        self.browse.page.wanted, self.browse.page.found = "", []
        self.browse.page.repaint()
        self.action_keep()
