"""The rank of one state among others by a figure: ``where does Kazakhstan rank by GDP in the CIS``."""

from __future__ import annotations

from .answer import Draft
from .context import Context, figure_of, named_in, receipts_of
from .lexicon import lexicon
from .logical_form import Best, Ids, Kind, Rank
from .superlatives import amount_of, label_of

EVERY = (Kind("country"), Kind("eurasian"))
"""Among which a state is ranked where nothing is named."""
ENOUGH = 0.85
"""Share of a set that must have the figure."""


def rank_draft(context: Context, sem: Rank) -> Draft | None:
    """The rank, the figure, and the states directly before and after."""
    if not isinstance(sem.who, Ids) or not sem.measure.key:
        return None
    id_, name = sem.who.ids[0], context.speaker
    entry = lexicon().entry("fact", sem.measure.key)
    if entry.get("joins") or entry.get("date"):
        return None
    for of in (sem.of,) if sem.of is not None else EVERY:  # of all states, else of those of Eurasia
        best = Best(of, sem.measure, bool(entry.get("low")), 0, when=sem.when)
        ranked, members = context.evaluator.ordered(best), context.evaluator.members(of)
        place = next((at for at, (_, member) in enumerate(ranked) if member.id == id_), None)
        if place is not None and len(ranked) >= ENOUGH * len(members):
            break
    else:
        return None
    shown = [ranked[at][1] for at in (place, place - 1, place + 1) if 0 <= at < len(ranked)]
    label = label_of(context, best, shown[:1])
    then = f" {sem.when.text}" if sem.when else ""
    low = ", the lowest first" if best.up else ""
    what = context.wording.noun(of).phrase(2)
    text = f"{name.The(id_)} is {_ordinal(place + 1)} of {len(ranked)} {what} by {label}{then}{low}: {amount_of(best, shown[0])}"
    if place:
        text += f"; before it {name.the(shown[1].id)}, {amount_of(best, shown[1])}"
    if place + 1 < len(ranked):
        text += f"; after it {name.the(shown[-1].id)}, {amount_of(best, shown[-1])}"
    missing = len(members) - len(ranked)
    none = f" No figure for {missing} more." if missing > 0 else ""
    return Draft(
        f"{text}.{none}",
        place + 1,
        (id_, *named_in(of), *(member.id for member in shown[1:])),
        f"rank of {name.name(id_)} by {label} among {what}{then}",
        tuple(receipt for member in shown for receipt in receipts_of(member)),
        tuple(map(figure_of, shown)),
        context.catalogue.as_of,
    )


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"
