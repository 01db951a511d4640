"""Since when, until when, how long and as what a person holds an office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...dates import bounds, show
from ...text import fold
from .. import sets
from ..members import LAST
from ..rows import RelationRecord
from .answer import Draft
from .careers import EVERY, career_draft
from .context import Context, receipt
from .durations import duration
from .english import comma_list, since
from .english import on as dated
from .logical_form import Held, Ids
from .office_titles import figures_of, office_label, span, term_draft_of, title_of
from .offices import fit, holders, on, terms
from .persons import held_draft
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
    rows = _ranked(rows, context.catalogue.ranks)
    if not rows or (office and best == 9):
        return None
    same = [record for record in rows if record.object == rows[0].object and record.since]
    record = min(same, key=lambda other: other.since_day or "") if pick == "first" and same else rows[0]
    name = context.speaker.name(person)
    label = office_label(office)
    asked = context.asked
    led = office in ("", "head", "head-of-state") and pick in ("", "now")
    unbroken = _unbroken(record, terms(context.evaluator, "", None, {person})) if led else [record]
    if len(unbroken) > 1 and asked & {"how-long", "when"}:
        return _in_power(context, unbroken)
    before = [
        other
        for other in reversed(same)
        if other != record
        and _ended_before(other, record)
        and (other.role == record.role or (led and other.rank in HEADS))
    ]
    spans = [f"{'' if row.role == record.role else f'{row.role} '}{span(context, row)}" for row in before]
    earlier = f"; before that {comma_list(spans)}" if spans and office and not pick else ""
    if asked & {"how-long"} and record.since:
        value: object = duration(
            record.since, context.catalogue.day if on(record, context.catalogue.day) else record.until or record.since
        )
        text = f"{name} {'has been' if on(record, context.catalogue.day) else 'was'} {title_of(context, record)}, {span(context, record)}: {value}{earlier}."
        return term_draft_of(text, value, f"how long {name} is {label}", record)
    if "leave" in asked:
        return leave_draft(context, who)
    if "when" in asked and record.since:
        held = (
            f" and held the office until {show(record.until)}"
            if record.until and not on(record, context.catalogue.day)
            else ""
        )
        text = f"{name} became {title_of(context, record)}{dated(record.since)}{held}{earlier}."
        return term_draft_of(text, record.since, f"when {name} became {label}", record)
    now = on(record, context.catalogue.day)
    end = " No end of the term is on record here." if "until" in asked and now and not record.until else ""
    yes = "" if not asked & {"yes-no"} or asked & {"what", "who"} else "Yes: " if now else "No longer: "
    text = f"{yes}{name} {'is' if now else 'was'} {title_of(context, record)}, {span(context, record)}.{end}"
    return term_draft_of(text, record.role, f"{name} as {label}", record)


HEADS = ("head-of-state", "head-of-government")
DAYS_BETWEEN = 60
"""Days that may lie between two terms of one who stayed in power."""


def _ended_before(other: RelationRecord, record: RelationRecord) -> bool:
    """True for a term that was over when another began; two may be held at once."""
    return bool(other.until and record.since) and bounds(other.until or "")[0] <= bounds(record.since or "")[1]


def _unbroken(record: RelationRecord, rows: list[RelationRecord]) -> list[RelationRecord]:
    """The unbroken series of terms as head of state or government that led to a given term."""
    chain = [record]
    for row in sorted(rows, key=lambda row: row.since_day or "", reverse=True):
        if row.object != record.object or row.rank not in HEADS or not row.until_day or not row.since_day:
            continue
        begun = date.fromisoformat(chain[0].since_day or "9999-01-01")
        gap = abs((begun - date.fromisoformat(row.until_day)).days)
        if row.since_day < begun.isoformat() and gap <= DAYS_BETWEEN:
            chain.insert(0, row)
    while chain[0].rank != record.rank:
        chain.pop(0)
    return chain


def _in_power(context: Context, chain: list[RelationRecord]) -> Draft:
    """How long or since when a person has led a state in several consecutive offices."""
    first, last = chain[0], chain[-1]
    now = on(last, context.catalogue.day)
    name, state = context.speaker.name(last.subject), context.speaker.the(last.object)
    length = duration(first.since or "", context.catalogue.day if now else last.until or "")
    ranks = [rank for rank in HEADS if rank in {record.rank for record in chain}]
    head = comma_list([rank.replace("-", " ") for rank in ranks]).replace(" and head of", " or of")
    offices = comma_list([f"{record.role} {span(context, record)}" for record in chain])
    until = "" if now else f" until {show(last.until)}"
    text = (
        f"{name} {'has been' if now else 'was'} {head} of {state}{since(first.since)}{until}, {length}: as {offices}."
    )
    asked = "how long" if "how-long" in context.asked else "since when"
    return Draft(
        text,
        length if "how-long" in context.asked else first.since,
        (last.subject, last.object),
        f"{asked} {name} is {head}",
        tuple(map(receipt, chain)),
        figures_of(chain),
    )


def _ranked(rows: list[RelationRecord], ranks: Mapping[str, int]) -> list[RelationRecord]:
    def place(record: RelationRecord) -> tuple[bool, int, str]:
        acting = "acting" in fold(record.role or "").split()
        rank = ranks.get(record.rank or "", LAST)
        return acting, rank, "".join(chr(255 - ord(c)) for c in record.since_day or "")

    return sorted(rows, key=place)


def leave_draft(context: Context, who: Any) -> Draft | None:
    """When a person left their highest office."""
    person = next(iter(context.evaluator.members(who)))
    day, ranks = context.catalogue.day, context.catalogue.ranks
    rows = terms(context.evaluator, "", None, {person})
    ended = _ranked([record for record in rows if record.until_day and record.until_day <= day], ranks)
    if not ended:
        now = _ranked([record for record in rows if on(record, day)], ranks)
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
    text += _resigned(context, person, record)
    return term_draft_of(text, record.until, f"when {context.speaker.name(person)} left office", record)


def _resigned(context: Context, person: str, record: RelationRecord) -> str:
    """The resignation with which a term ended, where it is an event of its own: announced on a day, in force on another."""
    rows = sets.edges(context.catalogue, ("took-part-in", "about"), {person}, "object")
    rows += sets.edges(context.catalogue, ("took-part-in", "about"), {person}, "subject")
    events = sets.own_dates(context.catalogue, {id_ for row in rows for id_ in (row.subject, row.object)} - {person})
    for id_, own in events.items():
        name = context.speaker.name(id_)
        if own.since and (own.since_day or "")[:7] == (record.until_day or "")[:7] and "resign" in fold(name):
            return f" {name}: {show(own.since)}."
    return ""


def person_draft(context: Context, id_: str) -> Draft | None:
    """The offices that a person holds, else those held last."""
    day, ranks = context.catalogue.day, context.catalogue.ranks
    rows = terms(context.evaluator, "", None, {id_})
    name = context.speaker.name(id_)
    now = [record for record in rows if on(record, day)]
    chosen = _ranked([record for record in now if "(as " not in (record.role or "")] or now, ranks)[:3]
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
        chosen = _ranked([record for record in rows if record.until_day and record.until_day < day], ranks)[:1]
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
            return term_draft_of(
                text, own_terms[-1].since, f"when {name} became {office_label(sem.office)}", own_terms[-1]
            )
        text = f"{yes}{name} {is_} {title_of(context, own_terms[-1])}, {span(context, own_terms[-1])}."
        return term_draft_of(text, True, f"whether {name} is {office_label(sem.office)}", own_terms[-1])
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
        return term_draft_of(text, verb != "No", f"whether {name} is {office_label(sem.office)}", past[-1])
    others = held_draft(context, sem)
    if others is None:
        return None
    return others._replace(
        text=f"No: {others.text}",
        value=False,
        about=(*others.about, person),
        understood=f"whether {name} is {office_label(sem.office)}",
    )
