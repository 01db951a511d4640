"""Dated entries in order; and what changed between two dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..dates import between, bounds
from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .sql import LISTED, listed


class Entry(NamedTuple):
    """Something dated. ``what`` says which of an entity's dates it is; ``to`` is the other end of a relation."""

    date: str
    day: str
    id: str
    kind: str
    title: str
    what: str
    to: str | None
    source: str | None


PLAIN = "Date"
"""Label of a date that is the entity's only one and needs no word."""
_RELATIONS = ("member-of", "holds-office", "party-to", "chairs")
_QUIET_KINDS = ("sources", "quotes", "claims")


_MOMENTS = frozenset(("events", "agreements", "quotes", "claims"))
"""Kinds whose dates are when something happened or was said."""
_LINE = frozenset(("succeeds", "part-of"))
"""Relations to what one came from or belongs to; its dates are of one life with one's own."""


def timeline(
    catalogue: Catalogue,
    ids: Sequence[str] = (),
    start: str | None = None,
    end: str | None = None,
    kinds: Sequence[str] = (),
) -> list[Entry]:
    """Dated facts and the beginnings and ends of relations, oldest first.

    With ids, of these entities, of what they followed or are part of, and of events, agreements and quotations
    related to them: when a bank was founded does not belong to the life of a dam that it pays for.
    ``start`` and ``end`` are partial dates.  Raises ValueError for impossible ones and an end before the start.
    """
    first, last = between(start, end)
    last = min(last, catalogue.day) if catalogue.as_of else last
    near = _near(catalogue, ids) if ids else None
    found = [*_facts(catalogue, first, last, near), *_states(catalogue, first, last, ids)]
    found += _terms(catalogue, first, last, ids)
    wanted = {catalogue.kind(kind).name for kind in kinds}
    shown = [entry for entry in found if (entry.kind in wanted if wanted else entry.kind not in _QUIET_KINDS)]
    return sorted(shown, key=lambda entry: (entry.day, entry.title, entry.what))


def _near(catalogue: Catalogue, ids: Sequence[str]) -> set[str]:
    near = set(ids)
    related: dict[str, set[str]] = {}
    for column, other in (("subject", "object"), ("object", "subject")):
        for id_, name in catalogue.db.execute(
            f"SELECT {other}, name FROM relation WHERE {column} IN {LISTED} AND name NOT IN ('mentions', 'see-also', "
            "'borders', 'from-source', 'evidence', 'exports-to', 'imports-from')",
            (listed(ids),),
        ):
            related.setdefault(id_, set()).add(name)
    kinds = catalogue.kinds_of(related)
    return near | {id_ for id_, names in related.items() if kinds.get(id_) in _MOMENTS or names & _LINE}


def _facts(catalogue: Catalogue, first: str, last: str, near: set[str] | None) -> list[Entry]:
    rows = catalogue.db.execute(
        "SELECT since, since_day, entity, label, source FROM fact WHERE type = 'date' AND since_day BETWEEN ? AND ?",
        (first, last),
    )
    rows_ = [row for row in rows if near is None or row[2] in near]
    kinds, names = _known(catalogue, (row[2] for row in rows_))
    return [
        Entry(since, day, id_, kinds[id_], names[id_], "" if label == PLAIN else label, None, _first(source))
        for since, day, id_, label, source in rows_
        if id_ in kinds
    ]


def _states(catalogue: Catalogue, first: str, last: str, ids: Sequence[str]) -> list[Entry]:
    """The beginning of a status of one of the entities themselves, such as: under construction."""
    rows = catalogue.db.execute(
        "SELECT since, since_day, entity, value, source FROM fact"
        f" WHERE entity IN {LISTED} AND key = 'status' AND since_day BETWEEN ? AND ?",
        (listed(ids), first, last),
    ).fetchall()
    kinds, names = _known(catalogue, (row[2] for row in rows))
    return [
        Entry(since, day, id_, kinds[id_], names[id_], str(value), None, _first(source))
        for since, day, id_, value, source in rows
        if id_ in kinds
    ]


