"""The base of every view that covers the browser: map, search, relate, matrix and the like.

A view is dismissed with the id of an entity to open, or with None to return to where one was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from ..query.catalogue import Catalogue
from .clipboard import Copier
from .dismiss_once import Once
from .keys import on_both_layouts
from .type_ahead import TypedAhead

if TYPE_CHECKING:
    from ..query.cite import Citation


CITE = (
    Binding(on_both_layouts("y"), "copy('citation')", "cite", tooltip="Copy the citation of what is under the cursor"),
    Binding(on_both_layouts("Y"), "copy('value')", "copy", tooltip="Copy the value under the cursor", show=False),
)
"""Bindings of views whose ``cited`` has something to give."""


class View(Once[str | None]):
    """A full screen over the browser, for a catalogue and the entities it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="view.leave", tooltip="Return to where you were"),
        Binding(on_both_layouts("question_mark"), "help", "help", id="view.help", tooltip="The keys of this screen"),
    ]

    _copier: Copier | None = None
    title_text: ClassVar[str] = ""
    """What stands in the header."""

    def __init__(self, catalogue: Catalogue, ids: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.ids = ids

    def action_leave(self) -> None:
        """Return to where one was."""
        self._end(None)

    def _end(self, id_: str | None) -> None:
        if isinstance(self.app, TypedAhead) and self.is_current and not self.ended:
            self.app.hold_keys_for_below()
        self.dismiss(id_)

    def cited(self) -> Citation | None:
        """The citation of what is under the cursor, in views that bind CITE."""
        return None

    def say(self, message: str) -> None:
        """Show a message in the line below."""

    def action_copy(self, what: str) -> None:
        """Copy the citation, or the value, of what is under the cursor."""
        if found := self.cited():
            self._copier = self._copier or Copier(self.app, self.say)
            self._copier.copy(found.plain if what == "citation" else found.value)
        else:
            self.say("Nothing to cite here.")

    def action_help(self) -> None:
        """The keys of this screen, and what its marks mean."""
        from .help import Help

        self.app.push_screen(Help(self, self.legend()))

    def legend(self) -> list[tuple[str, str]]:
        """(mark, meaning) of marks that only this view has."""
        return []

    def open(self, id_: str) -> None:
        """Open the page of an entity."""
        self._end(id_)
