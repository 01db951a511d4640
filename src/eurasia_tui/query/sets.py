"""The algebra of sets of entities: relations, facts and dates as conditions, with the rows that each member rests on.

Questions, facets of a search and ``list --where`` are evaluated here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..catalogue.layout import columns
from .catalogue import Catalogue
from .rows import FactRecord, RelationRecord

_RELATION = ", ".join(columns("relation"))
_FACT = ", ".join(columns("fact"))
_AT_ONCE = 400


class Member(NamedTuple):
    """An entity of a set, with the relations that put it there and the figure it was chosen or ordered by."""

    id: str
    edges: tuple[RelationRecord, ...] = ()
    facts: tuple[FactRecord, ...] = ()


Set = dict[str, Member]
"""Members by id, in order."""


def of_ids(ids: Iterable[str]) -> Set:
    """Named entities."""
    return {id_: Member(id_) for id_ in ids}


def of_kind(catalogue: Catalogue, kind: str, where: Mapping[str, Sequence[str]] | None = None, word: str = "") -> Set:
    """All of a kind; those with one of the values of a fact, or with the word in their name."""
    if not where:
        rows = catalogue.db.execute("SELECT id FROM entity WHERE kind = ? ORDER BY grp_pos, sort", (kind,))
        return of_ids(row[0] for row in rows)
    found: dict[str, None] = {}
    for key, values in where.items():
        marks = ",".join("?" * len(values))
        rows = catalogue.db.execute(
            f"SELECT e.id FROM fact f JOIN entity e ON e.id = f.entity WHERE f.key = ? AND f.value IN ({marks}) AND e.kind = ?",
            (key, *values, kind),
        )
        found.update((row[0], None) for row in rows)
    if word:
        rows = catalogue.db.execute("SELECT id, name FROM entity WHERE kind = ?", (kind,))
        found.update((id_, None) for id_, name in rows if word in (name or "").lower().split())
    return of_ids(found)


def gone(catalogue: Catalogue, types: Sequence[str]) -> set[str]:
    """Organisations that are of some types, or that had ceased to exist by the catalogue's day."""
    marks = ",".join("?" * len(types))
    rows = catalogue.db.execute(
        f"SELECT entity FROM fact WHERE (key = 'type' AND value IN ({marks})) OR (key = 'dissolved' AND since_day <= ?)",
        (*types, catalogue.day),
    )
    return {row[0] for row in rows}


def of_text(catalogue: Catalogue, keys: Sequence[str], values: Sequence[str]) -> Set:
    """Entities with a fact that begins with one of the values, as it is on the catalogue's day."""
    marks = ",".join("?" * len(keys))
    rows = catalogue.db.execute(
        f"SELECT {_FACT} FROM fact WHERE key IN ({marks}) AND (since_day IS NULL OR since_day <= ?) ORDER BY since_day, seq",
        (*keys, catalogue.day),
    )
    last = {row.entity: row for row in map(FactRecord._make, rows)}
    return {
        id_: Member(id_, facts=(row,))
        for id_, row in last.items()
        if any(row.value.lower().startswith(value) for value in values)
    }


def of_group(catalogue: Catalogue, group: str) -> Set:
    """The states of one group of the list of countries."""
    rows = catalogue.db.execute("SELECT id FROM entity WHERE kind = 'countries' AND grp = ? ORDER BY sort", (group,))
    return of_ids(row[0] for row in rows)


def edges(catalogue: Catalogue, names: Sequence[str], ids: Collection[str] | None, side: str) -> list[RelationRecord]:
    """Relations by name, of entities at one side (all of them when ids is None), in the order of their files."""
    marks = ",".join("?" * len(names))
    if ids is None:
        rows = catalogue.db.execute(f"SELECT {_RELATION} FROM relation WHERE name IN ({marks})", tuple(names))
        return [RelationRecord._make(row) for row in rows]
    found: list[RelationRecord] = []
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        asked = f"SELECT {_RELATION} FROM relation WHERE {side} IN ({','.join('?' * len(some))}) AND name IN ({marks}) ORDER BY seq"
        found += [RelationRecord._make(row) for row in catalogue.db.execute(asked, (*some, *names))]
    return found


def join(rows: Iterable[RelationRecord], side: str, keep: Callable[[RelationRecord], bool]) -> Set:
    """What is at the other side of the relations that are to be kept."""
    found: Set = {}
    for row in rows:
        if keep(row):
            other = row.object if side == "subject" else row.subject
            known = found.get(other)
            found[other] = Member(other, (*known.edges, row) if known else (row,))
    return found


def both(one: Set, other: Set) -> Set:
    """What belongs to each, in the order of the first."""
    return {
        id_: Member(id_, (*member.edges, *other[id_].edges), (*member.facts, *other[id_].facts))
        for id_, member in one.items()
        if id_ in other
    }


def either(one: Set, other: Set) -> Set:
    """What belongs to any."""
    return {**one, **{id_: member for id_, member in other.items() if id_ not in one}}


