"""Compares the office-holders that Wikidata names with those of the reference."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue
from ..text import fold
from .wikidata import Holder

SAME_NAME = 85.0
"""Likeness of two names, in per cent, from which they are one person's in the same office."""
TITLES = {"head-of-state": "Head of state", "head-of-government": "Head of government"}


class Difference(NamedTuple):
    """An office for which Wikidata names another person than the reference."""

    id: str
    """The state."""
    role: str
    holder: Holder
    person: str | None
    """The holder's page in the reference; None for somebody it does not know."""
    held: tuple[tuple[str, str], ...]
    """Those whom the reference names: id and name."""

    @property
    def title(self) -> str:
        """The office, in words."""
        return self.holder.position or TITLES.get(self.role, "Minister of Foreign Affairs")


class Compared(NamedTuple):
    """Office-holders that differ, how many agree, and what could not be decided."""

    differ: list[Difference]
    same: int
    unclear: list[str]


class _Person(NamedTuple):
    id: str
    name: str
    since: str
    folds: tuple[str, ...]


def compare(catalogue: Catalogue, holders: Sequence[Holder], ids: dict[str, str]) -> Compared:
    """What differs. ``ids`` maps ISO alpha-3 codes to states.

    Where Wikidata names several for one office, the one with the latest start counts; without a single latest start
    the office is left as it is. A start earlier than that of the holder in the reference means that the reference is newer.
    """
    differ, same, unclear = [], 0, []
    offices: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders:
        offices.setdefault((holder.iso3, holder.role), []).append(holder)
    for (iso3, role), named in sorted(offices.items()):
        state = ids[iso3]
        current = _current(catalogue, state, role)
        if any(_is(person, holder) for holder in named for person in current):
            same += 1
            continue
        latest = max(holder.since or "" for holder in named)
        chosen = {holder.wikidata: holder for holder in named if (holder.since or "") == latest}
        if len(chosen) > 1 or (not latest and current):
            unclear.append(
                f"{state}, {role}: Wikidata names {', '.join(sorted(item.name for item in chosen.values()))}"
            )
            continue
        holder = next(iter(chosen.values()))
        if latest and any(person.since > latest for person in current):
            same += 1  # Wikidata still has a predecessor
            continue
        held = tuple((person.id, person.name) for person in current)
        differ.append(Difference(state, role, holder, _known(catalogue, holder, state), held))
    return Compared(differ, same, unclear)


def _current(catalogue: Catalogue, state: str, role: str) -> list[_Person]:
    """Those who hold the office in the reference."""
    rows = catalogue.db.execute(
        "SELECT subject, since, role FROM relation WHERE name = 'holds-office' AND object = ? AND rank = ? "
        "AND (until_day IS NULL OR until_day > ?)",
        (state, role, catalogue.day),
    ).fetchall()
    if role == "minister":
        rows = [row for row in rows if "foreign" in str(row[2] or "").lower()]
    names = catalogue.names([subject for subject, _, _ in rows])
    return [_Person(id_, names[id_], str(since or ""), _folds(catalogue, id_)) for id_, since, _ in rows]


def _folds(catalogue: Catalogue, id_: str) -> tuple[str, ...]:
    rows = catalogue.db.execute("SELECT fold FROM name WHERE entity = ? AND type <> 'id'", (id_,))
    return tuple(dict.fromkeys(fold for (fold,) in rows))


def _is(person: _Person, holder: Holder) -> bool:
    name = fold(holder.name)
    return any(name == known or fuzz.token_sort_ratio(name, known) >= SAME_NAME for known in person.folds)


def _known(catalogue: Catalogue, holder: Holder, state: str) -> str | None:
    """The person's page: one of exactly that name, of that state where the reference says of which."""
    rows = catalogue.db.execute(
        "SELECT DISTINCT name.entity FROM name JOIN entity ON entity.id = name.entity "
        "WHERE name.fold = ? AND entity.kind = 'people'",
        (fold(holder.name),),
    ).fetchall()
    for (id_,) in rows:
        states = {
            object_
            for (object_,) in catalogue.db.execute(
                "SELECT object FROM relation WHERE subject = ? AND name IN ('national-of', 'holds-office')", (id_,)
            )
        }
        if not states or state in states:
            return str(id_)
    return None
