"""The first or the latest of a set, by date."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..sets import Member
from .answer import AnswerReceipt, Draft, Figure
from .context import Context, joins_of, named_in
from .english import capitalised, comma_list, on
from .logical_form import Best, Or
from .treaties import with_others_dated
from .when_where import where_of


def dated_best_draft(
    context: Context, sem: Best, shown: list[Member], figures: tuple[Figure, ...], receipts: tuple[AnswerReceipt, ...]
) -> Draft | None:
    """The sentence on those that come first or last by their dates."""
    wording, name = context.wording, context.speaker.name
    join = next(joins_of(sem), None)
    word = "first" if sem.up else "latest"
    if join is not None and join.key == "member" and not any(member.facts for member in shown):
        date = shown[0].edges[-1].until if join.act == "leave" else shown[0].edges[-1].since
        body, joining = wording.text(join.of), [name(member.id) for member in shown]
        if join.side == "subject":  # the bodies that a state joined
            body, joining = comma_list([context.speaker.the(member.id) for member in shown]), [body]
        text = f"{comma_list(joining)} {'left' if join.act == 'leave' else 'joined'} {body} {'first' if sem.up else 'most recently'}{on(date)}."
        undated = len(context.evaluator.members(sem.of)) - len(context.evaluator.ordered(sem))
        if undated and join.side == "subject":
            text += f" The dates of {undated} more are not on record here."
        return Draft(
            text,
            date
            if "when" in context.asked
            else [member.id for member in shown]
            if len(shown) > 1
            else name(shown[0].id),
            (*named_in(sem), *(member.id for member in shown)),
            f"{word} to join {body}",
            receipts,
            figures,
        )
    if sem.up and not _from_the_beginning(context, sem, shown):
        return None
    if "where" in context.asked and (placed := where_of(context, sem, {member.id: member for member in shown})):
        return placed
    if not shown[0].facts:
        return None
    if beside := with_others_dated(context, sem, shown[0]):
        return beside
    text = "; ".join(f"{name(member.id)} ({show(member.facts[0].since)})" for member in shown if member.facts)
    if isinstance(sem.of, Or):  # of two named entities the other is told too
        rest = [
            member for _, member in context.evaluator.ordered(sem) if member.id not in {member.id for member in shown}
        ]
        text += "".join(f", then {name(member.id)} ({show(member.facts[0].since)})" for member in rest)
    value = shown[0].facts[0].since if "when" in context.asked else name(shown[0].id)
    noun = wording.noun(sem.of).phrase(1)
    return Draft(
        f"{capitalised(word)} {noun}: {text}.",
        value,
        (*(member.id for member in shown), *named_in(sem)),
        f"{word} {noun}",
        receipts,
        figures,
    )


_SOON = 2
"""Years after its founding within which the first event of a body on record can be the first."""


def _from_the_beginning(context: Context, sem: Best, shown: list[Member]) -> bool:
    """False where the first event of a body on record is older than the body, or so much later that it is not the first."""
    if context.catalogue.kinds_of([shown[0].id]).get(shown[0].id) != "events" or not shown[0].facts:
        return True
    bodies = sets.facts_of(context.catalogue, named_in(sem.of), ["founded"])
    begun = [int(str(record.since)[:4]) for record in bodies if record.since]
    year = int(str(shown[0].facts[0].since)[:4])
    return all(first <= year <= first + _SOON for first in begun)
