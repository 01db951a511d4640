"""The base of every view that covers the browser: map, search, relate, matrix and the like.

A view is dismissed with the id of an entity to open, or with None to return to where one was.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from ..query.catalogue import Catalogue


class View(Screen[str | None]):
    """A full screen over the browser, for a catalogue and the entities it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="view.leave", tooltip="Return to where you were"),
    ]

    title_text: ClassVar[str] = ""
    """What stands in the header."""

    def __init__(self, catalogue: Catalogue, ids: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.ids = ids

    def action_leave(self) -> None:
        """Return to where one was."""
        self.dismiss(None)

    def open(self, id_: str) -> None:
        """Open the page of an entity."""
        self.dismiss(id_)
