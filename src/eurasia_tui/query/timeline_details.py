"""The text beside an entry of the timeline: its place, and the entities concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .columns import acronyms
from .geography.places import state_codes
from .sql import LISTED, listed
from .timeline import Entry

FIRST_YEAR = 1988
"""The first year that has a bar where entries go back further."""
TERMS = "terms"
"""Group of the beginnings and ends of memberships and offices."""
_PLACES = ("held-at", "signed-at")
_WHO = ("about", "party-to", "took-part-in", "spoke")


class Detail(NamedTuple):
    """Name of the place, and codes or acronyms of those concerned."""

    place: str = ""
    who: tuple[str, ...] = ()


def timeline_kinds(catalogue: Catalogue) -> list[str]:
    """The kinds that have a place on a timeline: all but documents, whose dates say when they came out."""
    return [kind for kind in catalogue.kinds if kind != "sources"]


def group_of(entry: Entry) -> str:
    """The group of an entry for the switches: its kind, or TERMS."""
    return TERMS if entry.to else entry.kind


def years(entries: Iterable[Entry]) -> dict[int, int]:
    """Number of entries of each year from FIRST_YEAR on, years without any included."""
    counts: dict[int, int] = {}
    for entry in entries:
        year = int(entry.day[:4])
        if year >= FIRST_YEAR:
            counts[year] = counts.get(year, 0) + 1
    return {year: counts.get(year, 0) for year in range(min(counts), max(counts) + 1)} if counts else {}


def details(catalogue: Catalogue, entries: Sequence[Entry]) -> dict[str, Detail]:
    """By the id of the entry's entity."""
    ids = list(dict.fromkeys(entry.id for entry in entries))
    places: dict[str, str] = {}
    who: dict[str, dict[str, None]] = {id_: {} for id_ in ids}
    for column, other in (("subject", "object"), ("object", "subject")):
        for id_, end, name in catalogue.db.execute(
            f"SELECT {column}, {other}, name FROM relation WHERE {column} IN {LISTED} AND name IN {LISTED}",
            (listed(ids), listed((*_PLACES, *_WHO))),
        ):
            if name in _PLACES and column == "subject":
                places.setdefault(id_, end)
            elif name in _WHO and (name == "about") == (column == "subject"):
                who[id_][end] = None
    for entry in entries:
        if entry.to:
            who[entry.id] = {entry.to: None}
    ends = {*places.values(), *(end for some in who.values() for end in some)}
    names, codes, short = catalogue.names(ends), state_codes(catalogue), acronyms(catalogue, list(ends))
    return {
        id_: Detail(
            names[places[id_]] if id_ in places else "",
            _written(list(who[id_]), codes | short, names),
        )
        for id_ in ids
    }


def _written(ends: Sequence[str], short: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Codes and acronyms; names only where none has a code or an acronym."""
    found = [short[end] for end in ends if end in short]
    return tuple(found) or tuple(names[end] for end in ends[:1])
