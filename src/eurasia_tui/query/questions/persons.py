"""Who holds or held an office, since when one holds it, and what one is."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..rows import RelationRecord
from .answer import Draft
from .belonging import duration
from .context import Context, receipt
from .form import Held
from .office_titles import figures_of, office_label, span, title_of
from .offices import during, holders, on
from .say import row, upper

RANKS = ("head-of-state", "head-of-government", "head-of-organisation", "minister", "other")
MANY = 40


def held_draft(context: Context, sem: Held) -> Draft | None:
    """Those who hold, held, first held or next held an office."""
    if "how-many" in context.asked and not sem.pick and not sem.when:
        sem = sem._replace(pick="every")
    evaluator = context.evaluator
    places = set(evaluator.members(sem.of)) if sem.of is not None else set()
    if sem.office == "chair" and (chaired := _chairs(context, sem, places)):
        return chaired
    rows = holders(evaluator, sem)
    office = office_label(sem.office)
    at = (
        context.wording.one(sem.of)
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
            text, length, (one.subject, one.object), f"how long {understood}", (receipt(one),), figures_of([one])
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
        text, value, (one.subject, one.object), understood, (receipt(one),), figures_of([one]), context.catalogue.as_of
    )


def _chairs(context: Context, sem: Held, places: set[str]) -> Draft | None:
    """The states that chair bodies by turns."""
    rows = sets.edges(context.catalogue, ("chairs",), places, "object")
    day = context.catalogue.day
    if sem.pick in ("first", "last", "previous", "next", "every", "former"):
        now = [one for one in rows if on(one, day)]
        if sem.pick == "every":
            rows = sorted((one for one in rows if (one.since_day or "") <= day), key=lambda one: one.since_day or "")
        elif sem.pick == "first":
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
    text = f"Chair{'s' if sem.pick == 'every' else ''} of {at}{when}: {row(names)}."
    value: object = (
        context.speaker.name(rows[0].subject) if len(rows) == 1 else [context.speaker.name(one.subject) for one in rows]
    )
    about = (*(one.subject for one in rows), *places)
    return Draft(text, value, about, f"chair of {at}{when}", tuple(map(receipt, rows)), figures_of(rows))


def _beside(context: Context, sem: Held, one: RelationRecord, understood: str) -> Draft:
    mine = next(iter(context.evaluator.members(sem.beside)))
    verb = "preceded" if sem.pick == "previous" else "followed"
    name = context.speaker.name(one.subject)
    text = f"{name} {verb} {context.speaker.name(mine)} as {title_of(context, one)} ({span(context, one)})."
    return Draft(text, name, (one.subject, mine, one.object), understood, (receipt(one),), figures_of([one]))


def _counted(context: Context, rows: list[RelationRecord], office: str, at: str, understood: str) -> Draft:
    people = list(dict.fromkeys(one.subject for one in rows))
    text = f"{len(people)} {office}{'' if len(people) == 1 else 's'} of {at} on record here: {context.speaker.names(people)}."
    return Draft(
        text,
        len(people),
        (*people, rows[0].object),
        f"number of {understood}",
        tuple(map(receipt, rows)),
        figures_of(rows),
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
        figures_of(ordered),
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
        text, [name(one.subject) for one in rows], about, understood, tuple(map(receipt, rows)), figures_of(rows)
    )


# --- a person --------------------------------------------------------------------------------------------------------------
