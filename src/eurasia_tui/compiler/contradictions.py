"""Checks that run over the whole pack: statements that cannot be true together, or that are made twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..dates import bounds
from ..named_tuple import NamedTuple
from ..sanitize import clean_line
from ..schema import KINDS
from ..schema import relations as r
from ..units import base, is_figure
from .problems import Problem
from .statement_positions import StatementPositions

SPANS = (
    ("founded", "dissolved"),
    ("opened", "closed"),
    ("born", "died"),
    ("signed", "in-force"),
    ("in-force", "ended"),
    ("signed", "ended"),
    ("construction", "opened"),
)
"""Facts of which the first comes before the second."""
CODES = ("iso2", "iso3", "numeric")
"""Facts that no two states share."""
ACYCLIC = (r.PART_OF, r.BASED_ON, r.SUCCEEDS)
"""Relations that never lead back to where they began."""
_REPEATABLE = ("mentions", "see-also", "on-route", "holds-position-on")
"""Relations that an entity may state again: prose may link twice, a route touch a place twice."""
MOST = 1_000
"""Problems of each kind that are reported."""


class Contradiction(NamedTuple):
    """A contradiction: where, its code and what to say."""

    entity: str
    loc: str
    code: str
    message: str
    hint: str


def check(db: sqlite3.Connection, root: Path, below: sqlite3.Connection | None) -> list[Problem]:
    """Contradictions between the entities of the pack's catalogue, and between it and those below."""
    return _located(db, root, _units(db), _codes(db, below), _cycles(db))


def check_each(db: sqlite3.Connection, root: Path, which: str) -> list[Problem]:
    """Contradictions within each entity; ``which`` is the condition on column ``entity`` of those to be checked."""
    finds = (_ends_before_it_begins, _spans, _twice, _texts)
    return _located(db, root, *(find(db, which) for find in finds))


def _located(db: sqlite3.Connection, root: Path, *found: Iterable[Contradiction]) -> list[Problem]:
    places = StatementPositions(db, root)
    return [places.problem(*item) for each in found for item in _first(each)]


