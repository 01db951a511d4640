"""The base of every view over the browser: map, search, relate, matrix and others.

A view is dismissed with the id of the entity to open, or with None to return to the browser as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from .dismiss_once import DismissOnce
from .keys import on_both_layouts
from .session import Session
from .views import VIEWS, every_key

if TYPE_CHECKING:
    from ..query.citations.styles import Citation
    from ..query.questions import Answer, Showing
    from .clipboard import Copier


CITE = (
    Binding(on_both_layouts("y"), "copy('citation')", "cite", tooltip="Copy the citation of what is under the cursor"),
    Binding(on_both_layouts("Y"), "copy('value')", "copy", tooltip="Copy the value under the cursor", show=False),
)
"""Bindings of views whose ``cited`` has something to give."""


COMMANDS = (
    "search",
    "start",
    "relate",
    "compare",
    "timeline",
    "matrix",
    "figures",
    "map",
    "whole_map",
    "brief",
    "panes",
)
"""Keys of the browser that work in every view that does not use them itself: they leave it for the browser's command."""


class View(DismissOnce[str | None]):
    """A full screen over the browser, about entities."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(key.binding() for key in every_key() if key.id in COMMANDS),
        Binding("backspace,alt+left", "back", "back", id="view.back", show=False, tooltip="Back to the previous page"),
        Binding("escape", "leave", "back", id="view.leave", tooltip="Return to the browser"),
        Binding(on_both_layouts("question_mark"), "help", "help", id="view.help", tooltip="The keys of this screen"),
    ]

    _copier: Copier | None = None
    next_action = ""
    """What the browser is to do once the view has gone."""
    opens_as_of = ""
    """The date as of which the browser is to show what is opened; empty for the date it shows already."""
    opens_answer: Answer | None = None
    """The answer at whose row the page is opened."""
    opens_at: tuple[str, ...] = ()
    """Words at which the page of what is opened is to be shown: the first of these that it has."""
    title_text: ClassVar[str] = ""
    """Name of the view in its breadcrumb."""

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.session = session
        self.catalogue = session.catalogue
        """The catalogue at the time of opening; it stays open as long as the view does."""
        self.ids = ids

    @property
    def state(self) -> object:
        """What the view shows, for :meth:`resume`; None in views to which back does not return."""
        return ()

    def resume(self, state: object) -> None:
        """Show what was shown when the view was left; called before it is mounted."""

    def show_answer(self, showing: Showing) -> None:
        """Show what an answer is about; called before it is mounted."""

    def action_leave(self) -> None:
        """Return to the browser as it was."""
        self.dismiss(None)

    def action_view(self, name: str) -> None:
        """Leave for another view of the same entities; of what the browser shows where this one has none."""
        self.leave_for(f"view({name!r}, {tuple(self.ids)!r})")

    def action_pane(self, kind: str) -> None:
        """Leave for a pane of the browser."""
        self.leave_for(f"pane({kind!r})")

    def action_panes(self) -> None:
        """Leave for the choice of other panes."""
        self.leave_for("panes")

    def action_back(self) -> None:
        """Back to the view before this one; without one, to the browser."""
        self.leave_for("back_from_view")

    def leave_for(self, action: str) -> None:
        """End; the browser remembers the view, and does something."""
        if self.next_action or self.ended:
            return
        self.next_action = action
        self.dismiss(None)

    def leave_by_key(self, key: str) -> None:
        """Leave for the command that a key has in the browser, such as a pane."""
        kinds = {kind.key: kind.name for kind in self.catalogue.kinds.values()}
        if key in kinds:
            self.action_pane(kinds[key])
        else:
            views = {view.key.keys: name for name, view in VIEWS.items() if view.key}
            self.action_view(views[key]) if key in views else self.action_panes()

    def cited(self) -> Citation | None:
        """The citation of what is under the cursor, in views that bind CITE."""
        return None

    def show_status(self, message: str) -> None:
        """Show a message in the footer."""

    def action_copy(self, what: str) -> None:
        """Copy the citation, or the value, of what is under the cursor."""
        if found := self.cited():
            from .clipboard import Copier

            self._copier = self._copier or Copier(self.app, self.session, self.show_status)
            self._copier.copy(found.plain if what == "citation" else found.value)
        else:
            self.show_status("Nothing to cite here.")

    def action_help(self) -> None:
        """Show the keys of this screen, and what its marks mean."""
        from .help import Help

        self.app.push_screen(Help(self.session, self, self.legend(), self.title_text))

    def legend(self) -> list[tuple[str, str]]:
        """(mark, meaning) of marks that only this view has."""
        return []

    def open(self, id_: str) -> None:
        """Open the page of an entity."""
        self.dismiss(id_)
