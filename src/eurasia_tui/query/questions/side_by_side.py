"""One fact of several entities: side by side, summed, averaged."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..rows import FactRecord
from ..sets import Set
from .answer import Draft, Figure
from .context import Context, named_in, receipt, valued
from .form import And, Join, Measure, Or, Value, When
from .lexicon import lexicon
from .say import amount, capitalised

MAIN = ("population", "gdp", "area")
"""What is compared when nothing is named."""


_TOGETHER = {"sum": "together", "average": "on average", "median": "by the median"}
ENOUGH = 0.8
"""Share of a set that must have a figure before it is summed."""


def figure(record: FactRecord) -> Figure:
    """A fact as a value with its own receipt."""
    value = record.number if record.number is not None else record.since or record.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Figure(record.entity, value, record.unit, record.as_of, (record.source or "").split(" ")[0])


def dated_text(record: FactRecord) -> str:
    """The date of a figure in brackets, or that its source gives none."""
    return f" ({show(record.as_of)})" if record.as_of else " (undated)"


def joined(drafts: list[Draft]) -> Draft:
    """Several drafts as one."""
    if len(drafts) == 1:
        return drafts[0]
    return Draft(
        " ".join(dict.fromkeys(draft.text for draft in drafts)),
        [draft.value for draft in drafts],
        tuple(id_ for draft in drafts for id_ in draft.about),
        " and ".join(draft.understood for draft in drafts),
        tuple(r for draft in drafts for r in draft.receipts),
        tuple(f for draft in drafts for f in draft.values),
        drafts[0].as_of,
        cost=max(draft.cost for draft in drafts),
    )


def folded(context: Context, how: str, measure: Measure, sem: Value, members: Set) -> Draft | None:
    """The sum or average of a figure over a set, where most of it has one from one source."""
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


def each_joined(context: Context, found: Set, entry: dict[str, Any], sem: Value) -> Draft | None:
    """What a relation finds for each of a set: ``capitals of Central Asia``."""
    name = context.speaker.name
    pairs = [(edge.subject, id_, edge) for id_, member in found.items() for edge in member.edges]
    pairs.sort(key=lambda pair: name(pair[0]))
    if not pairs or len(pairs) > 40:
        return None
    text = f"{capitalised(str(entry['label']))} by country: {'; '.join(f'{name(a)} {name(b)}' for a, b, _ in pairs)}."
    return Draft(
        text,
        {a: name(b) for a, b, _ in pairs},
        (*named_in(sem.of), *(b for _, b, _ in pairs)),
        f"{entry['label']} of {context.wording.text(sem.of)}",
        tuple(map(receipt, (edge for *_, edge in pairs))),
        tuple(valued(a, name(b), edge) for a, b, edge in pairs),
    )
