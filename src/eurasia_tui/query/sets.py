"""The algebra of sets of entities: what facets of a search, ``list --where`` and questions select entities by.

A set has two forms. A :class:`Condition` is not read yet: it is SQL, so that a condition that thousands of entities
satisfy costs nothing by itself. A :data:`Set` is read, with the rows that each member rests on. :func:`members` reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ..catalogue.layout import columns
from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .rows import FactRecord, RelationRecord
from .sql import IN_EFFECT, LISTED, listed

_RELATION = ", ".join(columns("relation"))
_FACT = ", ".join(columns("fact"))


class Condition(NamedTuple):
    """What an entity ``e`` must satisfy, with the values for its question marks."""

    sql: str
    values: tuple[object, ...] = ()

    def both(self, other: Condition) -> Condition:
        """The conjunction of the two."""
        return Condition(f"{self.sql} AND {other.sql}", (*self.values, *other.values))

    def either(self, other: Condition) -> Condition:
        """The disjunction of the two."""
        return Condition(f"({self.sql} OR {other.sql})", (*self.values, *other.values))


NOTHING = Condition("0")


def among(ids: Iterable[str]) -> Condition:
    """Entities with one of the ids."""
    return Condition(f"e.id IN {LISTED}", (listed(ids),))


def kind_in(*kinds: str) -> Condition:
    """Entities of one of the kinds."""
    return Condition("e.kind = ?", kinds) if len(kinds) == 1 else Condition(f"e.kind IN {LISTED}", (listed(kinds),))


def kind_not_in(*kinds: str) -> Condition:
    """Entities of none of the kinds."""
    return Condition(f"e.kind NOT IN {LISTED}", (listed(kinds),))


def linked(catalogue: Catalogue, names: Sequence[str], ids: Collection[str], side: str) -> Condition:
    """Entities at the other side of a relation, in effect on the catalogue's day, that has one of the ids at this side."""
    other = "object" if side == "subject" else "subject"
    return Condition(
        f"e.id IN (SELECT {other} FROM relation WHERE {side} IN {LISTED} AND name IN {LISTED} AND {IN_EFFECT})",
        (listed(ids), listed(names), catalogue.day, catalogue.day),
    )


def naming(ids: Collection[str]) -> Condition:
    """Documents whose text names one of the ids."""
    return Condition(f"e.id IN (SELECT document FROM mention WHERE entity IN {LISTED})", (listed(ids),))


def dated(first: str, last: str) -> Condition:
    """Entities with a date between the two days."""
    return Condition(
        "e.id IN (SELECT entity FROM fact WHERE type = 'date' AND since_day BETWEEN ? AND ?)", (first, last)
    )


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


def members(catalogue: Catalogue, condition: Condition) -> Set:
    """The entities that satisfy a condition, in the order of the lists."""
    rows = catalogue.db.execute(
        f"SELECT e.id, e.grp_pos, e.sort FROM entity e WHERE {condition.sql} ORDER BY e.grp_pos, e.sort",
        condition.values,
    )
    return of_ids(row[0] for row in rows)


def of_kind(catalogue: Catalogue, kind: str, where: Mapping[str, Sequence[str]] | None = None, word: str = "") -> Set:
    """The entities of a kind, or those of them with one of the values of a fact or with the word in their name."""
    if not where:
        return members(catalogue, kind_in(kind))
    found: dict[str, None] = {}
    for key, values in where.items():
        rows = catalogue.db.execute(
            f"SELECT e.id FROM fact f JOIN entity e ON e.id = f.entity WHERE f.key = ? AND f.value IN {LISTED} AND e.kind = ?",
            (key, listed(values), kind),
        )
        found.update((row[0], None) for row in rows)
    if word:
        rows = catalogue.db.execute("SELECT id, name FROM entity WHERE kind = ?", (kind,))
        found.update((id_, None) for id_, name in rows if word in (name or "").lower().split())
    return of_ids(found)


def gone(catalogue: Catalogue, types: Sequence[str]) -> set[str]:
    """Organisations that are of some types, or that had ceased to exist by the catalogue's day."""
    rows = catalogue.db.execute(
        f"SELECT entity FROM fact WHERE (key = 'type' AND value IN {LISTED}) OR (key = 'dissolved' AND since_day <= ?)",
        (listed(types), catalogue.day),
    )
    return {row[0] for row in rows}


def of_text(catalogue: Catalogue, keys: Sequence[str], values: Sequence[str], *, within: bool = False) -> Set:
    """Entities with a fact that begins with one of the values, as it is on the catalogue's day; or has a word that does."""
    rows = catalogue.db.execute(
        f"SELECT {_FACT} FROM fact WHERE key IN {LISTED} AND (since_day IS NULL OR since_day <= ?) ORDER BY since_day, seq",
        (listed(keys), catalogue.day),
    )
    last = {row.entity: row for row in map(FactRecord._make, rows)}
    return {
        id_: Member(id_, facts=(row,))
        for id_, row in last.items()
        if any(row.value.lower().startswith(value) or (within and f" {value}" in row.value.lower()) for value in values)
    }


