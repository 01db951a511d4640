"""Facets of a search: the entities that each allows, as of the catalogue's day."""

from __future__ import annotations

from .catalogue import Catalogue, Unknown
from .parse import Query

_IN = ("member-of", "part-of", "located-in", "on-route", "crosses", "party-to", "holds-office", "took-part-in")
_ABOUT = ("about", "mentions")
_BY = ("spoke", "asserts", "authored", "issued")


def allowed(catalogue: Catalogue, query: Query) -> tuple[set[str] | None, list[str]]:
    """Ids that all facets allow (None without facets), and remarks on facets that could not be read."""
    only: set[str] | None = None
    notices: list[str] = []
    for facet, value in query.facets:
        found, notice = _FACETS[facet](catalogue, value)
        if notice:
            notices.append(notice)
            continue
        only = found if only is None else only & found
    return only, notices


def _kind(catalogue: Catalogue, value: str) -> tuple[set[str], str]:
    try:
        kind = catalogue.kind(value)
    except Unknown:
        kinds = ", ".join(kind.singular for kind in catalogue.kinds.values())
        return set(), f"kind:{value} is not a kind; kinds are {kinds}"
    return {row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = ?", (kind.name,))}, ""


def _targets(catalogue: Catalogue, value: str) -> list[str]:
    from .resolve import named

    found = [id_ for _, id_, _ in named(catalogue, value)]
    if found:
        return found
    from ..text import fold

    folded = fold(value)
    rows = catalogue.db.execute(
        "SELECT entity FROM name WHERE (fold >= ? AND fold < ?) OR fold LIKE ? ORDER BY length(fold) LIMIT 20",
        (folded, folded + "\x7f", f"% {folded}"),
    )
    return list(dict.fromkeys(row[0] for row in rows)) if folded else []


def _related(
    catalogue: Catalogue, facet: str, value: str, relations: tuple[str, ...], ends: tuple[tuple[str, str], ...]
) -> tuple[set[str], str]:
    targets = _targets(catalogue, value)
    if not targets:
        return set(), f"{facet}:{value} names nothing here"
    day = catalogue.day
    marks, names = ",".join("?" * len(targets)), ",".join("?" * len(relations))
    found: set[str] = set()
    for given, wanted in ends:
        found |= {
            row[0]
            for row in catalogue.db.execute(
                f"SELECT {wanted} FROM relation WHERE {given} IN ({marks}) AND name IN ({names}) "
                "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) "
                "AND coalesce(status, '') <> 'former'",
                (*targets, *relations, day, day),
            )
        }
    return found, ""


def _in(catalogue: Catalogue, value: str) -> tuple[set[str], str]:
    ends = (("object", "subject"),)
    found, notice = _related(catalogue, "in", value, _IN, ends)
    crossing, _ = _related(catalogue, "in", value, ("crosses",), (("object", "subject"),))
    return found | crossing, notice


def _about(catalogue: Catalogue, value: str) -> tuple[set[str], str]:
    return _related(catalogue, "about", value, _ABOUT, (("object", "subject"),))


def _by(catalogue: Catalogue, value: str) -> tuple[set[str], str]:
    return _related(catalogue, "by", value, _BY, (("subject", "object"),))


def _year(catalogue: Catalogue, value: str) -> tuple[set[str], str]:
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        return set(), f"year:{value} is not a year; write year:2023"
    found = {
        row[0]
        for row in catalogue.db.execute(
            "SELECT entity FROM fact WHERE type = 'date' AND since_day BETWEEN ? AND ?",
            (f"{value}-01-01", f"{value}-12-31"),
        )
    }
    return found, ""


_FACETS = {"kind": _kind, "in": _in, "about": _about, "by": _by, "year": _year}
