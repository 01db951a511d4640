"""One fact of several entities, side by side."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..sets import Set
from .answer import Draft
from .context import Context, receipt
from .draft_parts import ENOUGH, dated_text, figure, joined
from .english import amount, capitalised, comma_list
from .fact_of_one import fact_of_one
from .logical_form import Ids, Measure, Or, Value


def side_by_side(context: Context, measure: Measure, keys: tuple[str, ...], sem: Value, members: Set) -> Draft | None:
    """One fact of several entities, figures from one source where that is possible, the largest first."""
    when = sem.when
    label, name = context.wording.measure(measure), context.speaker.name
    understood = f"{label} of {context.wording.text(sem.of)}{f' {when.text}' if when else ''}"
    found = sets.figures(context.catalogue, members, keys, when.first if when else "", when.last if when else "")
    pairs = isinstance(sem.of, Or)
    if found and (len(found) == len(members) or not pairs) and len(found) >= 0.6 * len(members):
        rows = sorted(found.values(), key=lambda record: -(record.number or 0))
        days = {record.as_of for record in rows}
        dates = show(next(iter(days))) if len(days) == 1 and None not in days else ""
        parts = [
            f"{name(record.entity)} {amount(record.number or 0, record.unit)}{'' if dates else dated_text(record)}"
            for record in rows
        ]
        missing = [id_ for id_ in members if id_ not in found]
        none = f"; none recorded for {context.speaker.names(missing)}" if missing else ""
        text = f"{capitalised(label)}{f' {when.text}' if when else ''}: {comma_list(parts, 40)}{f' ({dates})' if dates else ''}{none}."
        if "ratio" in context.asked and len(rows) == 2 and rows[1].number:
            text = f"{text[:-1]}; the first is {(rows[0].number or 0) / rows[1].number:.3g} times the second."
        if "difference" in context.asked and len(rows) == 2 and rows[0].unit == rows[1].unit:
            apart = (rows[0].number or 0) - (rows[1].number or 0)
            text = f"{text[:-1]}; the difference is {amount(apart, rows[0].unit)}."
        value = {record.entity: figure(record).value for record in rows}
        return Draft(text, value, tuple(value), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
    if when:
        return None
    for key in keys:
        each = {record.entity: record for record in reversed(sets.facts_of(context.catalogue, list(members), [key]))}
        if len(each) >= ENOUGH * len(members):
            ordered = [each[id_] for id_ in members if id_ in each]
            shown = [
                f"{name(record.entity)}: {show(record.since) if record.type == 'date' else ''.join(s.text for s in context.catalogue.inline(record.value))}"
                for record in ordered
            ]
            missing = [id_ for id_ in members if id_ not in each]
            none = f" None recorded for {context.speaker.names(missing)}." if missing else ""
            return Draft(
                f"{capitalised(label)}. {'; '.join(shown)}.{none}",
                {record.entity: figure(record).value for record in ordered},
                tuple(record.entity for record in ordered),
                understood,
                tuple(map(receipt, ordered)),
                tuple(map(figure, ordered)),
                cost=0.3 if len(ordered) > 3 and not pairs else 0.0,
            )
    if pairs or len(members) <= 4:
        drafts = {id_: fact_of_one(context, id_, measure, keys, sem._replace(of=Ids((id_,)))) for id_ in members}
        good = [draft for draft in drafts.values() if draft]
        missing = [id_ for id_, draft in drafts.items() if not draft]
        if not good or (missing and not pairs and len(good) < len(missing)):
            return None
        combined = joined(good)
        none = f" No {label} is recorded for {context.speaker.names(missing)}." if missing else ""
        return combined._replace(
            text=combined.text + none, understood=understood, cost=0.5 if missing else combined.cost
        )
    return None
