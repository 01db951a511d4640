"""What the screens and widgets of one explorer share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..query.catalogue import Catalogue
from ..render.glyphs import UNICODE, Glyphs
from ..userdata.settings import Settings
from .history import History
from .visited_place import VisitedPlace


@dataclass
class Marks:
    """Ids with a bookmark, and with a note, which are empty until they were read; and those marked for comparing."""

    bookmarked: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    compared: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Read them from the user's files."""
        from ..userdata import notes

        found = list(notes.notes())
        self.bookmarked = {note.id for note in found if note.bookmarked}
        self.noted = {note.id for note in found if note.text}


@dataclass
class Session:
    """Handed to every screen and widget when it is made.

    Only the application replaces ``catalogue`` (content changed, another as-of date) and ``keymap``.
    A view keeps the catalogue it was opened with.
    """

    catalogue: Catalogue
    glyphs: Glyphs = UNICODE
    kiosk: bool = False
    """True where nothing may be written, copied, run or opened; see :mod:`.kiosk`."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Commands whose keys the user changed: id to comma-separated keys."""
    settings: Settings = field(default_factory=Settings)
    marks: Marks = field(default_factory=Marks)
    """Bookmarks and notes of the user's own."""
    history: History[VisitedPlace] = field(default_factory=History)
    """Places visited in this session."""
    commands: list[str] = field(default_factory=list)
    """Titles of commands chosen in the palette, the last first."""
    background: tuple[int, int, int] | None = None
    """The colour of the terminal's background, red, green and blue from 0 to 255; None until it is known."""
    themes: dict[str, str] = field(default_factory=dict)
    """The theme that suits a terminal, by the terminal's name; kept between sessions."""
