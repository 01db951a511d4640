"""Which present office-holder has been in office longest, or shortest."""

from __future__ import annotations

from ...dates import show
from .answer import Draft
from .context import Context, receipt, valued
from .durations import duration
from .english import capitalised
from .logical_form import Best, Held
from .office_titles import office_label
from .offices import holders

NAMED = 3
"""Office-holders that are named."""


def tenure_draft(context: Context, sem: Held, best: Best) -> Draft | None:
    """The office-holders of a set by the length of their time in office so far."""
    rows = [row for row in holders(context.evaluator, sem._replace(of=best.of)) if row.since_day]
    if len(rows) < 2 or sem.when or sem.pick:
        return None
    name, day = context.speaker.name, context.catalogue.day
    rows.sort(key=lambda row: row.since_day or "", reverse=best.up)
    each = [
        f"{name(row.subject)} ({row.role} of {name(row.object)}, since {show(row.since)}: {duration(row.since or '', day)})"
        for row in rows[:NAMED]
    ]
    how = "shortest" if best.up else "longest"
    text = f"{capitalised(how)} in office of {len(rows)} on record: {'; then '.join(each)}."
    ids = tuple(dict.fromkeys(row.subject for row in rows))
    figures = tuple(valued(row.subject, row.since, row) for row in rows)
    understood = f"{office_label(sem.office)} of {context.wording.text(best.of)} {how} in office"
    return Draft(text, name(rows[0].subject), ids, understood, tuple(map(receipt, rows)), figures)
