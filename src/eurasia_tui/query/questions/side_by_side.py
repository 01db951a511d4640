"""One fact of several entities: side by side, summed, averaged."""

from __future__ import annotations

from typing import Any

from .. import sets
from ..rows import FactRecord
from ..sets import Set
from .answer import Draft, Figure
from .context import Context, named_in, receipt, valued
from .form import Join, Measure, Or, Value
from .lexicon import lexicon
from .say import amount, upper

MAIN = ("population", "gdp", "area")
"""What is compared when nothing is named."""


ENOUGH = 0.8
"""Share of a set that must have a figure before it is summed."""


def figure(one: FactRecord) -> Figure:
    """A fact as a value with its own receipt."""
    value = one.number if one.number is not None else one.since or one.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Figure(one.entity, value, one.unit, one.as_of, (one.source or "").split(" ")[0])


def joined(drafts: list[Draft]) -> Draft:
    """Several drafts as one."""
    if len(drafts) == 1:
        return drafts[0]
    return Draft(
        " ".join(dict.fromkeys(one.text for one in drafts)),
        [one.value for one in drafts],
        tuple(id_ for one in drafts for id_ in one.about),
        " and ".join(one.understood for one in drafts),
        tuple(r for one in drafts for r in one.receipts),
        tuple(f for one in drafts for f in one.values),
        drafts[0].as_of,
        cost=max(one.cost for one in drafts),
    )


def folded(context: Context, how: str, measure: Measure, sem: Value, members: Set) -> Draft | None:
    """The sum or average of a figure over a set, where most of it has one from one source."""
    when = sem.when
    first, last = (when.first, when.last) if when else ("", "")
    found = sets.figures(context.catalogue, members, context.evaluator.keys(measure, members), first, last)
    by_source: dict[str, list[FactRecord]] = {}
    for one in found.values():
        by_source.setdefault((one.source or "").split(" ")[0], []).append(one)
    if not by_source:
        return None
    source, rows = max(by_source.items(), key=lambda pair: len(pair[1]))
    if len(rows) < ENOUGH * len(members):
        return None
    unit = rows[0].unit
    if how == "sum" and ("%" in unit or not lexicon().entry("fact", measure.key).get("sum")):
        return None
    total: float = sum(one.number or 0 for one in rows)
    total = total / len(rows) if how == "average" else total
    total = int(total) if float(total).is_integer() or total > 1e6 else round(total, 2)
    held = {one.entity for one in rows}
    missing = [id_ for id_ in members if id_ not in held]
    label = context.wording.measure(measure)
    of = context.wording.text(sem.of)
    what = "our sum" if how == "sum" else "our unweighted average"
    none = f"; none for {context.speaker.names(missing)}" if missing else ""
    noun = context.wording.noun(sem.of).phrase(len(rows))
    if not isinstance(sem.of, Or):
        noun = f"The {len(rows)} {noun}"
    when_text = f" {when.text}" if when and when.text not in noun else ""
    text = f"{noun}{when_text} {'together' if how == 'sum' else 'on average'}: {label} {amount(total, unit)} ({what} of figures from {context.speaker.name(source)}{none})."
    return Draft(
        text.replace("The the ", "The "), total, (*named_in(sem.of), *members), f"{how} of the {label} of {of}",
        tuple(map(receipt, rows)), tuple(map(figure, rows)), context.catalogue.as_of,
    )  # fmt: skip


def each_joined(context: Context, join: Join, found: Set, entry: dict[str, Any], sem: Value) -> Draft | None:
    """What a relation finds for each of a set: ``capitals of Central Asia``."""
    name = context.speaker.name
    pairs = [(edge.subject, id_, edge) for id_, member in found.items() for edge in member.edges]
    pairs.sort(key=lambda pair: name(pair[0]))
    if not pairs or len(pairs) > 40:
        return None
    text = f"{upper(str(entry['label']))} by country: {'; '.join(f'{name(a)} {name(b)}' for a, b, _ in pairs)}."
    return Draft(
        text, {a: name(b) for a, b, _ in pairs}, (*named_in(sem.of), *(b for _, b, _ in pairs)),
        f"{entry['label']} of {context.wording.text(sem.of)}", tuple(map(receipt, (edge for *_, edge in pairs))),
        tuple(valued(a, name(b), edge) for a, b, edge in pairs),
    )  # fmt: skip
