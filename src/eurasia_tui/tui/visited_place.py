"""A place: what the history keeps and the next session restores."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..query.listing import Listing
from .history import History


class VisitedPlace(NamedTuple):
    """A pane with its list and a page with its scroll position."""

    listing: Listing
    cursor: int = 0
    list_top: int = 0
    id: str | None = None
    page_top: int = 0
    link: int = -1
    reading: bool = False
    """True when the page has the focus."""
    as_of: str | None = None
    """The date as of which it was shown; None for the present."""
    followed: bool = False
    """True when the page was reached by a link or from a view, not by the list."""
    over: tuple[str, tuple[str, ...], object] | None = None
    """Name, entities and state of a view that was over this place when a page was opened from it; not saved."""
    copied: bool = False
    """True where nothing was done here since a view was left for another: the view left is over the place before."""

    @property
    def was_read(self) -> bool:
        """True when its page was read, not only passed by the cursor of the list."""
        return bool(self.id) and (self.reading or self.followed)


def place_before(history: History[VisitedPlace]) -> VisitedPlace | None:
    """Where back leads, which the footer names: a copy over which no view was left is passed."""
    earlier = history.trail(3)[:-1]
    while len(earlier) > 1 and earlier[-1].copied and not earlier[-1].over:
        earlier.pop()
    return earlier[-1] if earlier else None
