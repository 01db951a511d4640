"""A place: what the history keeps and the next session restores."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..query.listing import Listing


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

    @property
    def was_read(self) -> bool:
        """True when its page was read, not only passed by the cursor of the list."""
        return bool(self.id) and (self.reading or self.followed)
