"""Agreements of two named parties: bilateral ones, and those with other parties too."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..sets import Member, Set
from .answer import Draft
from .context import Context, figure_of, joins_of, named_in, receipts_of
from .english import capitalised, comma_list
from .logical_form import And, Best, Ids, Join, Pair, Value
from .set_structure import conjuncts

OTHERS = "which has other parties too"
NAMED = 10
"""Agreements with other parties that are named beside those of two alone."""


def with_others(context: Context, sem: Any, members: Set) -> bool:
    """True when all agreements of two named parties have other parties too."""
    return _of_two(context, sem) and not context.evaluator.alone(members, 2)


def accession_treaty(sem: Value) -> Pair | None:
    """The state and the body of ``when did Armenia sign its treaty of accession to NATO``."""
    parts = sem.of.parts if isinstance(sem.of, And) else ()
    joins = [part.of for part in parts if isinstance(part, Join)]
    bodies = [join.of for join in joins if isinstance(join, Join) and join.act == "join" and isinstance(join.of, Ids)]
    states = [of for of in joins if isinstance(of, Ids)]
    signed = all(measure.key in ("signed", "date") for measure in sem.measures)
    return Pair(states[0], bodies[0], act="join") if signed and len(bodies) == len(states) == 1 else None


def _of_two(context: Context, sem: Any) -> bool:
    """True for agreements to which two that were named are party."""
    chosen = context.evaluator.chosen
    joins = [join for join in joins_of(sem) if isinstance(join.of, Ids)]
    return len(joins) == 2 and all("party-to" in (join.key, chosen.get(join)) for join in joins)


def parties_remark(context: Context, sem: Any, members: Set) -> str:
    """The remark on multilateral agreements that a list of bilateral ones leaves out."""
    if with_others(context, sem, members):
        return " Each has other parties too."
    if not isinstance(sem, And) or not _of_two(context, sem):
        return ""
    more = [id_ for id_ in _wider(context, sem) if id_ not in members]
    if not more:
        return ""
    dates = sets.own_dates(context.catalogue, more)
    more.sort(key=lambda id_: dates[id_].since_day or "" if id_ in dates else "", reverse=True)
    named = [f"{context.speaker.name(id_)}{f' ({show(dates[id_].since)})' if id_ in dates else ''}" for id_ in more]
    return f" With other parties too: {comma_list(named, NAMED)}."


def _wider(context: Context, sem: And) -> Set:
    return context.evaluator.with_any_parties(And(tuple(conjuncts(sem))))


def with_others_dated(context: Context, sem: Best, own: Member) -> Draft | None:
    """The latest or first agreement of two where it has other parties too, with that between the two alone beside it."""
    if not _of_two(context, sem.of) or not isinstance(sem.of, And) or not own.facts:
        return None
    every = _wider(context, sem.of)
    dates = sets.own_dates(context.catalogue, every)
    dated = [
        (row.since_day or "", id_) for id_, row in dates.items() if (row.since_day or "9") <= context.catalogue.day
    ]
    _, id_ = (min if sem.up else max)(dated)
    first = every[id_]._replace(facts=(dates[id_],))
    alone = context.evaluator.alone({own.id: own}, 2)
    if id_ == own.id and alone:
        return None
    word = "first" if sem.up else "latest"
    name, noun = context.speaker.name, context.wording.noun(sem.of).phrase(1)
    text = f"{capitalised(word)} {noun}: {name(id_)} ({show(first.facts[0].since)}), {OTHERS}"
    shown = [first]
    if alone:
        text += f"; the {word} between the two alone: {name(own.id)} ({show(own.facts[0].since)})"
        shown.append(own)
    value = first.facts[0].since if "when" in context.asked else name(id_)
    return Draft(
        f"{text}.",
        value,
        (*(member.id for member in shown), *named_in(sem)),
        f"{word} {noun}",
        tuple(receipt for member in shown for receipt in receipts_of(member)),
        tuple(map(figure_of, shown)),
    )