def _known(catalogue: Catalogue, ids: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Kinds and names by id: looked up by themselves, since joining two stacks of packs would read both whole."""
    wanted = list(dict.fromkeys(ids))
    return catalogue.kinds_of(wanted), catalogue.names(wanted)


def _first(source: str | None) -> str | None:
    return (source or "").split(" ")[0] or None


def _terms(catalogue: Catalogue, first: str, last: str, ids: Sequence[str]) -> list[Entry]:
    where, values = "", list[str]()
    if ids:
        where, values = f" AND (subject IN {LISTED} OR object IN {LISTED})", [listed(ids)] * 2
    found = []
    for edge, day_column in (("since", "since_day"), ("until", "until_day")):
        rows = catalogue.db.execute(
            f"SELECT {edge}, {day_column}, subject, name, object, status, role, source "
            f"FROM relation WHERE name IN {LISTED} AND {day_column} BETWEEN ? AND ?{where}",
            (listed(_RELATIONS), first, last, *values),
        ).fetchall()
        kinds, names = _known(catalogue, (row[2] for row in rows))
        for date, day, subject, relation, object_, status, role, source in rows:
            if subject in kinds:
                began = edge == "since"
                verb = _verb(relation, status, role, began)
                day = day if began else bounds(date)[0]
                found.append(Entry(date, day, subject, kinds[subject], names[subject], verb, object_, _first(source)))
    return _changes(found)


def _changes(entries: Sequence[Entry]) -> list[Entry]:
    """A status that follows another on the same day is one change, told with the status before."""
    ended = {(entry.date, entry.id, entry.to): entry for entry in entries if entry.what.startswith(_ENDS)}
    found, gone = [], set[Entry]()
    for entry in entries:
        before = ended.get((entry.date, entry.id, entry.to)) if entry.what.startswith(_BEGINS) else None
        if before:
            gone.add(before)
            was = before.what.removeprefix(_ENDS).removesuffix(" of")
            entry = entry._replace(what=f"{entry.what.removesuffix(' of')}, no longer {was}, of")
        found.append(entry)
    return [entry for entry in found if entry not in gone]


_BEGINS, _ENDS = "becomes ", "ceases to be "


def _verb(relation: str, status: str | None, role: str | None, began: bool) -> str:
    if relation == "member-of":
        what = (status or "member").replace("-", " ")
        if what == "participant":
            return "takes part in" if began else "no longer takes part in"
        return f"{_BEGINS}{what} of" if began else f"{_ENDS}{what} of"
    if relation == "holds-office":
        role = f"{role} (acting)" if status == "acting" else role
        return f"{_BEGINS}{role} of" if began else f"{_ENDS}{role} of"
    if relation == "chairs":
        return "takes the chair of" if began else "leaves the chair of"
    return "joins" if began else "leaves"


class Change(NamedTuple):
    """A relation that began or ended between two dates."""

    date: str
    change: str
    relation: str
    from_id: str
    to: str
    status: str | None
    role: str | None
    source: str | None


def diff(catalogue: Catalogue, start: str, end: str, ids: Sequence[str] = ()) -> list[Change]:
    """What began and ended after ``start`` and up to ``end`` (partial dates, each standing for its last day).

    Raises ValueError for impossible dates or an end before the start.
    """
    first, last = bounds(start)[1], bounds(end)[1]
    if last < first:
        raise ValueError(f"the period ends before it begins: {end} is before {start}")
    where, values = "", list[str]()
    if ids:
        where, values = f" AND (subject IN {LISTED} OR object IN {LISTED})", [listed(ids)] * 2
    found = []
    for change, edge in (("began", "since"), ("ended", "until")):
        for date, relation, subject, object_, status, role, source in catalogue.db.execute(
            f"SELECT {edge}, name, subject, object, status, role, source FROM relation "
            f"WHERE {edge}_day > ? AND {edge}_day <= ?{where}",
            (first, last, *values),
        ):
            found.append(Change(date, change, relation, subject, object_, status, role, _first(source)))
    for key, label, date, entity, source in catalogue.db.execute(
        "SELECT key, label, since, entity, source FROM fact WHERE type = 'date' AND since_day > ? AND since_day <= ?"
        + (f" AND entity IN {LISTED}" if ids else "")
        + " AND entity NOT IN (SELECT id FROM entity WHERE kind IN ('sources', 'quotes', 'claims'))",
        (first, last, *values[:1]),
    ):
        found.append(Change(date, label.lower(), key, entity, entity, None, None, _first(source)))
    return sorted(found, key=lambda item: (bounds(item.date)[0], item.relation, item.from_id, item.to))
