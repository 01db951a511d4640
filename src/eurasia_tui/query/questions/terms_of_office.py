"""Since when, until when, how long and as what a person holds an office."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ...text import fold
from ..rows import RANKS, RelationRecord
from .answer import Draft
from .belonging import duration
from .careers import EVERY, career_draft
from .context import Context, receipt
from .form import Held, Ids
from .office_titles import figures_of, office_label, span, title_of
from .offices import fit, holders, on, terms
from .persons import held_draft
from .say import comma_list, since
from .say import on as dated
from .titles import office as office_entry


def term_draft(context: Context, sem: tuple[Any, ...]) -> Draft | None:
    """Since when, until when, how long and as what a person holds an office."""
    office, who = sem[0], sem[1]
    if office == EVERY:
        return career_draft(context, next(iter(context.evaluator.members(who))), *sem[2:])
    if context.asked & {"how-many", "ratio"}:
        return None
    pick = sem[2] if len(sem) > 2 else ""
    person = next(iter(context.evaluator.members(who)))
    rows = list(terms(context.evaluator, office, None, {person}))
    entry = office_entry(office)
    best = min((fit(record, entry) for record in rows), default=9) if office else 0
    rows = [record for record in rows if fit(record, entry) == best] if office else rows
    rows = _ranked(rows)
    if not rows or (office and best == 9):
        return None
    same = [record for record in rows if record.object == rows[0].object and record.since]
    record = min(same, key=lambda other: other.since_day or "") if pick == "first" and same else rows[0]
    name = context.speaker.name(person)
    label = office_label(office)
    asked = context.asked
    before = (
        [other for other in same if other != record and other.role == record.role and other.until]
        if office and not pick
        else []
    )
    earlier = f"; before that {comma_list([span(context, other) for other in reversed(before)])}" if before else ""
    chain = _unbroken(terms(context.evaluator, "", None, {person}), record) if office == "head" and not pick else []
    if len(chain) > 1 and asked & {"how-long", "when"}:
        return _in_power(context, person, chain)
    if asked & {"how-long"} and record.since:
        value: object = duration(
            record.since, context.catalogue.day if on(record, context.catalogue.day) else record.until or record.since
        )
        text = f"{name} {'has been' if on(record, context.catalogue.day) else 'was'} {title_of(context, record)}, {span(context, record)}: {value}{earlier}."
        return Draft(
            text,
            value,
            (person, record.object),
            f"how long {name} is {label}",
            (receipt(record),),
            figures_of([record]),
        )
    if "leave" in asked:
        return leave_draft(context, who)
    if "when" in asked and record.since:
        held = (
            f" and held the office until {show(record.until)}"
            if record.until and not on(record, context.catalogue.day)
            else ""
        )
        text = f"{name} became {title_of(context, record)}{dated(record.since)}{held}{earlier}."
        return Draft(
            text,
            record.since,
            (person, record.object),
            f"when {name} became {label}",
            (receipt(record),),
            figures_of([record]),
        )
    now = on(record, context.catalogue.day)
    yes = "" if not asked & {"yes-no"} or asked & {"what", "who"} else "Yes: " if now else "No longer: "
    text = f"{yes}{name} {'is' if now else 'was'} {title_of(context, record)}, {span(context, record)}."
    return Draft(
        text, record.role, (person, record.object), f"{name} as {label}", (receipt(record),), figures_of([record])
    )


def _unbroken(rows: list[RelationRecord], last: RelationRecord) -> list[RelationRecord]:
    """The terms of one rank at one entity that follow one another up to a term, the earliest first."""
    chain = [last]
    for row in reversed(rows):
        if (row.rank, row.object) == (last.rank, last.object) and row.since and row.until_day == chain[0].since_day:
            chain.insert(0, row)
    return chain


def _in_power(context: Context, person: str, chain: list[RelationRecord]) -> Draft:
    """How long a person has been head, through offices that followed one another."""
    first, last = chain[0], chain[-1]
    now = on(last, context.catalogue.day)
    value = duration(first.since or "", context.catalogue.day if now else last.until or "")
    rank, name = (last.rank or "").replace("-", " "), context.speaker.name(person)
    each = comma_list([f"{row.role} {span(context, row)}" for row in chain])
    text = f"{name} {'has been' if now else 'was'} {rank} of {context.speaker.the(last.object)} for {value}: {each}."
    when = "when" in context.asked
    return Draft(
        text,
        first.since if when else value,
        (person, last.object),
        f"{'since when' if when else 'how long'} {name} is {rank}",
        tuple(map(receipt, chain)),
        figures_of(chain),
    )


def _ranked(rows: list[RelationRecord]) -> list[RelationRecord]:
    def place(record: RelationRecord) -> tuple[bool, int, str]:
        acting = "acting" in fold(record.role or "").split()
        rank = RANKS.index(record.rank) if record.rank in RANKS else 9
        return acting, rank, "".join(chr(255 - ord(c)) for c in record.since_day or "")

    return sorted(rows, key=place)


def leave_draft(context: Context, who: Any) -> Draft | None:
    """When a person left their highest office."""
    person = next(iter(context.evaluator.members(who)))
    day = context.catalogue.day
    rows = terms(context.evaluator, "", None, {person})
    ended = _ranked([record for record in rows if record.until_day and record.until_day <= day])
    if not ended:
        now = _ranked([record for record in rows if on(record, day)])
        if not now:
            return None
        text = (
            f"{context.speaker.name(person)} has not left office: {title_of(context, now[0])}, {span(context, now[0])}."
        )
        return Draft(
            text, None, (person, now[0].object), f"when {context.speaker.name(person)} left office", (receipt(now[0]),)
        )
    record = ended[0]
    text = f"{context.speaker.name(person)} was {title_of(context, record)} until {show(record.until)}."
    return Draft(
        text,
        record.until,
        (person, record.object),
        f"when {context.speaker.name(person)} left office",
        (receipt(record),),
        figures_of([record]),
    )


def person_draft(context: Context, id_: str) -> Draft | None:
    """What a person is: the offices held, else those held last."""
    day = context.catalogue.day
    rows = terms(context.evaluator, "", None, {id_})
    name = context.speaker.name(id_)
    now = [record for record in rows if on(record, day)]
    chosen = _ranked([record for record in now if "(as " not in (record.role or "")] or now)[:3]
    if chosen:
        if context.catalogue.as_of:
            text = f"As of {show(context.catalogue.as_of)}, {name} was {comma_list([title_of(context, record) for record in chosen])}."
        elif len(chosen) == 1 and chosen[0].since:
            text = f"{name} has been {title_of(context, chosen[0])}{since(chosen[0].since)}."
        else:
            parts = [
                f"{title_of(context, record)}{f' (since {show(record.since)})' if record.since else ''}"
                for record in chosen
            ]
            text = f"{name} is {comma_list(parts)}."
    else:
        chosen = _ranked([record for record in rows if record.until_day and record.until_day < day])[:1]
        if not chosen:
            return None
        text = f"{name} was {title_of(context, chosen[0])}, {span(context, chosen[0])}."
    value = chosen[0].since if "when" in context.asked else chosen[0].role
    about = (id_, *(record.object for record in chosen))
    return Draft(
        text, value, about, f"who {name} is", tuple(map(receipt, chosen)), figures_of(chosen), context.catalogue.as_of
    )


def holds_draft(context: Context, who: Ids, sem: Held) -> Draft | None:
    """Whether a person holds an office: their term in it, or who holds it."""
    person = who.ids[0]
    rows = holders(context.evaluator, sem)
    name = context.speaker.name(person)
    own_terms = [record for record in rows if record.subject == person]
    if own_terms and "how-long" in context.asked:
        return term_draft(context, (sem.office, who))
    if own_terms:
        is_ = "was" if sem.when or context.catalogue.as_of else "is"
        yes = "Yes: " if "yes-no" in context.asked else ""
        if "when" in context.asked and own_terms[-1].since:
            text = f"{name} became {title_of(context, own_terms[-1])}{dated(own_terms[-1].since)}."
            return Draft(
                text,
                own_terms[-1].since,
                (person, own_terms[-1].object),
                f"when {name} became {office_label(sem.office)}",
                (receipt(own_terms[-1]),),
                figures_of(own_terms[-1:]),
            )
        text = f"{yes}{name} {is_} {title_of(context, own_terms[-1])}, {span(context, own_terms[-1])}."
        return Draft(
            text,
            True,
            (person, own_terms[-1].object),
            f"whether {name} is {office_label(sem.office)}",
            (receipt(own_terms[-1]),),
            figures_of(own_terms[-1:]),
        )
    past = [
        record
        for record in terms(context.evaluator, sem.office, set(context.evaluator.members(sem.of)), None)
        if record.subject == person
    ]
    if past and ("when" in context.asked or "how-long" in context.asked):
        return term_draft(context, (sem.office, who))
    if past:
        verb = "Yes, formerly" if not sem.when and "was" in context.asked else "No"
        text = f"{verb}: {name} was {title_of(context, past[-1])}, {span(context, past[-1])}."
        return Draft(
            text,
            verb != "No",
            (person, past[-1].object),
            f"whether {name} is {office_label(sem.office)}",
            (receipt(past[-1]),),
            figures_of(past[-1:]),
        )
    others = held_draft(context, sem)
    if others is None:
        return None
    return others._replace(
        text=f"No: {others.text}",
        value=False,
        about=(*others.about, person),
        understood=f"whether {name} is {office_label(sem.office)}",
    )
