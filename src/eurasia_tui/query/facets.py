"""Facets of a search: conditions on entities (:mod:`.sets`), as of the catalogue's day."""

from __future__ import annotations

from collections.abc import Callable

from ..text import fold
from . import sets
from .catalogue import Catalogue, Unknown
from .documents.authorship import documents_by
from .documents.document_index import document_index
from .names import named
from .parse import Query
from .sets import NOTHING, Condition

_IN = ("member-of", "part-of", "located-in", "on-route", "crosses", "party-to", "holds-office", "took-part-in")
_ABOUT = ("about", "mentions")
_BY = ("spoke", "asserts", "authored", "issued")


DOCUMENT = ("document", "documents")
"""What stands for the sources whose full text is there, after ``kind:`` and ``in:``."""


def condition(catalogue: Catalogue, query: Query) -> tuple[Condition | None, list[str]]:
    """The condition of all facets (None without facets), and remarks on facets that could not be read."""
    only: Condition | None = None
    notices: list[str] = []
    documents = of_documents(query)
    for facet, value in query.facets:
        if value.lower() in DOCUMENT and facet in ("kind", "in"):
            found, notice = sets.among(document_index(catalogue).numbers), ""
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
    return set(sets.members(catalogue, only)), notices


def _kind(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    try:
        kind = catalogue.kind(value)
    except Unknown:
        kinds = ", ".join(kind.singular for kind in catalogue.kinds.values())
        return NOTHING, f"kind:{value} is not a kind; kinds are {kinds}, document"
    return sets.kind_in(kind.name), ""


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


def _related(catalogue: Catalogue, facet: str, value: str, names: tuple[str, ...], side: str) -> tuple[Condition, str]:
    named_ids = targets(catalogue, value)
    if not named_ids:
        return NOTHING, f"{facet}:{value} matches no entity"
    return sets.linked(catalogue, names, named_ids, side), ""


def _in(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "in", value, _IN, "object")


def _about(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "about", value, _ABOUT, "object")


def _by(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    return _related(catalogue, "by", value, _BY, "subject")


def _documents_about(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    """Documents that are about it, or name it in their text."""
    about, notice = _about(catalogue, value)
    if notice:
        return about, notice
    return about.either(sets.naming(targets(catalogue, value))), ""


def _documents_by(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    """Documents that it gave, as author or issuer, or that its people did."""
    found = targets(catalogue, value)
    if not found:
        return NOTHING, f"by:{value} matches no entity"
    return sets.among(sorted(documents_by(catalogue, found))), ""


def _year(catalogue: Catalogue, value: str) -> tuple[Condition, str]:
    first, dots, last = value.partition("..")
    if not dots:
        first, dots, last = value.partition("-")
    edges = (first, last if dots else first)
    if value in ("..", "-") or not all(not year or (_is_year(year)) for year in edges) or not any(edges):
        return NOTHING, f"year:{value} is not a year; write year:2023 or year:2015..2023"
    begin, end = edges[0] or "0001", edges[1] or "9999"
    return sets.dated(f"{begin}-01-01", f"{end}-12-31"), ""


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
