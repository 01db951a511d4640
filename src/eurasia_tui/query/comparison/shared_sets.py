"""What several entities have in common: who belongs to all of them, to some, or only to one.

Which relations are compared follows from the pages of the kinds: every section that lists relations is a set.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from ...named_tuple import NamedTuple
from ..catalogue import Catalogue
from ..rows import RelationRecord, relations

QUALIFIED = ("associate", "candidate", "partner", "dialogue-partner", "observer", "guest", "former")
"""Statuses of those who do not belong in full."""


class Part(NamedTuple):
    """Third entities that belong to the same of those compared (``of``)."""

    of: tuple[str, ...]
    items: tuple[str, ...]


class EntitySet(NamedTuple):
    """One relation of the entities compared. ``records`` is what joins each third entity with each of them."""

    title: str
    relation: str
    side: str
    parts: tuple[Part, ...]
    records: dict[tuple[str, str], RelationRecord]
    """By (third entity, entity compared)."""
    qualified: bool = False
    """True for those who belong only as partners, observers and the like, or no longer."""

    @property
    def of_status(self) -> bool:
        """True where who belongs has a status, as in bodies."""
        return any(row.status for row in self.records.values())


_SECTIONS = ("relations", "links", "route")


def shared_sets(catalogue: Catalogue, ids: Sequence[str]) -> list[EntitySet]:
    """The sets of the entities, in the order of the sections of their pages; those of quotations and claims left out."""
    kinds = catalogue.kinds_of(ids)
    every = {id_: [row for row in relations(catalogue, id_) if row.name != "mentions"] for id_ in ids}
    third = catalogue.kinds_of(row.other(id_) for id_, rows in every.items() for row in rows)
    found: list[EntitySet] = []
    asked: set[tuple[str, str, tuple[str, ...]]] = set()
    for section in (section for kind in dict.fromkeys(kinds.values()) for section in catalogue.kinds[kind].page):
        if section["block"] not in _SECTIONS:
            continue
        name, wanted = section["relation"], tuple(section.get("kinds", ()))
        side = section.get("side", "object" if section["block"] == "route" else "subject")
        if (name, side, wanted) in asked or any(catalogue.kinds[kind].opinion for kind in wanted):
            continue
        asked.add((name, side, wanted))
        records = {
            (row.other(id_), id_): row
            for id_ in ids
            for row in sorted(every[id_], key=lambda row: _strength(row, catalogue.day), reverse=True)
            if row.name == name
            and side in ("both", "subject" if row.subject == id_ else "object")
            and row.other(id_) in third
            and row.other(id_) not in ids
            and (not wanted or third[row.other(id_)] in wanted)
        }
        type_ = catalogue.relation_types[name]
        title = section.get("title") or (type_.inverse if side == "object" else type_.label)
        # A term of office always ends: former holders belong to the set.
        ended = "" if "until" in section.get("columns", ()) else catalogue.day
        found += _of_relation(catalogue, ids, (title, name, side), records, ended)
    return found


def _strength(row: RelationRecord, day: str) -> tuple[bool, bool, str]:
    """Sort key, the weakest first: ended, qualified, old."""
    return (row.ended(day), row.status in QUALIFIED, "".join(chr(255 - ord(char)) for char in row.since_day or ""))


def _of_relation(
    catalogue: Catalogue,
    ids: Sequence[str],
    names: tuple[str, str, str],
    records: dict[tuple[str, str], RelationRecord],
    day: str,
) -> Iterable[EntitySet]:
    title, name, side = names
    belongs = {pair for pair, row in records.items() if row.status not in QUALIFIED and not (day and row.ended(day))}
    full = {third for third, _ in belongs}
    rest = {third for third, _ in records} - full
    if full:
        yield EntitySet(title, name, side, _parts(catalogue, ids, full, belongs), records)
    if rest:
        parts = _parts(catalogue, ids, rest, set(records))
        yield EntitySet(title, name, side, parts, records, True)


def _parts(
    catalogue: Catalogue, ids: Sequence[str], thirds: set[str], belongs: set[tuple[str, str]]
) -> tuple[Part, ...]:
    """The parts of a comparison. Of two: only the first, both, only the second. Of more: all, some, only each."""
    places = catalogue.places(thirds)
    by_owner: dict[tuple[str, ...], list[str]] = {}
    for third in sorted(thirds, key=lambda id_: places[id_]):
        by_owner.setdefault(tuple(id_ for id_ in ids if (third, id_) in belongs), []).append(third)
    if len(ids) == 2:
        order: list[tuple[str, ...]] = [(ids[0],), tuple(ids), (ids[1],)]
    else:
        order = [some for size in range(len(ids), 0, -1) for some in itertools.combinations(ids, size)]
        order = [some for some in order if some in by_owner or len(some) in (1, len(ids))]
    return tuple(Part(of, tuple(by_owner.get(of, ()))) for of in order)
