"""The place one left off and what one looked at: kept at the end of a session, found again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..query.catalogue import Catalogue
from ..query.listing import Listing
from ..userdata import state
from .browse import Browse
from .place import Place

_NUMBERS = ("cursor", "list_top", "page_top", "link")
_FLAGS = ("reading", "followed")


def table(place: Place, as_of: str | None) -> dict[str, Any]:
    """A place as a table of TOML."""
    made: dict[str, Any] = {"kind": place.listing.kind, "filter": place.listing.filter, "sort": place.listing.sort}
    made |= {name: getattr(place, name) for name in (*_NUMBERS, *_FLAGS)}
    return made | {key: value for key, value in (("id", place.id), ("as_of", as_of)) if value}


def place_of(catalogue: Catalogue, kept: dict[str, Any]) -> Place | None:
    """The place kept, as far as it still exists; None when it does not."""
    kind, id_ = kept.get("kind"), kept.get("id")
    if kind not in catalogue.kinds:
        return None
    texts = [value if isinstance(value := kept.get(name), str) else "" for name in ("filter", "sort")]
    sort = texts[1] if texts[1] in ("", "name", *catalogue.kinds[kind].sorts) else ""
    listing = Listing(kind, texts[0], sort)
    numbers: dict[str, Any] = {
        name: value
        for name in _NUMBERS
        if isinstance(value := kept.get(name), int) and not isinstance(value, bool) and -1 <= value < 1_000_000_000
    }
    reading, followed = (kept.get(name) is True for name in _FLAGS)
    if not isinstance(id_, str) or not catalogue.exists(id_):
        return Place(listing)
    if not followed:
        index = listing.place_of(catalogue, id_)
        if index is None:
            return Place(listing)
        numbers["cursor"] = index
    return Place(listing, id=id_, reading=reading, followed=followed)._replace(**numbers)


def restore(catalogue: Catalogue, corrupt: Callable[[Path], None]) -> Place | None:
    """The place one left off, or None."""
    return place_of(catalogue, state.load(corrupt)["place"])


def keep(browse: Browse) -> None:
    """Keep the place, and what was read in this session. Raises files.Unwritable."""
    here = browse.here()
    visited = [one.id for one in browse.history.trail(200) if one.id and (one.reading or one.followed)]
    if here.id:
        visited.append(here.id)
    state.save(table(here, None), visited)


def recent(catalogue: Catalogue, browse: Browse) -> list[str]:
    """Ids looked at, the last first: in this session, then in those before."""
    now = [one.id for one in reversed(browse.history.trail(200)) if one.id and (one.reading or one.followed)]
    known = catalogue.kinds_of([*now, *state.load()["recent"]])
    return [id_ for id_ in dict.fromkeys([*now, *state.load()["recent"]]) if id_ in known]