def _first(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    for number, item in enumerate(found):
        if number >= MOST:
            return
        yield item


def _is_before(earlier: str, later: str) -> bool:
    """True when a date ends before another begins, whatever day of a month or year is meant."""
    try:
        return bounds(earlier)[1] < bounds(later)[0]
    except ValueError:
        return False


def _ends_before_it_begins(db: sqlite3.Connection, which: str) -> Iterator[Contradiction]:
    for table in ("relation", "fact"):
        for entity, loc, since, until in db.execute(
            f"SELECT entity, loc, since, until FROM {table} WHERE until_day < since_day AND {which}"
        ).fetchall():
            if _is_before(until, since):
                message = f"until {until} is before from {since}"
                yield Contradiction(entity, loc, "impossible-order", message, "correct one of the dates")


def _spans(db: sqlite3.Connection, which: str) -> Iterator[Contradiction]:
    for first, second in SPANS:
        for entity, loc, begins, ends in db.execute(
            "SELECT entity, b.loc, a.since, b.since FROM fact b JOIN fact a USING (entity) "
            f"WHERE a.key = ? AND b.key = ? AND b.type = 'date' AND a.type = 'date' AND b.since_day < a.since_day AND {which}",
            (first, second),
        ).fetchall():
            if _is_before(ends, begins):
                message = f"{second.replace('-', ' ')} {ends} is before {first} {begins}"
                yield Contradiction(entity, loc, "impossible-order", message, "correct one of the dates")


def _twice(db: sqlite3.Connection, which: str) -> Iterator[Contradiction]:
    for entity, loc, name, other in db.execute(
        "SELECT entity, max(loc), name, CASE WHEN subject = entity THEN object ELSE subject END FROM relation "
        f"WHERE name NOT IN (SELECT value FROM json_each(?)) AND {which} "
        "GROUP BY entity, subject, name, object, branch, status, role, rank, value, unit, since, until, source, as_of HAVING count(*) > 1",
        (json.dumps(_REPEATABLE),),
    ).fetchall():
        message = f"{clean_line(other)} occurs twice with the same dates ({name.replace('-', ' ')})"
        yield Contradiction(entity, loc, "stated-twice", message, "remove one of them")
    for entity, loc, key in db.execute(
        f"SELECT entity, max(loc), key FROM fact WHERE number IS NOT NULL AND type <> 'id' AND {which} "
        "GROUP BY entity, key, value, unit, since, until, source, as_of HAVING count(*) > 1"
    ).fetchall():
        yield Contradiction(
            entity, loc, "stated-twice", f"{key} occurs twice with the same figure and source", "remove one of them"
        )


def _texts(db: sqlite3.Connection, which: str) -> Iterator[Contradiction]:
    for entity, loc, key, value in db.execute(
        "SELECT entity, loc, key, value FROM fact WHERE number IS NULL AND type = 'text' AND value GLOB '[-+0-9]*' "
        f"AND length(value) < 40 AND loc LIKE 'facts.%' AND {which}"
    ).fetchall():
        if is_figure(value):
            message = f"{key}: {clean_line(value)!r} is a figure written as text and cannot be compared"
            yield Contradiction(
                entity, loc, "figure-as-text", message, "write the number alone, as 7_200_000, and its unit in unit"
            )


def _units(db: sqlite3.Connection) -> Iterator[Contradiction]:
    """Figures by which a list is sorted and that are in another unit than most of them.

    Where the figures of a key are of several dimensions, as the capacities of mines and of ports are, each may have
    its own; figures that the kind adds up may not.
    """
    for kind, cls in KINDS.items():
        for key in cls.sorts:
            units = [
                unit
                for (unit,) in db.execute(
                    "SELECT f.unit FROM fact f JOIN entity e ON e.id = f.entity "
                    "WHERE f.key = ? AND e.kind = ? AND f.number IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, min(f.rowid)",
                    (key, kind),
                )
            ]
            if key not in dict(cls.sums) and len({base(unit)[0] for unit in units}) > 1:
                continue
            for unit in units[1:]:
                here, usual = (clean_line(text) or "no unit" for text in (unit, units[0]))
                for entity, loc in db.execute(
                    "SELECT f.entity, f.loc FROM fact f JOIN entity e ON e.id = f.entity "
                    "WHERE f.key = ? AND e.kind = ? AND f.unit = ? AND f.number IS NOT NULL",
                    (key, kind, unit),
                ).fetchall():
                    message = f"the unit of {key} is {here} here and {usual} elsewhere"
                    yield Contradiction(entity, loc, "other-unit", message, f"convert the figure to {usual}")


def _codes(db: sqlite3.Connection, below: sqlite3.Connection | None) -> Iterator[Contradiction]:
    for key in CODES:
        owners: dict[str, str] = {}
        if below:
            asked = "SELECT f.value, f.entity FROM fact f JOIN entity e ON e.id = f.entity WHERE f.key = ?"
            owners = dict(below.execute(asked, (key,)).fetchall())
        for entity, loc, code in db.execute(
            "SELECT entity, loc, value FROM fact WHERE key = ? ORDER BY rowid", (key,)
        ).fetchall():
            owner = owners.setdefault(code, entity)
            if owner != entity:
                message = f"{key} {clean_line(code)} is already used by {clean_line(owner)}"
                yield Contradiction(entity, loc, "duplicate-code", message, "no two states share a code")


def _cycles(db: sqlite3.Connection) -> Iterator[Contradiction]:
    for relation in ACYCLIC:
        edges: dict[str, list[tuple[str, str, str]]] = {}
        for subject, object_, entity, loc in db.execute(
            "SELECT subject, object, entity, loc FROM relation WHERE name = ? ORDER BY rowid", (relation.name,)
        ):
            edges.setdefault(subject, []).append((object_, entity, loc))
        for entity, loc, ids in _loops(edges):
            message = f"{relation.label.lower()} forms a cycle: {', '.join(ids[:8])}"
            yield Contradiction(entity, loc, "cycle", clean_line(message), "remove one of the links")


def _loops(edges: dict[str, list[tuple[str, str, str]]]) -> Iterator[tuple[str, str, list[str]]]:
    """(owner, place, ids) of each link that closes a loop, found going as deep as links lead."""
    visited = set[str]()
    for start in edges:
        way, stack = dict[str, None](), [(start, iter(edges[start]))]
        if start in visited:
            continue
        way[start] = None
        while stack:
            at, links = stack[-1]
            step = next(links, None)
            if step is None:
                stack.pop()
                way.pop(at)
                visited.add(at)
            elif step[0] in way:
                ids = list(way)
                yield step[1], step[2], [*ids[ids.index(step[0]) :], step[0]]
            elif step[0] not in visited and step[0] in edges:
                way[step[0]] = None
                stack.append((step[0], iter(edges[step[0]])))
