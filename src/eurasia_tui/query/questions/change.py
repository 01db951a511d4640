"""The change of a figure over time: its value in a first and a last year, and the difference."""

from __future__ import annotations

from .. import sets
from ..rows import FactRecord
from .answer import Draft
from .context import Context, receipt
from .draft_parts import figure
from .english import amount, comma_list
from .logical_form import Value

LATER = 2
"""Years by which the first figure may be later than what was asked for: each is told with its year."""
MOST = 10
"""Entities whose change is told."""


def change_draft(context: Context, sem: Value) -> Draft | None:
    """The figure at both ends of an interval, from one source; of the years on record where no time is given."""
    members = context.evaluator.members(sem.of)
    if len(sem.measures) != 1 or not 0 < len(members) <= MOST:
        return None
    measure, when = sem.measures[0], sem.when
    keys = context.evaluator.keys(measure)
    parts, rows = [], list[FactRecord]()
    for id_ in members:
        ends = _ends(context, id_, keys, when.first if when else "", when.last if when else "")
        if ends is None:
            return None
        first, last = ends
        parts.append(
            f"{context.speaker.name(id_)}: from {amount(first.number or 0, first.unit)} ({first.as_of}) "
            f"to {amount(last.number or 0, last.unit)} ({last.as_of}){_by(first, last)}"
        )
        rows += ends
    label = context.wording.measure(measure)
    text = f"{label[:1].upper()}{label[1:]}. {comma_list(parts) if len(parts) == 1 else '; '.join(parts)}."
    figures = tuple(map(figure, rows))
    value = {f"{value.id} {value.as_of}": value.value for value in figures}
    understood = f"change of the {label} of {context.wording.text(sem.of)}{f' {when.text}' if when else ''}"
    return Draft(text, value, tuple(members), understood, tuple(map(receipt, rows)), figures)


def _ends(
    context: Context, id_: str, keys: tuple[str, ...], first: str, last: str
) -> tuple[FactRecord, FactRecord] | None:
    """The yearly figures of the first and the last year, for the first of the keys that has them."""
    for key in keys:
        years = sets.years(context.catalogue, id_, key)
        last_day = min(last or "9999", context.catalogue.day)
        inside = [year for year in years if (first[:4] or "0") <= year <= last_day[:4]]
        if len(inside) < 2 or (first and int(inside[0]) - int(first[:4]) > LATER):
            continue
        firsts, lasts = (sets.yearly(context.catalogue, [id_], key, year, year) for year in (inside[0], inside[-1]))
        latest = sets.facts_of(context.catalogue, [id_], [key])
        pairs = [(record, other) for record in firsts for other in lasts if record.source == other.source]
        if pairs:  # the key of the present figure first
            return min(pairs, key=lambda pair: pair[1].source not in {record.source for record in latest[:1]})
    return None


def _by(first: FactRecord, last: FactRecord) -> str:
    text = by_percent(first.number or 0, last.number or 0, first.unit)
    return f", {text}" if text else ""


def by_percent(old: float, new: float, unit: str) -> str:
    """The change in percent; empty for figures that are shares or rates themselves."""
    if "%" in unit or old <= 0 or new <= 0:
        return ""
    change = (new - old) / old * 100
    size = f"{abs(change):,.0f}" if abs(change) >= 1000 else f"{abs(change):.3g}"
    return f"{'up' if change >= 0 else 'down'} {size}%"
