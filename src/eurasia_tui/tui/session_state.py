"""The last place and the entities read: saved at the end of a session, restored at the next start."""

from __future__ import annotations

from typing import Any

from ..query.catalogue import Catalogue
from ..query.listing import Listing
from ..query.orders import is_order
from ..userdata import state
from .history import LIMIT
from .session import Session
from .visited_place import VisitedPlace

_NUMBERS = ("cursor", "list_top", "page_top", "link")
_FLAGS = ("reading", "followed")


def table(place: VisitedPlace, as_of: str | None) -> dict[str, Any]:
    """A place as a table of TOML."""
    values: dict[str, Any] = place.listing._asdict()
    values |= {name: getattr(place, name) for name in (*_NUMBERS, *_FLAGS)}
    return values | {key: value for key, value in (("id", place.id), ("as_of", as_of)) if value}


def place_of(catalogue: Catalogue, kept: dict[str, Any]) -> VisitedPlace | None:
    """The place kept, as far as it still exists; None when it does not."""
    kind, id_ = kept.get("kind"), kept.get("id")
    if not isinstance(kind, str) or kind not in catalogue.kinds:
        return None
    texts = [value if isinstance(value := kept.get(name), str) else "" for name in ("filter", "sort")]
    sort = texts[1] if is_order(catalogue, kind, texts[1]) else ""
    listing = Listing(kind, texts[0], sort, kept.get("grouped") is True)
    numbers: dict[str, Any] = {
        name: value
        for name in _NUMBERS
        if isinstance(value := kept.get(name), int) and not isinstance(value, bool) and -1 <= value < 1_000_000_000
    }
    reading, followed = (kept.get(name) is True for name in _FLAGS)
    if not isinstance(id_, str) or not catalogue.exists(id_):
        return VisitedPlace(listing)
    if not followed:
        index = listing.place_of(catalogue, id_)
        if index is None:
            return VisitedPlace(listing)
        numbers["cursor"] = index
    return VisitedPlace(listing, id=id_, reading=reading, followed=followed)._replace(**numbers)


def keep(session: Session, here: VisitedPlace) -> None:
    """Save the present place, the entities read in this session, and the terminal's theme. Raises files.Unwritable."""
    visited = _read(session)
    if here.id and here.was_read:
        visited.append(here.id)
    state.save(table(here, None), visited, session.themes)


def recent(session: Session) -> tuple[str, ...]:
    """Ids of entities read, the last first: in this session, then in those before."""
    ids = tuple(dict.fromkeys([*reversed(_read(session)), *state.load()["recent"]]))
    known = session.catalogue.kinds_of(ids)
    return tuple(id_ for id_ in ids if id_ in known)


def _read(session: Session) -> list[str]:
    """Ids whose pages were read, not only passed by the cursor of a list; oldest first."""
    return [place.id for place in session.history.trail(LIMIT) if place.id and place.was_read]
