"""The offices that a person has held, the latest first."""

from __future__ import annotations

from .answer import Draft
from .context import Context, receipt
from .office_titles import figures_of, office_label, span, title_of
from .offices import terms

EVERY = "every"
"""The entry of the lexicon that asks for offices of any kind."""


def career_draft(context: Context, person: str, before: str = "") -> Draft | None:
    """All recorded offices of a person, each with its time; with ``before``, those held before a given office."""
    rows = terms(context.evaluator, "", None, {person})
    name, label = context.speaker.name(person), ""
    if before:
        since = next((row.since_day for row in terms(context.evaluator, before, None, {person})), None)
        rows = [row for row in rows if since and row.since_day and row.since_day < since]
        label = f" before that of {office_label(before)}"
    if not rows or context.asked & {"how-many", "how-long", "ratio", "when", "where", "why"}:
        return None
    rows.sort(key=lambda row: row.since_day or row.until_day or "", reverse=True)
    each = [", ".join(filter(None, (title_of(context, row), span(context, row)))) for row in rows]
    return Draft(
        f"Offices of {name} on record here{label}: {'; '.join(each)}.",
        [title_of(context, row) for row in rows],
        tuple(dict.fromkeys((person, *(row.object for row in rows)))),
        f"offices of {name}{label}",
        tuple(map(receipt, rows)),
        figures_of(rows),
    )
