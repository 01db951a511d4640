"""The view that shows the whole answer: a comparison, a ranking, a page as of a date, a timeline, a list."""

from __future__ import annotations

from typing import Any

from ..sets import of_group, of_region
from .answer import Showing
from .context import Context, joins_of, named_in
from .items import Item
from .logical_form import (
    And,
    Best,
    DatedWithin,
    Ids,
    Join,
    Kind,
    Measure,
    Minus,
    Or,
    Pair,
    Region,
    Test,
    Value,
    Versus,
    When,
)

MOST_SIDE_BY_SIDE = 4
"""Entities that stand side by side."""
MOST_LISTED = 200
"""Entities of a list."""


def showing(context: Context, item: Item) -> Showing | None:
    """The view that shows a reading; None when it is the page of the first entity."""
    sem = item.sem
    if item.cat == "Versus" or "difference" in item.asked:
        return _side_by_side(sem.parts if isinstance(sem, Versus) else sem)
    if item.cat in ("Pair", "G", "Shared", "Test"):
        return _related(sem)
    if item.cat == "V" and isinstance(sem, Value):
        return _figures(context, sem, "changed" in item.asked)
    if isinstance(sem, Best):
        from .superlatives import of_states_on_record

        sem = of_states_on_record(context, sem)
        return _ranking(context, sem) or listed(tuple(member.id for _, member in context.evaluator.ordered(sem)))
    if item.cat == "T" and isinstance(sem, When):
        return Showing("timeline", when=_period(sem))
    if item.cat == "E":
        return _dated(sem) or _bodies(sem) or _set(context, sem)
    return None


def _side_by_side(sem: Any) -> Showing | None:
    ids = named_in(sem)
    return Showing("compare", ids) if 1 < len(ids) <= MOST_SIDE_BY_SIDE else None


def _related(sem: Any) -> Showing | None:
    """The view of what two share; for a membership at a time, the page of the body."""
    when = (isinstance(sem, Pair) and sem.when) or (
        isinstance(sem, Test) and any(join.when for join in joins_of(sem.of))
    )
    ids = named_in(sem)
    return Showing("relate", ids) if len(ids) == 2 and not when else None


def _figures(context: Context, sem: Value, over_time: bool) -> Showing | None:
    """The yearly figures of several, or of one over time; facts that are no yearly figures side by side."""
    among, ids = _among(context, sem.of), named_in(sem.of)
    key = _indicator(context, sem.measures[0].key) if len(sem.measures) == 1 else ""
    if key and among is not None:
        return Showing("figures", (), _year(sem.when), key, among)
    several = isinstance(sem.of, Or) and len(ids) > 1
    if key and (several or over_time):
        return Showing("figures", ids, "" if over_time else _year(sem.when), key)
    return _side_by_side(sem.of) if several else None


def _ranking(context: Context, sem: Best) -> Showing | None:
    """The ranking of a region, of a body's members or of all states by a yearly figure."""
    among = _among(context, sem.of)
    key = _indicator(context, sem.measure.key) if sem.measure and not sem.measure.relation else ""
    if not key or among is None:
        return None
    return Showing("figures", (), _year(sem.when), key, among, sem.up)


def _among(context: Context, sem: Any) -> str | None:
    """The name of a group among which states are ranked, empty for all of them; None of another set."""
    if isinstance(sem, And):
        groups = [found for part in sem.parts if (found := _among(context, part))]
        return groups[0] if len(groups) == 1 and len(sem.parts) == 2 else None
    if isinstance(sem, Region):
        same = of_group(context.catalogue, sem.group) == of_region(context.catalogue, sem.group)
        return sem.group if same else None
    if isinstance(sem, Kind):
        return "" if sem.key == "country" else None
    members = isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and not sem.act and not sem.when
    return sem.of.ids[0] if members and isinstance(sem.of, Ids) and len(sem.of.ids) == 1 else None


def _indicator(context: Context, measure: str) -> str:
    """The indicator of yearly figures of a measure; empty when it has none."""
    from ..series import declared

    keys = (measure, *context.evaluator.keys(Measure(measure)))
    known = declared(context.catalogue)
    return next((key for key in keys if key in known and not known[key].pairs), "")


def _dated(sem: Any) -> Showing | None:
    """The page as of a date; what is dated in a time on the timeline."""
    if isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and not sem.act and sem.when:
        ids = named_in(sem.of)
        return Showing("page", ids, _day(sem.when)) if len(ids) == 1 and sem.when.point else None
    if isinstance(sem, DatedWithin):
        if isinstance(sem.of, Ids) and sem.when.point:
            return Showing("page", sem.of.ids[:1], _day(sem.when))
        return Showing("timeline", named_in(sem.of), _period(sem.when))
    return None


def _bodies(sem: Any) -> Showing | None:
    """The matrix of those that are in some bodies and not in others."""
    if not isinstance(sem, And | Minus):
        return None
    parts = sem.parts if isinstance(sem, And) else (sem.of,)
    inside: list[str] = []
    without = [sem.without] if isinstance(sem, Minus) else []
    for part in parts:
        if isinstance(part, Minus):
            without.append(part.without)
            part = part.of
        if isinstance(part, Kind) and part.key == "country":
            continue
        if not _is_membership(part):
            return None
        inside += named_in(part.of)
    if not all(_is_membership(part) for part in without):
        return None
    outside = tuple(id_ for part in without for id_ in named_in(part.of))
    return Showing("matrix", tuple(inside), without=outside) if len(inside) + len(outside) > 1 else None


def _is_membership(sem: Any) -> bool:
    return isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and not sem.act and not sem.when


def _is_joining(sem: Any) -> bool:
    """True for all that joined one body, at any time."""
    joining = isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and sem.act == "join"
    return joining and not sem.when and len(named_in(sem.of)) == 1


def _set(context: Context, sem: Any) -> Showing | None:
    """The entities of a set; of the members of one body, and of when they joined, its page has more."""
    if isinstance(sem, Ids) or _is_membership(sem) or _is_joining(sem):
        return None
    from .lists import ordered

    members = context.evaluator.members(sem)
    return listed(tuple(ordered(context, sem, members))) if members else None


def listed(ids: tuple[str, ...]) -> Showing | None:
    """The entities of a set as a list; None of fewer than two."""
    return Showing("list", ids[:MOST_LISTED]) if len(ids) > 1 else None


def _year(when: When | None) -> str:
    """The year of figures that are asked for as of one."""
    return when.first[:4] if when and when.point and when.first[:4] == when.last[:4] else ""


def _day(when: When) -> str:
    """A time as a date of which a page is shown: a year, else its last day."""
    return _year(when) or when.last


def _period(when: When) -> str:
    """A time as a period, of whole years where it is one: open where it has no end, or no beginning."""
    first = "" if when.first < "0100" else when.first.removesuffix("-01-01")
    last = "" if when.endless else when.last.removesuffix("-12-31")
    return f"{first}/{last}"
