"""Whether all members of a set, or any of them, belong to another."""

from __future__ import annotations

from .answer import Draft
from .context import Context
from .lists import list_draft, ordered
from .logical_form import And, Join, Kind, Minus, Quantified
from .nothing_found import empty_draft

_RECORDED = frozenset(("member-of", "borders", "crosses"))
"""Relations that are recorded of all states that they hold of."""


def quantified_draft(context: Context, sem: Quantified) -> Draft | None:
    """Yes or no, with those that do not belong to it, or those that do."""
    within = sem.within
    closed = isinstance(within, Kind) or (
        isinstance(within, Join) and set(within.names) <= _RECORDED and within.act in ("", "leave")
    )
    of = context.evaluator.members(sem.of)
    if not closed or not of:
        return None
    rest = Minus(sem.of, within) if sem.every else And((sem.of, within))
    found = context.evaluator.members(rest)
    holds = bool(found) != sem.every
    shown = And((sem.of, within)) if sem.every and holds else rest
    members = context.evaluator.members(shown)
    draft = list_draft(context, shown, ordered(context, shown, members)) if members else empty_draft(context, shown)
    if draft is None:
        return None
    text = (
        f"{'Yes, all' if sem.every and holds else 'Yes' if holds else 'No'}: {draft.text[:1].lower()}{draft.text[1:]}"
    )
    how = "all" if sem.every else "any"
    understood = f"whether {how} {context.wording.text(sem.of)} are {context.wording.text(within)}"
    return draft._replace(text=text, value=holds, understood=understood, empty=False)
