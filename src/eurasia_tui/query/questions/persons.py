"""Who holds or held an office, since when one holds it, and what one is."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ...text import fold
from .. import sets
from ..rows import RelationRecord
from .answer import Draft, Figure
from .belonging import duration
from .context import Context, receipt, valued
from .form import Held, Ids
from .offices import during, fit, holders, on, terms
from .say import on as dated
from .say import row, since, upper
from .titles import office as office_entry

_RANKS = ("head-of-state", "head-of-government", "head-of-organisation", "minister", "other")
MANY = 40


def title_of(context: Context, one: RelationRecord) -> str:
    """``President of Kazakhstan``."""
    title, name = one.role or "", context.speaker.name(one.object)
    whole = name in title or (one.rank == "other" and name.lower() in title.lower())
    return title if whole else f"{title} of {context.speaker.the(one.object)}"


def span(context: Context, one: RelationRecord) -> str:
    """``since 2019``, ``from 1991 to 2019``."""
    ended = bool(one.until_day and one.until_day < context.catalogue.day)
    if one.since and (ended or one.until):
        return f"from {show(one.since)} to {show(one.until)}" if ended else f"since {show(one.since)}"
    if one.since:
        return f"since {show(one.since)}"
    return f"until {show(one.until)}" if ended else ""


def _figures(rows: list[RelationRecord]) -> tuple[Figure, ...]:
    return tuple(valued(one.subject, one.since, one) for one in rows)


def held_draft(context: Context, sem: Held) -> Draft | None:
    """Those who hold, held, first held or next held an office."""
    if "how-many" in context.asked and not sem.pick and not sem.when:
        sem = sem._replace(pick="every")
    evaluator = context.evaluator
    places = set(evaluator.members(sem.of)) if sem.of is not None else set()
    if sem.office == "chair" and (chaired := _chairs(context, sem, places)):
        return chaired
    rows = holders(evaluator, sem)
    office = _label(sem.office)
    at = (
        context.wording.text(sem.of)
        if sem.of is not None
        else context.wording.text(sem.beside)
        if sem.beside is not None
        else ""
    )
    pick = {"first": "first ", "previous": "previous ", "next": "next ", "former": "former ", "last": "last "}.get(
        sem.pick, ""
    )
    beside = (
        f" {'before' if sem.pick == 'previous' else 'after'} {context.wording.text(sem.beside)}"
        if sem.beside is not None
        else ""
    )
    when = f" {sem.when.text}" if sem.when else ""
    understood = f"{pick}{office}{f' of {at}' if at else ''}{beside if sem.of is not None else ''}{when}"
    if not rows:
        return None
    if sem.beside is not None:
        return _beside(context, sem, rows[0], understood)
    if "how-many" in context.asked:
        return _counted(context, rows, office, at, understood)
    if sem.of is None and sem.beside is None and len({one.object for one in rows}) > 1:
        return None  # a title that many have
    if len(places) > 1:
        return _each(context, rows, office, understood)
    if len(rows) > 1 and (
        sem.pick in ("every", "former") or sem.when or {one.subject for one in rows} != {rows[0].subject}
    ):
        return _several(context, sem, rows, office, at, understood)
    one = rows[-1] if sem.pick not in ("first",) else rows[0]
    name = context.speaker.name(one.subject)
    if context.asked & {"how-long"} and one.since:
        length = duration(
            one.since, one.until if one.until and not on(one, context.catalogue.day) else context.catalogue.day
        )
        text = f"{name}, {title_of(context, one)}, {span(context, one)}: {length}."
        return Draft(
            text, length, (one.subject, one.object), f"how long {understood}", (receipt(one),), _figures([one])
        )
    start = (
        f"As of {sem.when.text.removeprefix('in ').removeprefix('on ')}, "
        if sem.when and sem.when.point
        else f"As of {show(context.catalogue.as_of)}, "
        if context.catalogue.as_of
        else ""
    )
    text = f"{start}{name}: {title_of(context, one)}, {span(context, one)}".rstrip(", ") + "."
    if sem.pick == "first":
        text = f"{name} was the first {title_of(context, one)}, {span(context, one)}.".replace(", .", ".")
    value: object = one.since if "when" in context.asked and not sem.when else name
    return Draft(
        text, value, (one.subject, one.object), understood, (receipt(one),), _figures([one]), context.catalogue.as_of
    )


def _label(office: str) -> str:
    return str(office_entry(office).get("label", "office-holder")) if office else "office-holder"


def _chairs(context: Context, sem: Held, places: set[str]) -> Draft | None:
    """The states that chair bodies by turns."""
    rows = sets.edges(context.catalogue, ("chairs",), places, "object")
    day = context.catalogue.day
    if sem.pick in ("first", "last", "previous", "next", "every", "former"):
        now = [one for one in rows if on(one, day)]
        if sem.pick == "first":
            rows = sorted(rows, key=lambda one: one.since_day or "")[:1]
        elif sem.pick == "next":
            rows = [one for one in rows if (one.since_day or "") > day][:1]
        elif sem.pick in ("previous", "last"):
            rows = [
                one
                for one in sorted(rows, key=lambda one: one.since_day or "")
                if one.until_day and one.until_day < day and one not in now
            ][-1:]
    elif sem.when:
        rows = [one for one in rows if during(one, sem.when)]
    else:
        rows = [one for one in rows if on(one, day)]
    if not rows or len(rows) > MANY:
        return None
    names = [f"{context.speaker.name(one.subject)} ({span(context, one)})" for one in rows]
    at = context.wording.text(sem.of)
    when = f" {sem.when.text}" if sem.when else ""
    text = f"Chair of {at}{when}: {row(names)}."
    value: object = (
        context.speaker.name(rows[0].subject) if len(rows) == 1 else [context.speaker.name(one.subject) for one in rows]
    )
    about = (*(one.subject for one in rows), *places)
    return Draft(text, value, about, f"chair of {at}{when}", tuple(map(receipt, rows)), _figures(rows))


def _beside(context: Context, sem: Held, one: RelationRecord, understood: str) -> Draft:
    mine = next(iter(context.evaluator.members(sem.beside)))
    verb = "preceded" if sem.pick == "previous" else "followed"
    name = context.speaker.name(one.subject)
    text = f"{name} {verb} {context.speaker.name(mine)} as {title_of(context, one)} ({span(context, one)})."
    return Draft(text, name, (one.subject, mine, one.object), understood, (receipt(one),), _figures([one]))


def _counted(context: Context, rows: list[RelationRecord], office: str, at: str, understood: str) -> Draft:
    people = list(dict.fromkeys(one.subject for one in rows))
    text = f"{len(people)} {office}{'' if len(people) == 1 else 's'} of {at} on record here: {context.speaker.names(people)}."
    return Draft(
        text,
        len(people),
        (*people, rows[0].object),
        f"number of {understood}",
        tuple(map(receipt, rows)),
        _figures(rows),
    )


def _each(context: Context, rows: list[RelationRecord], office: str, understood: str) -> Draft | None:
    """One for each of several states."""
    name = context.speaker.name
    ordered = sorted({one.object: one for one in rows}.values(), key=lambda one: name(one.object))
    if len(ordered) > MANY or (len(ordered) < 2 and "how-many" not in context.asked):
        return None
    text = f"{upper(office)}s: {'; '.join(f'{name(one.object)} {name(one.subject)}' for one in ordered)}."
    about = tuple(id_ for one in ordered for id_ in (one.subject, one.object))
    return Draft(
        text,
        {one.object: name(one.subject) for one in ordered},
        about,
        understood,
        tuple(map(receipt, ordered)),
        _figures(ordered),
    )


def _several(context: Context, sem: Held, rows: list[RelationRecord], office: str, at: str, understood: str) -> Draft:
    name = context.speaker.name
    one_title = len({one.role for one in rows}) == 1
    names = [f"{name(one.subject)}{'' if one_title else f', {one.role}'} ({span(context, one)})" for one in rows]
    head = f"{title_of(context, rows[0])}" if one_title else f"{upper(office)} of {at}"
    when = f" {sem.when.text}" if sem.when else ""
    start = f"As of {sem.when.text.removeprefix('in ').removeprefix('on ')}, " if sem.when and sem.when.point else ""
    text = f"{start}{head}{'' if start else when}: {row(names)}."
    about = (*dict.fromkeys(one.subject for one in rows), rows[0].object)
    return Draft(
        text, [name(one.subject) for one in rows], about, understood, tuple(map(receipt, rows)), _figures(rows)
    )


# --- a person --------------------------------------------------------------------------------------------------------------


def term_draft(context: Context, sem: tuple[Any, ...]) -> Draft | None:
    """Since when, until when, how long and as what a person holds an office."""
    office, who = sem[0], sem[1]
    if context.asked & {"how-many", "ratio"}:
        return None
    pick = sem[2] if len(sem) > 2 else ""
    person = next(iter(context.evaluator.members(who)))
    rows = list(terms(context.evaluator, office, None, {person}))
    entry = office_entry(office)
    best = min((fit(one, entry) for one in rows), default=9) if office else 0
    rows = [one for one in rows if fit(one, entry) == best] if office else rows
    rows = _ranked(rows)
    if not rows or (office and best == 9):
        return None
    same = [one for one in rows if one.object == rows[0].object and one.since]
    one = min(same, key=lambda other: other.since_day or "") if pick == "first" and same else rows[0]
    name = context.speaker.name(person)
    label = _label(office)
    asked = context.asked
    if asked & {"how-long"} and one.since:
        value: object = duration(
            one.since, context.catalogue.day if on(one, context.catalogue.day) else one.until or one.since
        )
        text = f"{name} {'has been' if on(one, context.catalogue.day) else 'was'} {title_of(context, one)}, {span(context, one)}: {value}."
        return Draft(text, value, (person, one.object), f"how long {name} is {label}", (receipt(one),), _figures([one]))
    if "leave" in asked:
        return leave_draft(context, who)
    if "when" in asked and one.since:
        held = (
            f" and held the office until {show(one.until)}" if one.until and not on(one, context.catalogue.day) else ""
        )
        text = f"{name} became {title_of(context, one)}{dated(one.since)}{held}."
        return Draft(
            text, one.since, (person, one.object), f"when {name} became {label}", (receipt(one),), _figures([one])
        )
    now = on(one, context.catalogue.day)
    yes = "" if not asked & {"yes-no"} or asked & {"what", "who"} else "Yes: " if now else "No: "
    text = f"{yes}{name} {'is' if now else 'was'} {title_of(context, one)}, {span(context, one)}."
    return Draft(text, one.role, (person, one.object), f"{name} as {label}", (receipt(one),), _figures([one]))


def _ranked(rows: list[RelationRecord]) -> list[RelationRecord]:
    def place(one: RelationRecord) -> tuple[bool, int, str]:
        acting = "acting" in fold(one.role or "").split()
        rank = _RANKS.index(one.rank) if one.rank in _RANKS else 9
        return acting, rank, "".join(chr(255 - ord(c)) for c in one.since_day or "")

    return sorted(rows, key=place)


def leave_draft(context: Context, who: Any) -> Draft | None:
    """When a person left their highest office."""
    person = next(iter(context.evaluator.members(who)))
    day = context.catalogue.day
    rows = terms(context.evaluator, "", None, {person})
    ended = _ranked([one for one in rows if one.until_day and one.until_day <= day])
    if not ended:
        now = _ranked([one for one in rows if on(one, day)])
        if not now:
            return None
        text = (
            f"{context.speaker.name(person)} has not left office: {title_of(context, now[0])}, {span(context, now[0])}."
        )
        return Draft(
            text, None, (person, now[0].object), f"when {context.speaker.name(person)} left office", (receipt(now[0]),)
        )
    one = ended[0]
    text = f"{context.speaker.name(person)} was {title_of(context, one)} until {show(one.until)}."
    return Draft(
        text,
        one.until,
        (person, one.object),
        f"when {context.speaker.name(person)} left office",
        (receipt(one),),
        _figures([one]),
    )


def person_draft(context: Context, id_: str) -> Draft | None:
    """What a person is: the offices held, else those held last."""
    day = context.catalogue.day
    rows = terms(context.evaluator, "", None, {id_})
    name = context.speaker.name(id_)
    now = [one for one in rows if on(one, day)]
    chosen = _ranked([one for one in now if "(as " not in (one.role or "")] or now)[:3]
    if chosen:
        if context.catalogue.as_of:
            text = (
                f"As of {show(context.catalogue.as_of)}, {name} was {row([title_of(context, one) for one in chosen])}."
            )
        elif len(chosen) == 1 and chosen[0].since:
            text = f"{name} has been {title_of(context, chosen[0])}{since(chosen[0].since)}."
        else:
            parts = [f"{title_of(context, one)}{f' (since {show(one.since)})' if one.since else ''}" for one in chosen]
            text = f"{name} is {row(parts)}."
    else:
        chosen = _ranked([one for one in rows if one.until_day and one.until_day < day])[:1]
        if not chosen:
            return None
        text = f"{name} was {title_of(context, chosen[0])}, {span(context, chosen[0])}."
    value = chosen[0].since if "when" in context.asked else chosen[0].role
    about = (id_, *(one.object for one in chosen))
    return Draft(
        text, value, about, f"who {name} is", tuple(map(receipt, chosen)), _figures(chosen), context.catalogue.as_of
    )


def holds_draft(context: Context, who: Ids, sem: Held) -> Draft | None:
    """Whether a person holds an office: their term in it, or who holds it."""
    person = who.ids[0]
    rows = holders(context.evaluator, sem)
    name = context.speaker.name(person)
    mine = [one for one in rows if one.subject == person]
    if mine:
        is_ = "was" if sem.when or context.catalogue.as_of else "is"
        yes = "Yes: " if "yes-no" in context.asked else ""
        if "when" in context.asked and mine[-1].since:
            text = f"{name} became {title_of(context, mine[-1])}{dated(mine[-1].since)}."
            return Draft(
                text,
                mine[-1].since,
                (person, mine[-1].object),
                f"when {name} became {_label(sem.office)}",
                (receipt(mine[-1]),),
                _figures(mine[-1:]),
            )
        text = f"{yes}{name} {is_} {title_of(context, mine[-1])}, {span(context, mine[-1])}."
        return Draft(
            text,
            True,
            (person, mine[-1].object),
            f"whether {name} is {_label(sem.office)}",
            (receipt(mine[-1]),),
            _figures(mine[-1:]),
        )
    past = [
        one
        for one in terms(context.evaluator, sem.office, set(context.evaluator.members(sem.of)), None)
        if one.subject == person
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
            f"whether {name} is {_label(sem.office)}",
            (receipt(past[-1]),),
            _figures(past[-1:]),
        )
    others = held_draft(context, sem)
    if others is None:
        return None
    return others._replace(
        text=f"No: {others.text}",
        value=False,
        about=(*others.about, person),
        understood=f"whether {name} is {_label(sem.office)}",
    )
