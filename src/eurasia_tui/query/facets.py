"""Facets of a search: conditions on entities, as of the catalogue's day.

A facet is SQL about an entity ``e``, so that a facet that thousands of entities pass costs nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..text import fold
from .catalogue import Catalogue, Unknown
from .names import named
from .parse import Query

_IN = ("member-of", "part-of", "located-in", "on-route", "crosses", "party-to", "holds-office", "took-part-in")
_ABOUT = ("about", "mentions")
_BY = ("spoke", "asserts", "authored", "issued")


class Condition(NamedTuple):
    """What an entity ``e`` must satisfy, with the values for its question marks."""

    sql: str
    values: tuple[object, ...] = ()

    def both(self, other: Condition) -> Condition:
        """This and the other."""
        return Condition(f"{self.sql} AND {other.sql}", (*self.values, *other.values))


NOTHING = Condition("0")


def condition(catalogue: Catalogue, query: Query) -> tuple[Condition | None, list[str]]:
    """What all facets ask (None without facets), and remarks on facets that could not be read."""
    only: Condition | None = None
    notices: list[str] = []
    for facet, value in query.facets:
        found, notice = _FACETS[facet](catalogue, value)
        if notice:
            notices.append(notice)
            continue
        only = only.both(found) if only else found
    return only, notices


def allowed(catalogue: Catalogue, query: Query) -> tuple[set[str] | None, list[str]]:
    """Ids that all facets allow (None without facets), and remarks on facets that could not be read."""
    only, notices = condition(catalogue, query)
    if only is None:
        return None, notices
    rows = catalogue.db.execute(f"SELECT e.id FROM entity e WHERE {only.sql}", only.values)
    return {row[0] for row in rows}, notices


def _kind(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    try:
        kind = catalogue.kind(value)
    except Unknown:
        kinds = ", ".join(kind.singular for kind in catalogue.kinds.values())
        return NOTHING, f"kind:{value} is not a kind; kinds are {kinds}"
    return Condition("e.kind = ?", (kind.name,)), ""


def _targets(catalogue: Catalogue, value: str) -> list[str]:
    found = [one.id for one in named(catalogue, value)]
    if found:
        return found
    folded = fold(value)
    if not folded:
        return []
    begin = "SELECT entity FROM name WHERE fold >= ? AND fold < ? ORDER BY length(fold) LIMIT 20"
    rows = catalogue.db.execute(begin, (folded, folded + "\U0010ffff")).fetchall()
    rows = (
        rows
        or catalogue.db.execute(
            "SELECT entity FROM name WHERE fold LIKE ? ORDER BY length(fold) LIMIT 20", (f"% {folded}",)
        ).fetchall()
    )
    return list(dict.fromkeys(row[0] for row in rows))


def _related(
    catalogue: Catalogue, facet: str, value: str, relations: tuple[str, ...], given: str, wanted: str
) -> tuple[Condition, str]:
    targets = _targets(catalogue, value)
    if not targets:
        return NOTHING, f"{facet}:{value} names nothing here"
    marks, names = ",".join("?" * len(targets)), ",".join("?" * len(relations))
    day = catalogue.day
    return Condition(
        f"e.id IN (SELECT {wanted} FROM relation WHERE {given} IN ({marks}) AND name IN ({names}) "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) "
        "AND coalesce(status, '') <> 'former')",
        (*targets, *relations, day, day),
    ), ""


def _in(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "in", value, _IN, "object", "subject")


def _about(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "about", value, _ABOUT, "object", "subject")


def _by(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "by", value, _BY, "subject", "object")


def _year(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        return NOTHING, f"year:{value} is not a year; write year:2023"
    return Condition(
        "e.id IN (SELECT entity FROM fact WHERE type = 'date' AND since_day BETWEEN ? AND ?)",
        (f"{value}-01-01", f"{value}-12-31"),
    ), ""


_FACETS: dict[str, Callable[[Catalogue, str], tuple[Condition, str]]] = {
    "kind": _kind,
    "in": _in,
    "about": _about,
    "by": _by,
    "year": _year,
}
