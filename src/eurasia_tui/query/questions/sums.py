"""A figure of a set as one: the sum, the average or the median of its members."""

from __future__ import annotations

from typing import Any

from .. import sets
from ..rows import FactRecord
from ..sets import Set
from .answer import Draft
from .context import Context, named_in, receipt
from .draft_parts import ENOUGH, figure
from .english import amount
from .lexicon import lexicon
from .logical_form import (
    And,
    Join,
    Measure,
    Or,
    Value,
    When,
)

_TOGETHER = {"sum": "together", "average": "on average", "median": "by the median"}


def summed_up(context: Context, how: str, measure: Measure, sem: Value, members: Set) -> Draft | None:
    """The sum or average of a figure over a set, when most members have one from the same source."""
    when = sem.when or _time_of(sem.of)
    first, last = (when.first, when.last) if when else ("", "")
    found = sets.figures(context.catalogue, members, context.evaluator.keys(measure), first, last)
    by_source: dict[str, list[FactRecord]] = {}
    for record in found.values():
        by_source.setdefault((record.source or "").split(" ")[0], []).append(record)
    if not by_source:
        return None
    source, rows = max(by_source.items(), key=lambda pair: len(pair[1]))
    if len(rows) < ENOUGH * len(members):
        return None
    unit = rows[0].unit
    if how == "sum" and ("%" in unit or not lexicon().entry("fact", measure.key).get("sum")):
        return None
    values = [record.number or 0 for record in rows]
    if how == "median":
        from statistics import median

        total = median(values)
    else:
        total = sum(values) / (len(values) if how == "average" else 1)
    total = int(total) if float(total).is_integer() or total > 1e6 else round(total, 2)
    held = {record.entity for record in rows}
    missing = [id_ for id_ in members if id_ not in held]
    label = context.wording.measure(measure)
    of = context.wording.text(sem.of)
    what = {"sum": "our sum", "average": "our unweighted average"}.get(how, "our median")
    none = f"; none for {context.speaker.names(missing)}" if missing else ""
    years = sorted({(record.as_of or "")[:4] for record in rows})
    of_years = f" of {years[0]} to {years[-1]}" if len(years) > 1 and years[0] else ""
    noun = context.wording.noun(sem.of).phrase(len(rows))
    if not isinstance(sem.of, Or):
        noun = f"The {len(rows)} {noun}"
    when_text = f" {when.text}" if when and when.text not in noun else ""
    text = f"{noun}{when_text} {_TOGETHER[how]}: {label} {amount(total, unit)} ({what} of figures{of_years} from {context.speaker.name(source)}{none})."
    return Draft(
        text.replace("The the ", "The "),
        total,
        (*named_in(sem.of), *members),
        f"{how} of the {label} of {of}",
        tuple(map(receipt, rows)),
        tuple(map(figure, rows)),
        context.catalogue.as_of,
    )


def _time_of(sem: Any) -> When | None:
    """The time of which the members of a set are asked for: their figures are of that time too."""
    parts = sem.parts if isinstance(sem, And) else (sem,)
    return next((join.when for join in parts if isinstance(join, Join) and join.when and not join.act), None)
