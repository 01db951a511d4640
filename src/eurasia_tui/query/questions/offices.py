"""Office-holders: present, at a time, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...text import fold
from .. import sets
from ..rows import RelationRecord
from .logical_form import Held, When
from .titles import office as office_entry
from .titles import plain as plain_title

if TYPE_CHECKING:
    from .evaluate import Evaluator

_LESSER = ("deputy", "vice", "former", "press", "aide", "first deputy", "assistant")


def fit(row: RelationRecord, office: dict[str, Any]) -> int:
    """0 when title and rank fit, 1 when only the title does, 2 only the rank, 3 for an acting holder, 9 when neither fits."""
    if office.get("exact"):
        return 0 if plain_title(row.role or "") == tuple(office["titles"][0].split()) else 9
    title = f" {fold(row.role or '')} "
    ranks = office.get("ranks", ())
    plain = row.rank in ranks or not ranks
    if any(f" {fold(str(word))}" in title for word in office.get("titles", ())):
        if any(f" {word} " in title for word in _LESSER):
            return 9
        if " acting " in title:
            return 3
        if plain or row.rank not in ("other", None):
            return 0 if plain else 1
        return 9
    if office.get("strict"):
        return 9
    return 2 if plain and ranks else 9


def terms(
    evaluator: Evaluator, office: str, at: set[str] | None, person: set[str] | None = None
) -> list[RelationRecord]:
    """Terms of an office at entities, or of persons, the earliest first; of each entity only those that fit best."""
    side, ids = ("object", at) if at is not None or person is None else ("subject", person)
    rows = [row for row in sets.edges(evaluator.catalogue, ("holds-office",), ids, side) if row.role]
    if office:
        entry = office_entry(office)
        fits = [(fit(row, entry), row) for row in rows]
        rows = []
        for place in dict.fromkeys(row.object for _, row in fits):
            own = [(value, row) for value, row in fits if row.object == place and value < 9]
            best = min((value for value, _ in own), default=9)
            rows += [row for value, row in own if value == best or (value == 3 and best < 3)]
    return sorted(rows, key=lambda row: (row.since_day or "", row.subject))


def holders(evaluator: Evaluator, sem: Held) -> list[RelationRecord]:
    """The terms asked for."""
    day = evaluator.catalogue.day
    at = set(evaluator.members(sem.of)) if sem.of is not None else None
    if sem.beside is not None:
        return _beside(evaluator, sem, at)
    rows = terms(evaluator, sem.office, at)
    if not rows and at and sem.office in ("head", "chair"):  # of a union: of its commission
        parts = {row.subject for row in sets.edges(evaluator.catalogue, ("part-of",), at, "object")}
        rows = [row for row in terms(evaluator, sem.office, parts) if row.rank == "head-of-organisation"]
    whole = _whole(rows)
    if sem.pick == "first":
        return (whole or rows)[:1]
    if sem.pick == "every" and not sem.when:
        return whole
    if sem.pick in ("former", "last"):
        ended = [row for row in whole if row.until_day and row.until_day < day]
        return ended if sem.pick == "former" else ended[-1:]
    if sem.pick in ("previous", "next"):
        now = [row for row in whole if on(row, day)]
        before = [
            row
            for row in whole
            if now and (row.since_day or "") < (now[-1].since_day or "") and row.subject != now[-1].subject
        ]
        return before[-1:]
    if sem.when and sem.pick == "began":
        found = [row for row in rows if sem.when.first <= (row.since_day or "") <= sem.when.last]
        return _whole(found) or found
    if sem.when:
        found = [row for row in rows if during(row, sem.when)]
        if sem.office == "head" and not sem.when.point:  # of a long interval the heads of state
            found = [row for row in found if row.rank == "head-of-state"] or found
        return _whole(found) or found
    now = [row for row in rows if on(row, day)]
    if sem.office == "head":  # of one person the highest office
        ranked = sorted(now, key=lambda row: row.rank != "head-of-state")
        now = list({(row.subject, row.object): row for row in reversed(ranked)}.values())[::-1]
    newest = {(row.object, row.role): row for row in now}  # in one office the last to take it up
    now = [row for row in now if newest[row.object, row.role] is row]
    return _whole(now) or now


def acting(row: RelationRecord) -> bool:
    """True for an acting holder."""
    return "acting" in fold(row.role or "").split()


def _whole(rows: list[RelationRecord]) -> list[RelationRecord]:
    return [row for row in rows if not acting(row)]


def acting_between(evaluator: Evaluator, row: RelationRecord, other: str) -> list[RelationRecord]:
    """Acting holders between a term and the nearest term of another person."""
    near = _nearest(evaluator, row, other)
    if not near:
        return []
    first, last = sorted((row.since_day or "", near.since_day or ""))
    others = [held for held in _same(evaluator, row) if acting(held) and held.subject not in (row.subject, other)]
    return [held for held in others if first < (held.since_day or "") < last]


def unknown_between(evaluator: Evaluator, row: RelationRecord, other: str) -> bool:
    """True when the office has no holder on record for a year or more between a term and the nearest one of another person."""
    near = _nearest(evaluator, row, other)
    if not near:
        return False
    first, last = sorted((row, near), key=lambda held: held.since_day or "")
    return bool(first.until and last.since) and int((last.since or "")[:4]) - int((first.until or "")[:4]) > 1


def _same(evaluator: Evaluator, row: RelationRecord) -> list[RelationRecord]:
    return [held for held in terms(evaluator, "", {row.object}) if held.rank == row.rank and held.since_day]


def _nearest(evaluator: Evaluator, row: RelationRecord, other: str) -> RelationRecord | None:
    """The term of another person in the same office that began nearest to a term."""
    own = [held for held in _same(evaluator, row) if held.subject == other and not acting(held)]
    if not own or not row.since_day:
        return None
    return min(own, key=lambda held: abs(int((held.since_day or "0")[:4]) - int((row.since_day or "0")[:4])))


def _beside(evaluator: Evaluator, sem: Held, at: set[str] | None) -> list[RelationRecord]:
    """The predecessor or successor of a person in the office of their last fitting term."""
    person = set(evaluator.members(sem.beside))
    own = [row for row in terms(evaluator, sem.office, None, person) if at is None or row.object in at]
    found: list[RelationRecord] = []
    ranked = [row for row in own if row.rank not in ("other", None)] or own
    ranked = [row for row in ranked if row.rank in ("head-of-state", "head-of-organisation")] or ranked
    for held in reversed(ranked):
        same = [
            row
            for row in terms(evaluator, sem.office, {held.object})
            if (row.rank == held.rank and fold(row.role or "") == fold(held.role or ""))
            or (sem.office and row.object == held.object and (sem.office != "head" or row.rank == held.rank))
        ]
        if sem.pick == "previous":
            earlier = [
                row for row in same if (row.since_day or "") < (held.since_day or "") and row.subject != held.subject
            ]
            found = (_whole(earlier) or earlier)[-1:]
        else:
            later = [
                row for row in same if (row.since_day or "") > (held.since_day or "") and row.subject != held.subject
            ]
            found = (_whole(later) or later)[:1]
        if found:
            return found
    return found


def on(row: RelationRecord, day: str) -> bool:
    """True when a term holds on the day."""
    return (not row.since_day or row.since_day <= day) and (not row.until_day or row.until_day >= day)


def during(row: RelationRecord, when: When) -> bool:
    """True when a term overlaps an interval; False for a row without dates."""
    if not row.since_day:
        return False
    return row.since_day <= when.last and (not row.until_day or row.until_day >= when.first)
