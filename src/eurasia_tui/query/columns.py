"""The cells beside the names in a list: figures, dates, counts and the first entity of a relation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..formatting import short, with_unit
from ..named_tuple import NamedTuple
from ..units import base
from .age import CHANGING, STEADY
from .catalogue import Catalogue
from .members import cells, full
from .short_forms import short_person, short_state
from .sql import LISTED, listed

LONG = 14
"""Letters from which the name of a state may be too long for a column."""
TWO = 2
"""So many other ends are named by their codes, which say more than their number."""


class ListCell(NamedTuple):
    """One cell: its text, and its number where it has one. Empty where nothing is known."""

    text: str = ""
    number: float | None = None
    short: str = ""
    """The text where the column has no room for the whole; of a count of two, their codes. Empty where there is none."""


Cells = dict[str, ListCell]

_STEADY, _CHANGING = (f"({', '.join(repr(key) for key in sorted(keys))})" for keys in (STEADY, CHANGING))


def column(catalogue: Catalogue, ids: Sequence[str], key: str) -> Cells:
    """The cells of a column by entity; see schema.page.Column for keys."""
    name, _, part = key.lstrip("<").partition(":")
    read: Callable[[Catalogue, str, str], Cells]
    if key.startswith("<"):
        read = _members if name == "member-of" else _counts
    elif name in catalogue.relation_types:
        read = _begins if part else _others
    else:
        read = _facts
    return read(catalogue, listed(ids), name) if ids else {}


def beside(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, str]:
    """A word or three beside each name: the entity that its list shows, such as the speaker of a quotation, else its kind."""
    kinds = catalogue.kinds_of(ids)
    found = {id_: catalogue.kinds[kinds[id_]].singular for id_ in ids}
    for kind in dict.fromkeys(kinds.values()):
        for key, *_ in catalogue.kinds[kind].columns:
            if key in catalogue.relation_types:
                cells = column(catalogue, [id_ for id_ in ids if kinds[id_] == kind], key)
                found |= {id_: cell.text for id_, cell in cells.items() if cell.text}
    return found


def _members(catalogue: Catalogue, ids: str, relation: str) -> Cells:
    counts = Counter(cell.organisation for cell in full(cells(catalogue, json.loads(ids))))
    return {entity: ListCell(str(count), float(count)) for entity, count in counts.items()}


def _counts(catalogue: Catalogue, ids: str, relation: str) -> Cells:
    day = catalogue.day
    rows = catalogue.db.execute(
        f"SELECT object, subject FROM relation WHERE object IN {LISTED} AND name = ? "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) "
        "AND coalesce(status, 'member') IN ('member', 'participant')",
        (ids, relation, day, day),
    )
    ends: dict[str, list[str]] = {}
    for object_, subject in dict.fromkeys(rows):
        ends.setdefault(object_, []).append(subject)
    pairs = {end for some in ends.values() if len(some) == TWO for end in some}
    codes = {**dict(_codes(catalogue, pairs)), **acronyms(catalogue, list(pairs))} if pairs else {}
    return {
        entity: ListCell(
            str(len(some)),
            float(len(some)),
            " ".join(codes[end] for end in some) if len(some) == TWO and codes.keys() >= {*some} else "",
        )
        for entity, some in ends.items()
    }


def _codes(catalogue: Catalogue, ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The three-letter code of each state."""
    return catalogue.db.execute(
        f"SELECT entity, value FROM fact WHERE key = 'iso3' AND entity IN {LISTED} ORDER BY entity", (listed(ids),)
    ).fetchall()


def _others(catalogue: Catalogue, ids: str, relation: str) -> Cells:
    found: dict[str, str] = {}
    for subject, object_ in _in_order(catalogue, ids, relation, "object"):
        found.setdefault(subject, object_)
    if not found:  # stated of them by others, as who said a quotation
        rows = catalogue.db.execute(
            f"SELECT object, subject FROM relation WHERE object IN {LISTED} AND name = ?", (ids, relation)
        )
        found = dict(rows.fetchall())
    others = list(dict.fromkeys(found.values()))
    names = catalogue.names(others)
    short = {
        id_: short_person(names[id_]) if kind == "people" else acronym or ""
        for id_, kind, acronym in catalogue.db.execute(
            "SELECT e.id, e.kind, (SELECT n.text FROM name n WHERE n.entity = e.id AND n.type = 'acronym' "
            f"AND n.lang IN ('en', '') LIMIT 1) FROM entity e WHERE e.id IN {LISTED}",
            (listed(others),),
        )
    }
    return {subject: ListCell(names[object_], short=short.get(object_, "")) for subject, object_ in found.items()}


