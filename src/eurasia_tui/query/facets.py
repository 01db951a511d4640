"""Facets of a search: conditions on entities, as of the catalogue's day.

A facet is SQL about an entity ``e``, so that a facet that thousands of entities pass costs nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..text import fold
from .catalogue import Catalogue, Unknown
from .document_givers import given_by_any
from .names import named
from .parse import Query
from .shelf import shelf
from .sql import LISTED, listed

_IN = ("member-of", "part-of", "located-in", "on-route", "crosses", "party-to", "holds-office", "took-part-in")
_ABOUT = ("about", "mentions")
_BY = ("spoke", "asserts", "authored", "issued")


DOCUMENT = ("document", "documents")
"""What stands for the sources whose full text is there, after ``kind:`` and ``in:``."""


class Condition(NamedTuple):
    """What an entity ``e`` must satisfy, with the values for its question marks."""

    sql: str
    values: tuple[object, ...] = ()

    def both(self, other: Condition) -> Condition:
        """The conjunction of the two."""
        return Condition(f"{self.sql} AND {other.sql}", (*self.values, *other.values))


NOTHING = Condition("0")


def condition(catalogue: Catalogue, query: Query) -> tuple[Condition | None, list[str]]:
    """What all facets ask (None without facets), and remarks on facets that could not be read."""
    only: Condition | None = None
    notices: list[str] = []
    documents = of_documents(query)
    for facet, value in query.facets:
        if value.lower() in DOCUMENT and facet in ("kind", "in"):
            found, notice = Condition(f"e.id IN {LISTED}", (listed(shelf(catalogue).index),)), ""
        elif documents and facet in _OF_DOCUMENTS:
            found, notice = _OF_DOCUMENTS[facet](catalogue, value)
        else:
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
        return NOTHING, f"kind:{value} is not a kind; kinds are {kinds}, document"
    return Condition("e.kind = ?", (kind.name,)), ""


def of_documents(query: Query) -> bool:
    """True when a facet asks for documents: ``kind:document`` or ``in:documents``."""
    return any(facet in ("kind", "in") and value.lower() in DOCUMENT for facet, value in query.facets)


def targets(catalogue: Catalogue, value: str) -> list[str]:
    """Ids that the value of a facet names, or begins to name."""
    found = [item.id for item in named(catalogue, value)]
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
    named_ids = targets(catalogue, value)
    if not named_ids:
        return NOTHING, f"{facet}:{value} matches no entity"
    day = catalogue.day
    return Condition(
        f"e.id IN (SELECT {wanted} FROM relation WHERE {given} IN {LISTED} AND name IN {LISTED} "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) "
        "AND coalesce(status, '') <> 'former')",
        (listed(named_ids), listed(relations), day, day),
    ), ""


def _in(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "in", value, _IN, "object", "subject")


def _about(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "about", value, _ABOUT, "object", "subject")


def _by(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "by", value, _BY, "subject", "object")


def _documents_about(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    """Documents that are about it, or name it in their text."""
    about, notice = _about(catalogue, value)
    if notice:
        return about, notice
    named_in = f"e.id IN (SELECT document FROM mention WHERE entity IN {LISTED})"
    return Condition(f"({about.sql} OR {named_in})", (*about.values, listed(targets(catalogue, value)))), ""


def _documents_by(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    """Documents that it gave, as author or issuer, or that its people did."""
    found = targets(catalogue, value)
    if not found:
        return NOTHING, f"by:{value} matches no entity"
    return Condition(f"e.id IN {LISTED}", (listed(sorted(given_by_any(catalogue, found))),)), ""


def _year(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    first, dots, last = value.partition("..")
    if not dots:
        first, dots, last = value.partition("-")
    edges = (first, last if dots else first)
    if value in ("..", "-") or not all(not year or (_is_year(year)) for year in edges) or not any(edges):
        return NOTHING, f"year:{value} is not a year; write year:2023 or year:2015..2023"
    begin, end = edges[0] or "0001", edges[1] or "9999"
    return Condition(
        "e.id IN (SELECT entity FROM fact WHERE type = 'date' AND since_day BETWEEN ? AND ?)",
        (f"{begin}-01-01", f"{end}-12-31"),
    ), ""


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 4


_FACETS: dict[str, Callable[[Catalogue, str], tuple[Condition, str]]] = {
    "kind": _kind,
    "in": _in,
    "about": _about,
    "by": _by,
    "year": _year,
}
_OF_DOCUMENTS = {"about": _documents_about, "by": _documents_by}
"""Facets that mean more of documents."""
