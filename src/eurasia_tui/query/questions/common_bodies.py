"""Bodies in which several states take part: first those of which all are members, then those where one is an observer or partner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..rows import RelationRecord
from ..sets import Set
from .answer import Draft
from .context import Context, figure_of, receipts_of
from .english import comma_list, count
from .logical_form import And, Ids, Join, Kind
from .set_structure import conjuncts

LISTED, NAMED, FEW = 40, 10, 3
"""Bodies that are named in a list, and beside a number; of those that not all are members of, in a sentence of other things."""

Shared = tuple[str, Sequence[RelationRecord]]
"""A body, and how each of the states takes part in it."""


def bodies_text(context: Context, who: str, found: Sequence[Shared], most: int) -> str:
    """The sentence that counts the bodies of which all states are members, and those in which they take part otherwise."""
    full = [id_ for id_, rows in found if all(row.status in (None, "member") for row in rows)]
    rest = [pair for pair in found if pair[0] not in full]
    short = context.speaker.short([id_ for id_, _ in found])
    parts = []
    if full:
        what = "are both members" if len(found[0][1]) == 2 else "are all members"
        number = count(len(full), "organisation", "organisations")
        parts.append(f"{what} of {number} ({comma_list([short[id_] for id_ in full], most)})")
    if rest:
        number = f"{len(rest)} more" if full else count(len(rest), "organisation", "organisations")
        named = [f"{short[id_]}, {_standing(context, rows)}" for id_, rows in rest]
        shown = most if most >= NAMED else FEW
        parts.append(
            f"take part in {number}, not all as members ({'; '.join(named[:shown])}{_more(len(rest) - shown)})"
        )
    return f"{who} {' and '.join(parts)}"


def _more(number: int) -> str:
    return f"; {number} more" if number > 0 else ""


def _standing(context: Context, rows: Sequence[RelationRecord]) -> str:
    """The states that are not members, with their status: ``Serbia observer``."""
    other = [record for record in rows if record.status not in (None, "member")]
    words = [str(record.status).replace("-", " ") for record in other]
    if len(other) == len(rows) and len(set(words)) == 1:
        return f"{words[0]}s"
    return comma_list(
        [f"{context.speaker.name(record.subject)} {word}" for record, word in zip(other, words, strict=True)]
    )


def bodies_draft(context: Context, sem: Any, members: Set) -> Draft | None:
    """The bodies that states have in common; None where something else is asked."""
    states = _states(context, sem)
    found = [(id_, _first_of_each(member.edges, states)) for id_, member in members.items()]
    if len(states) < 2 or not all(len(rows) == len(states) for _, rows in found):
        return None
    counts = "how-many" in context.asked
    full = [id_ for id_, rows in found if all(record.status in (None, "member") for record in rows)]
    who = comma_list([context.speaker.The(states[0]), *map(context.speaker.the, states[1:])])
    text = bodies_text(context, f"{context.then}{who}", found, NAMED if counts else LISTED)
    return Draft(
        f"{text}.",
        len(full) if counts else list(members),
        (*states, *members),
        f"{'number of ' if counts else ''}{context.wording.text(sem)}",
        tuple(receipt for member in members.values() for receipt in receipts_of(member)),
        tuple(map(figure_of, members.values())),
        context.catalogue.as_of,
    )


def _states(context: Context, sem: Any) -> tuple[str, ...]:
    """The states whose common bodies a form asks for, whatever their status; empty when it asks for more."""
    if not isinstance(sem, And):
        return ()
    chosen = context.evaluator.chosen
    states: list[str] = []
    for part in conjuncts(sem):
        if isinstance(part, Join) and isinstance(part.of, Ids) and not part.when and not part.act:
            if "member-of" not in (part.names[0], chosen.get(part)) or part.statuses or part.side == "object":
                return ()
            states += part.of.ids
        elif not (isinstance(part, Kind) and part.key == "organisation"):
            return ()
    kinds = context.catalogue.kinds_of(states)
    return tuple(states) if set(kinds.values()) == {"countries"} else ()


def _first_of_each(rows: Sequence[RelationRecord], states: Sequence[str]) -> list[RelationRecord]:
    """The participation of each state, the fullest status first."""
    first: dict[str, RelationRecord] = {}
    for record in rows:
        if record.name == "member-of" and record.subject in states:
            first.setdefault(record.subject, record)
    return list(first.values())