def of_group(catalogue: Catalogue, group: str) -> Set:
    """The states of one group of the list of countries."""
    return members(catalogue, kind_in("countries").both(Condition("e.grp = ?", (group,))))


def of_region(catalogue: Catalogue, group: str) -> Set:
    """The states of one group; of a continent those of all its parts as the United Nations has them."""
    parts = Condition("e.id IN (SELECT entity FROM fact WHERE key = 'region' AND value LIKE ?)", (f"% {group}",))
    return members(catalogue, kind_in("countries").both(Condition("e.grp = ?", (group,)).either(parts)))


def edges(catalogue: Catalogue, names: Sequence[str], ids: Collection[str] | None, side: str) -> list[RelationRecord]:
    """Relations by name, of entities at one side (all of them when ids is None), in the order of their files."""
    asked, values = f"SELECT {_RELATION} FROM relation WHERE name IN {LISTED}", [listed(names)]
    if ids is not None:
        asked, values = f"{asked} AND {side} IN {LISTED} ORDER BY seq", [*values, listed(ids)]
    return [RelationRecord._make(row) for row in catalogue.db.execute(asked, values)]


def join(rows: Iterable[RelationRecord], side: str, keep: Callable[[RelationRecord], bool]) -> Set:
    """The entities at the other side of the relations to be kept."""
    found: Set = {}
    for row in rows:
        if keep(row):
            other = row.object if side == "subject" else row.subject
            known = found.get(other)
            found[other] = Member(other, (*known.edges, row) if known else (row,))
    return found


def both(first: Set, second: Set) -> Set:
    """The intersection, in the order of the first."""
    return {
        id_: Member(id_, (*member.edges, *second[id_].edges), (*member.facts, *second[id_].facts))
        for id_, member in first.items()
        if id_ in second
    }


def either(first: Set, second: Set) -> Set:
    """The union."""
    return {**first, **{id_: member for id_, member in second.items() if id_ not in first}}


def without(first: Set, second: Collection[str]) -> Set:
    """The difference: the first without the second."""
    return {id_: member for id_, member in first.items() if id_ not in second}


def facts_of(catalogue: Catalogue, ids: Collection[str], keys: Sequence[str]) -> list[FactRecord]:
    """Facts of the entities under one of the keys, in the order of their files, without yearly figures."""
    asked = f"SELECT {_FACT} FROM fact WHERE entity IN {LISTED} AND key IN {LISTED} ORDER BY seq"
    return [FactRecord._make(row) for row in catalogue.db.execute(asked, (listed(ids), listed(keys)))]


def figures(
    catalogue: Catalogue, ids: Collection[str], keys: Sequence[str], first: str = "", last: str = ""
) -> dict[str, FactRecord]:
    """One figure of each entity under the first of the keys for which most have one, from one source where that is possible.

    With days, the newest figure of that time, from yearly figures or from facts that are dated so.
    """
    for key in keys:
        sources: dict[str, dict[str, FactRecord]] = {}
        for candidate in _candidates(catalogue, ids, key, first, last):
            rows_of_source = sources.setdefault((candidate.source or "").split(" ")[0], {})
            if candidate.entity not in rows_of_source or (candidate.as_of or "") > (
                rows_of_source[candidate.entity].as_of or ""
            ):
                rows_of_source[candidate.entity] = candidate
        if sources:
            best = max(sources.values(), key=len)  # the first in the files among equals
            if not first and len(best) < 0.8 * len(
                {id_ for rows_of_source in sources.values() for id_ in rows_of_source}
            ):
                return _first_of_each(catalogue, ids, key)  # each has a source of its own
            rest = {
                id_: row
                for rows_of_source in sources.values()
                for id_, row in rows_of_source.items()
                if id_ not in best
            }
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
    rows = catalogue.db.execute(
        "SELECT entity, slot, label, unit, points, source, evidence, contested, note, loc FROM series "
        f"WHERE key = ? AND other = '' AND entity IN {LISTED}",
        (key, listed(ids)),
    )
    for entity, slot, label, unit, points, source, evidence, contested, note, loc in rows:
        figures_by_year = json.loads(points)
        in_interval = [year for year in figures_by_year if first[:4] <= year <= last[:4]]
        if in_interval:
            year = max(in_interval)
            values = dict.fromkeys(FactRecord._fields) | {
                "entity": entity,
                "slot": slot,
                "seq": 0,
                "key": key,
                "label": label,
                "value": str(figures_by_year[year]),
                "number": float(figures_by_year[year]),
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
    asked, values = f"SELECT {_FACT} FROM fact WHERE entity IN {LISTED} AND type = 'date'", [listed(ids)]
    if keys:
        asked, values = f"{asked} AND key IN {LISTED}", [*values, listed(keys)]
    for row in map(FactRecord._make, catalogue.db.execute(f"{asked} ORDER BY seq", values)):
        found.setdefault(row.entity, row)
    return found
