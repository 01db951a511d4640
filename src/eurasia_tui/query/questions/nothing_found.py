"""Answers for empty sets: nothing is recorded, a status ended, or a body did not exist yet."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..sql import LISTED, listed
from .answer import AnswerReceipt, Draft
from .context import Context, joins_of, named_in, receipt, valued
from .draft_parts import joined
from .english import capitalised, comma_list, on
from .logical_form import And, Ids, Join, Kind, Or
from .nouns import status_noun
from .worded_relations import sentence_draft, shares_draft


def empty_draft(context: Context, sem: Any) -> Draft | None:
    """The answer that nothing is recorded, with what was searched; for an ended status, what followed it."""
    wording = context.wording
    about = named_in(sem)
    join = sem if isinstance(sem, Join) else None
    statuses = sem.parts if isinstance(sem, Or) else (sem,)  # "observers and dialogue partners"
    if all(map(_of_status, statuses)):
        followed = [draft for status in statuses if (draft := _followed(context, status))]
        if followed:
            return joined(followed)
    receipts: tuple[AnswerReceipt, ...] = ()
    if join is not None and join.key == "member" and isinstance(join.of, Ids):
        newest = context.catalogue.db.execute(
            "SELECT source, as_of, evidence FROM relation WHERE object = ? AND name = 'member-of' ORDER BY as_of DESC LIMIT 1",
            (join.of.ids[0],),
        ).fetchone()
        receipts = (AnswerReceipt(*newest),) if newest else ()
    if not receipts:
        receipts = tuple(
            AnswerReceipt(source, as_of)
            for source, as_of in context.catalogue.db.execute(
                f"SELECT source, as_of FROM entity WHERE id IN {LISTED} AND source IS NOT NULL",
                (listed(about),),
            )
        )
    sem = _as_members(context, sem)
    if join is not None and join.names == ("chairs",):
        return None  # the chair of a body may not be recorded
    if any(join.key == "implied" or join.act == "found" or "held-at" in join.names for join in joins_of(sem)):
        return None  # absence from the record is no denial
    courses = any(join.key in ("crosses", "route", "located-in") for join in joins_of(sem))
    if courses and "places" in context.catalogue.kinds_of(about).values():
        return None  # they are recorded by state
    if not about or not receipts or (join is not None and join.key == "capital"):
        return None
    number: object = 0 if "how-many" in context.asked else []
    noun = wording.noun(sem)
    if noun.singular in ("entity", "one"):
        return None
    if join is not None and join.when and (founded := _founded_later(context, join)):
        return Draft(founded, number, about, wording.text(sem), receipts)
    if join is not None and (passage := sentence_draft(context, join)):
        return passage
    several = any(clause.startswith("that are ") for clause in noun.clauses)
    text = f"No {noun.phrase(2 if several else 1).removeprefix('the ')} {'are' if several else 'is'} on record here."
    if join is not None and join.key == "operates":  # the operator may be recorded as an owner
        owned = shares_draft(context, join._replace(key="owns", names=("owns",)))
        if owned:
            return owned._replace(text=f"{text} {owned.text}", understood=wording.text(sem))
    return Draft(text, number, about, wording.text(sem), receipts, empty=True)


def _of_status(sem: Any) -> bool:
    """True for those that have another status than that of a member."""
    return (
        isinstance(sem, Join)
        and (sem.key, sem.side, sem.act) == ("member", "object", "")
        and sem.statuses not in ((), ("member",))
    )


def _as_members(context: Context, sem: Any) -> Any:
    """Countries in bodies are their members, where every part says so."""
    if not isinstance(sem, And):
        return sem
    joins = [part for part in sem.parts if isinstance(part, Join)]
    bodies = all(
        set(context.catalogue.kinds_of(named_in(join)).values()) == {"organisations"} and join.statuses == ("member",)
        for join in joins
    )
    if len(joins) < 2 or not bodies or set(sem.parts) - set(joins) - {Kind("country")}:
        return sem
    return And(tuple(Join("member", ("member-of",), "object", join.of, ("member",)) for join in joins))


def _founded_later(context: Context, join: Join) -> str:
    """The answer that a body did not exist at that time."""
    dates = sets.own_dates(context.catalogue, named_in(join.of), ("founded",)) if join.key == "member" else {}
    later = [
        record for record in dates.values() if join.when and record.since_day and record.since_day > join.when.last
    ]
    if not later:
        return ""
    return f"None: {context.speaker.the(later[0].entity)} was founded later,{on(later[0].since)}."


def _followed(context: Context, join: Join) -> Draft | None:
    """Entities whose status ended, with what followed it."""
    day = context.catalogue.day
    of = context.evaluator.members(join.of)
    rows = sets.edges(context.catalogue, ("member-of",), of, "object")
    ended = [
        record
        for record in rows
        if (record.status or "member") in join.statuses and record.until_day and record.until_day <= day
    ]
    if not ended:
        return None
    now = {record.subject: record for record in rows if not record.ended(day) and record.began(day)}
    many = status_noun(join.statuses)[1]
    body, name = context.wording.text(join.of), context.speaker.name
    parts = []
    for until in sorted({record.until or "" for record in ended}, reverse=True):
        same = [record for record in ended if record.until == until]
        statuses = {now[record.subject].status or "member" for record in same if record.subject in now}
        names = comma_list(sorted(name(record.subject) for record in same))
        became = f", now {status_noun((statuses.pop(),))[len(same) > 1]}" if len(statuses) == 1 else ""
        parts.append(f"until {show(until)} {f'the {len(same)} were ' if len(same) > 1 else ''}{names}{became}")
    text = f"{capitalised(body)} has no {many} today: {'; '.join(parts)}."
    return Draft(
        text,
        [],
        (*named_in(join), *(record.subject for record in ended)),
        f"{many} of {body}",
        tuple(receipt(now.get(record.subject, record)) for record in ended),
        tuple(valued(record.subject, record.until, record) for record in ended),
    )
