"""The views over the browser: what each is called, its key, and where its screen is.

A view's module is loaded when it is first opened, so that the first frame does not wait for it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from ..named_tuple import NamedTuple
from .keys import BROWSE, NAMED, Key

if TYPE_CHECKING:
    from .session import Session
    from .view import View

_SHOWN = NAMED | {"escape": "esc", "pagedown": "PgDn", "pageup": "PgUp"}


class ViewEntry(NamedTuple):
    """One view: its name, module and class, and the key that opens it."""

    name: str
    target: str
    """module:Class under this package."""
    key: Key | None = None
    title: str = ""
    """Name in the choice of other panes and views."""
    command: str = ""
    """The plain command that prints the same."""
    asks: str = ""
    """For views of two entities: what is asked before the second is picked."""
    marks: int = 0
    """So many of the entities marked are taken too."""
    figure: bool = False
    """True where it opens with the figure of the row under the cursor."""
    own: bool = False
    """Shows what is the user's own; not in kiosk."""

    def load(self) -> type[View]:
        """The screen's class."""
        module, _, cls = self.target.partition(":")
        found: type[View] = getattr(importlib.import_module(f".{module}", __package__), cls)
        return found


VIEWS = {
    entry.name: entry
    for entry in (
        ViewEntry("search", "search_view:SearchView", command="search"),
        ViewEntry(
            "start",
            "start_view:StartView",
            Key("start", "h", "view('start')", "start", "The start screen", "Find"),
            command="ask",
            title="Start screen",
        ),
        ViewEntry(
            "relate",
            "page_screen:RelateView",
            Key("relate", "r", "view('relate')", "relate", "What two entities share", "Views", show=True),
            command="relate",
            asks="Relate {name} with",
            title="Relate with another",
        ),
        ViewEntry(
            "compare",
            "page_screen:CompareView",
            Key("compare", "c", "view('compare')", "compare", "Compare with another, or those marked", "Views"),
            command="compare",
            asks="Compare {name} with",
            title="Compare with another",
        ),
        ViewEntry(
            "matrix",
            "matrix_view:MatrixView",
            Key("matrix", "x", "view('matrix')", "matrix", "Countries by organisations", "Views"),
            command="matrix",
            title="Matrix of members",
        ),
        ViewEntry(
            "timeline",
            "timeline_view:TimelineView",
            Key("timeline", "t", "view('timeline')", "timeline", "Dated entries in order", "Views"),
            command="timeline",
            title="Timeline",
        ),
        ViewEntry(
            "figures",
            "figures_view:FiguresView",
            Key(
                "figures",
                "i",
                "view('figures')",
                "figures",
                "A figure ranked and by year",
                "Views",
            ),
            command="rank",
            marks=4,
            figure=True,
            title="Figures, ranked",
        ),
        ViewEntry(
            "passages",
            "passages_view:PassagesView",
            Key("passages", "d", "view('passages')", "documents", "A term in the documents, line by line", "Views"),
            command="passages",
            title="Documents, line by line",
        ),
        ViewEntry(
            "map",
            "map_view:MapView",
            Key("map", "m", "view('map')", "map", "The entity on the map", "Views", show=True),
            command="map",
            marks=4,
            title="The entity on the map",
        ),
        ViewEntry(
            "whole_map",
            "map_view:WholeMapView",
            Key("whole_map", "9", "view('whole_map')", "map of all", "The map of Eurasia", "Views"),
            command="map",
            title="Map of Eurasia",
        ),
        ViewEntry(
            "brief",
            "brief_view:BriefView",
            Key(
                "brief",
                "P,p",
                "view('brief')",
                "brief",
                "Brief of the entity, or of two marked",
                "Your data",
            ),
            command="brief",
            marks=2,
            title="Brief",
        ),
        ViewEntry("notes", "notes_views:NotesView", title="Notes and bookmarks", command="notes", own=True),
        ViewEntry("recent", "notes_views:RecentView", title="Recent", command="notes", own=True),
        ViewEntry(
            "brief_of_two",
            "brief_view:BriefView",
            title="Brief of two entities",
            command="brief",
            asks="Brief of {name} and",
            marks=2,
        ),
        ViewEntry("problems", "problems_view:ProblemsView", title="Problems", command="check"),
    )
}


def every_key() -> list[Key]:
    """Every key of the browser, those of its views included."""
    return [*BROWSE, *(view.key for view in VIEWS.values() if view.key)]


def key_of(session: Session, id_: str) -> str:
    """The key that runs a command now, as printed; remapped keys included."""
    for key in every_key():
        if key.id == id_:
            return shown(session.keymap.get(id_, key.keys).split(",")[0])
    return ""


def shown(key: str) -> str:
    """A key as printed."""
    head, plus, last = key.rpartition("+")
    return f"{head}{plus}{_SHOWN.get(last, last)}"