def _begins(catalogue: Catalogue, ids: str, relation: str) -> Cells:
    found: Cells = {}
    for subject, since in _in_order(catalogue, ids, relation, "since"):
        found.setdefault(subject, ListCell(since or ""))
    return found


def _in_order(catalogue: Catalogue, ids: str, relation: str, what: str) -> list[tuple[str, str]]:
    rows = catalogue.db.execute(
        f"SELECT subject, {what}, until_day IS NOT NULL, since_day, seq FROM relation WHERE subject IN {LISTED} AND name = ? "
        "AND (since_day IS NULL OR since_day <= ?) ORDER BY until_day IS NOT NULL, since_day DESC, seq",
        (ids, relation, catalogue.day),
    )
    return [(subject, value) for subject, value, *_ in rows]


def _facts(catalogue: Catalogue, ids: str, key: str) -> Cells:
    """Of several sources the first in the file speaks, so that a column does not mix them as dates fall.

    Figures are brought to one unit where they can be; where a column mixes what cannot be compared, each says its own.
    As of a date what changes and was stated later has no cell.
    """
    found: dict[str, tuple[ListCell, str]] = {}
    for entity, value, number, type_, since, unit, *_ in catalogue.db.execute(
        f"SELECT entity, value, number, type, since, unit, since_day, seq FROM {catalogue.fact} f "
        f"WHERE entity IN {LISTED} AND key = ? AND {held_then(catalogue)} ORDER BY since_day DESC, seq",
        (ids, key),
    ):
        if entity not in found:
            usual, factor = base(unit) if number is not None else ("", 1.0)
            shown = None if number is None else number * factor
            state = short_state(value) if key == "status" else ""
            found[entity] = ListCell(since if type_ == "date" else value, shown, state), usual
    units = {unit for cell, unit in found.values() if cell.number is not None}
    if len(units) < 2:
        return {entity: cell for entity, (cell, _) in found.items()}
    return {
        entity: cell if cell.number is None else ListCell(with_unit(short(cell.number), unit))
        for entity, (cell, unit) in found.items()
    }


def held_then(catalogue: Catalogue) -> str:
    """SQL for the facts ``f`` that may stand in a list as of the date: not what changes and was stated later, undated."""
    if not catalogue.as_of:
        return "1"
    day = catalogue.day
    return (
        f"(f.since_day IS NULL OR f.since_day <= '{day}') AND (f.since_day IS NOT NULL OR f.as_of <= '{day}' "
        f"OR f.key IN {_STEADY} OR NOT (f.number IS NOT NULL OR f.key IN {_CHANGING}))"
    )


def acronyms(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, str]:
    """The English acronym of each entity that has one."""
    found: dict[str, str] = {}
    for entity, text in catalogue.db.execute(
        f"SELECT entity, text FROM name WHERE entity IN {LISTED} AND type = 'acronym' AND lang IN ('en', '')",
        (listed(ids),),
    ):
        found.setdefault(entity, text)
    return found


def shorter_names(catalogue: Catalogue, names: Mapping[str, str]) -> dict[str, str]:
    """Of states with long names the first other name in Latin letters that is shorter, such as UAE; by id."""
    long = [id_ for id_, name in names.items() if len(name) > LONG]
    if catalogue.language or not long:
        return {}
    found: dict[str, str] = {}
    for id_, text in catalogue.db.execute(
        f"SELECT entity, text FROM name WHERE entity IN {LISTED} AND type IN ('acronym', 'alias') AND lang IN ('en', '')",
        (listed(id_ for id_, _ in _codes(catalogue, long)),),
    ):
        if text.isascii() and len(text) < len(names[id_]):
            found.setdefault(id_, text)
    return found


def short_names(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, str]:
    """The acronyms of entities where each of them has one, else their names."""
    short = acronyms(catalogue, ids)
    return short if all(id_ in short for id_ in ids) else catalogue.names(ids)


def flagged(catalogue: Catalogue, ids: Sequence[str]) -> tuple[set[str], set[str]]:
    """Of the entities those that are contested, and those that have ended. A mark that many of them have is left out."""
    some = listed(ids)
    contested = catalogue.db.execute(f"SELECT entity FROM position WHERE entity IN {LISTED}", (some,))
    ended = catalogue.db.execute(
        f"SELECT entity FROM fact WHERE entity IN {LISTED} AND key IN ('dissolved', 'ended', 'closed') AND since_day <= ?",
        (some, catalogue.day),
    )
    marked = {entity for (entity,) in contested}
    return marked if len(marked) <= len(ids) // 4 else set(), {entity for (entity,) in ended}
