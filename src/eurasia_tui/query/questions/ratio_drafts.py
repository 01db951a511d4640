"""Sentences on a quotient of two figures, with both figures."""

from __future__ import annotations

from ..sets import Set
from .answer import Draft
from .context import Context, receipt
from .draft_parts import dated_text, figure
from .english import amount, capitalised, comma_list
from .logical_form import Measure, Value
from .ratios import quotients

MOST = 12
"""Entities whose quotients are told."""


def ratio_draft(context: Context, measure: Measure, sem: Value, members: Set) -> Draft | None:
    """The quotient of one entity with the two figures, or those of several."""
    found = quotients(context.catalogue, measure, members, sem.when)
    if not found or len(found) < len(members) or len(found) > MOST:
        return None
    label, name = context.wording.measure(measure), context.speaker
    then = f" {sem.when.text}" if sem.when else ""
    rows = sorted((number for number, *_ in found.values()), key=lambda row: -(row.number or 0))
    if len(rows) == 1:
        number, above, below = found[rows[0].entity]
        two = f"{amount(above.number or 0, above.unit)}{dated_text(above)} and {amount(below.number or 0, below.unit)}"
        text = f"{capitalised(label)} of {name.the(number.entity)}{then}: {amount(number.number or 0, number.unit)}, our calculation from {two}."
    else:
        parts = [f"{name.name(row.entity)} {amount(row.number or 0, row.unit)}{dated_text(row)}" for row in rows]
        text = f"{capitalised(label)}{then}: {comma_list(parts)} (our calculation)."
    return Draft(
        text,
        rows[0].number if len(rows) == 1 else {row.entity: row.number for row in rows},
        tuple(row.entity for row in rows),
        f"{label} of {context.wording.text(sem.of)}{then}",
        tuple(receipt(row) for _, *each in found.values() for row in each),
        tuple(map(figure, rows)),
    )