def without(one: Set, other: Collection[str]) -> Set:
    """What belongs to the first and not to the second."""
    return {id_: member for id_, member in one.items() if id_ not in other}


def facts_of(catalogue: Catalogue, ids: Collection[str], keys: Sequence[str]) -> list[FactRecord]:
    """Facts of the entities under one of the keys, in the order of their files, without yearly figures."""
    found: list[FactRecord] = []
    wanted = list(ids)
    marks = ",".join("?" * len(keys))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        asked = (
            f"SELECT {_FACT} FROM fact WHERE entity IN ({','.join('?' * len(some))}) AND key IN ({marks}) ORDER BY seq"
        )
        found += [FactRecord._make(row) for row in catalogue.db.execute(asked, (*some, *keys))]
    return found


def figures(
    catalogue: Catalogue, ids: Collection[str], keys: Sequence[str], first: str = "", last: str = ""
) -> dict[str, FactRecord]:
    """One figure of each entity under the first of the keys for which most have one, from one source where that is possible.

    With days, the newest figure of that time, from yearly figures or from facts that are dated so.
    """
    for key in keys:
        sources: dict[str, dict[str, FactRecord]] = {}
        for candidate in _candidates(catalogue, ids, key, first, last):
            mine = sources.setdefault((candidate.source or "").split(" ")[0], {})
            if candidate.entity not in mine or (candidate.as_of or "") > (mine[candidate.entity].as_of or ""):
                mine[candidate.entity] = candidate
        if sources:
            best = max(sources.values(), key=len)  # the first in the files among equals
            if not first and len(best) < 0.8 * len({id_ for mine in sources.values() for id_ in mine}):
                return _first_of_each(catalogue, ids, key)  # each has a source of its own
            rest = {id_: row for mine in sources.values() for id_, row in mine.items() if id_ not in best}
            return best if first else {**rest, **best}
    return {}


def _first_of_each(catalogue: Catalogue, ids: Collection[str], key: str) -> dict[str, FactRecord]:
    found: dict[str, FactRecord] = {}
    for candidate in _candidates(catalogue, ids, key, "", ""):
        found.setdefault(candidate.entity, candidate)
    return found


def _candidates(catalogue: Catalogue, ids: Collection[str], key: str, first: str, last: str) -> list[FactRecord]:
    rows = [item for item in facts_of(catalogue, ids, [key]) if item.number is not None]
    if not first:
        return rows
    dated = [item for item in rows if item.as_of and first[:4] <= item.as_of[:4] <= last[:4]]
    return dated + yearly(catalogue, ids, key, first, last)


def yearly(catalogue: Catalogue, ids: Collection[str], key: str, first: str, last: str) -> list[FactRecord]:
    """Figures of the years of an interval, the newest of each entity, as facts."""
    found = []
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for entity, slot, label, unit, points, source, evidence, contested, note, loc in catalogue.db.execute(
            "SELECT entity, slot, label, unit, points, source, evidence, contested, note, loc FROM series "
            f"WHERE key = ? AND other = '' AND entity IN ({','.join('?' * len(some))})",
            (key, *some),
        ):
            years = [year for year in json.loads(points) if first[:4] <= year <= last[:4]]
            if years:
                year = max(years)
                values = dict.fromkeys(FactRecord._fields) | {
                    "entity": entity,
                    "slot": slot,
                    "seq": 0,
                    "key": key,
                    "label": label,
                    "value": str(json.loads(points)[year]),
                    "number": float(json.loads(points)[year]),
                    "unit": unit,
                    "type": "figure",
                    "since": year,
                    "source": source,
                    "as_of": year,
                    "evidence": evidence,
                    "inherits": 0,
                    "contested": contested,
                    "note": note,
                    "loc": loc,
                }
                found.append(FactRecord(**values))  # type: ignore[arg-type]  # the fields of a row, by name
    return found


def years(catalogue: Catalogue, id_: str, key: str) -> list[str]:
    """The years of which an entity has a figure, the oldest first."""
    rows = catalogue.db.execute("SELECT points FROM series WHERE key = ? AND other = '' AND entity = ?", (key, id_))
    return sorted({year for (points,) in rows for year in json.loads(points)})


def own_dates(catalogue: Catalogue, ids: Collection[str], keys: Sequence[str] = ()) -> dict[str, FactRecord]:
    """The first dated fact of each entity, or that under one of the keys."""
    found: dict[str, FactRecord] = {}
    wanted = list(ids)
    more = f" AND key IN ({','.join('?' * len(keys))})" if keys else ""
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        asked = f"SELECT {_FACT} FROM fact WHERE entity IN ({','.join('?' * len(some))}) AND type = 'date'{more} ORDER BY seq"
        for row in map(FactRecord._make, catalogue.db.execute(asked, (*some, *keys))):
            found.setdefault(row.entity, row)
    return found
