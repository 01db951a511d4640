"""Office-holders: who holds or held an office, and since when."""

from __future__ import annotations

from datetime import date

from ...dates import bounds, show
from .. import sets
from ..rows import RelationRecord
from .answer import Draft
from .context import Context, receipt
from .durations import duration
from .english import capitalised, comma_list
from .logical_form import Held
from .office_titles import figures_of, office_label, span, term_draft_of, title_of
from .offices import acting_between, during, holders, on, unknown_between

MANY = 40
YEAR = 366
"""Days between two terms from which others must have held the office."""


def held_draft(context: Context, sem: Held) -> Draft | None:
    """Those who hold, held, first held or next held an office."""
    if "how-many" in context.asked and not sem.pick and not sem.when:
        sem = sem._replace(pick="every")
    evaluator = context.evaluator
    places = set(evaluator.members(sem.of)) if sem.of is not None else set()
    if sem.office == "chair" and (chaired := _chairs(context, sem, places)):
        return chaired
    rows = holders(evaluator, sem)
    if not rows and sem.office == "president" and set(context.catalogue.kinds_of(places).values()) == {"organisations"}:
        return held_draft(context, sem._replace(office="head"))  # whatever the title
    office = office_label(sem.office)
    at = (
        context.wording.one_or_set(sem.of)
        if sem.of is not None
        else context.wording.text(sem.beside)
        if sem.beside is not None
        else ""
    )
    pick = {
        "first": "first ",
        "previous": "previous ",
        "next": "next ",
        "former": "former ",
        "last": "last ",
        "began": "new ",
    }.get(sem.pick, "")
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
    if sem.of is None and sem.beside is None and len({record.object for record in rows}) > 1:
        return None  # a title that many have
    if len(places) > 1 and sem.pick == "began":
        return None  # only the last of each would be named
    if len(places) > 1:
        return _each(context, rows, office, understood)
    if len(rows) > 1 and (
        sem.pick in ("every", "former") or sem.when or {record.subject for record in rows} != {rows[0].subject}
    ):
        return _several(context, sem, rows, office, at, understood)
    record = rows[-1] if sem.pick not in ("first",) else rows[0]
    name = context.speaker.name(record.subject)
    if context.asked & {"how-long"} and record.since:
        length = duration(
            record.since,
            record.until if record.until and not on(record, context.catalogue.day) else context.catalogue.day,
        )
        text = f"{name}, {title_of(context, record)}, {span(context, record)}: {length}."
        return term_draft_of(text, length, f"how long {understood}", record)
    start = (
        f"As of {sem.when.text.removeprefix('in ').removeprefix('on ').removeprefix('at ')}, "
        if sem.when and sem.when.point and sem.pick != "began"
        else f"As of {show(context.catalogue.as_of)}, "
        if context.catalogue.as_of
        else ""
    )
    text = f"{start}{name}: {title_of(context, record)}, {span(context, record)}".rstrip(", ") + "."
    if sem.pick == "first":
        text = f"{name} was the first {title_of(context, record)}, {span(context, record)}.".replace(", .", ".")
    value: object = record.since if "when" in context.asked and not sem.when else name
    return Draft(
        text,
        value,
        (record.subject, record.object),
        understood,
        (receipt(record),),
        figures_of([record]),
        context.catalogue.as_of,
    )


def _chairs(context: Context, sem: Held, places: set[str]) -> Draft | None:
    """The states that chair bodies by turns."""
    rows = sets.edges(context.catalogue, ("chairs",), places, "object")
    day = context.catalogue.day
    if sem.beside is not None:
        return _chairs_beside(context, sem, [record for record in rows if record.since_day])
    if sem.pick in ("first", "last", "previous", "next", "every", "former"):
        now = [record for record in rows if on(record, day)]
        if sem.pick == "every":
            rows = sorted(
                (record for record in rows if (record.since_day or "") <= day),
                key=lambda record: record.since_day or "",
            )
        elif sem.pick == "first":
            rows = sorted(rows, key=lambda record: record.since_day or "")[:1]
        elif sem.pick == "next":
            rows = [record for record in rows if (record.since_day or "") > day][:1]
        elif sem.pick in ("previous", "last"):
            rows = [
                record
                for record in sorted(rows, key=lambda record: record.since_day or "")
                if record.until_day and record.until_day < day and record not in now
            ][-1:]
    elif sem.when:
        rows = [record for record in rows if during(record, sem.when)]
    else:
        rows = [record for record in rows if on(record, day)]
    if not rows or len(rows) > MANY:
        return None
    names = [f"{context.speaker.name(record.subject)} ({span(context, record)})" for record in rows]
    at = context.wording.text(sem.of)
    when = f" {sem.when.text}" if sem.when else ""
    text = f"Chair{'s' if sem.pick == 'every' else ''} of {at}{when}: {comma_list(names)}."
    if "until" in context.asked and rows and not rows[-1].until:
        text += f" {rows[-1].note or 'The end of the term is not on record here.'}"
    value: object = (
        context.speaker.name(rows[0].subject)
        if len(rows) == 1
        else [context.speaker.name(record.subject) for record in rows]
    )
    about = (*(record.subject for record in rows), *places)
    return Draft(text, value, about, f"chair of {at}{when}", tuple(map(receipt, rows)), figures_of(rows))


def _chairs_beside(context: Context, sem: Held, rows: list[RelationRecord]) -> Draft | None:
    """The chair before or after a state, for each of its terms."""
    holder = next(iter(context.evaluator.members(sem.beside)))
    rows = sorted(
        (record for record in rows if (record.since_day or "") <= context.catalogue.day),
        key=lambda record: record.since_day or "",
    )
    step = -1 if sem.pick == "previous" else 1
    found = [
        (rows[at + step], record)
        for at, record in enumerate(rows)
        if record.subject == holder and 0 <= at + step < len(rows)
    ]
    if not found:
        return None
    name, verb = context.speaker.name, "before" if sem.pick == "previous" else "after"
    each = [
        f"{name(other.subject)} ({span(context, other)}), {verb} {name(holder)} ({span(context, record)})"
        for other, record in reversed(found)
    ]
    flat = [record for pair in reversed(found) for record in pair]
    understood = f"chair of {context.wording.text(sem.of)} {verb} {name(holder)}"
    return Draft(
        f"Chair of {context.wording.text(sem.of)}: {'; '.join(each)}.",
        name(found[-1][0].subject),
        tuple(dict.fromkeys((found[-1][0].subject, holder, *context.evaluator.members(sem.of)))),
        understood,
        tuple(map(receipt, flat)),
        figures_of(flat),
    )


def _beside(context: Context, sem: Held, record: RelationRecord, understood: str) -> Draft:
    holder = next(iter(context.evaluator.members(sem.beside)))
    verb = "preceded" if sem.pick == "previous" else "followed"
    name = context.speaker.name(record.subject)
    text = f"{name} {verb} {context.speaker.name(holder)} as {title_of(context, record)} ({span(context, record)})."
    if unknown_between(context.evaluator, record, holder):
        order = "before" if sem.pick == "previous" else "after"
        text = (
            f"Who directly {verb} {context.speaker.name(holder)} as {title_of(context, record)} is not on record here;"
            f" the nearest {order}: {name} ({span(context, record)})."
        )
    between = [
        f"{context.speaker.name(row.subject)} ({span(context, row)})"
        for row in acting_between(context.evaluator, record, holder)
    ]
    text += f" Acting between the two: {comma_list(between)}." if between else ""
    return Draft(
        text, name, (record.subject, holder, record.object), understood, (receipt(record),), figures_of([record])
    )


def _counted(context: Context, rows: list[RelationRecord], office: str, at: str, understood: str) -> Draft:
    people = list(dict.fromkeys(record.subject for record in rows))
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
    ordered = sorted({record.object: record for record in rows}.values(), key=lambda record: name(record.object))
    if len(ordered) > MANY or (len(ordered) < 2 and "how-many" not in context.asked):
        return None
    text = (
        f"{capitalised(office)}s: {'; '.join(f'{name(record.object)} {name(record.subject)}' for record in ordered)}."
    )
    about = tuple(id_ for record in ordered for id_ in (record.subject, record.object))
    return Draft(
        text,
        {record.object: name(record.subject) for record in ordered},
        about,
        understood,
        tuple(map(receipt, ordered)),
        figures_of(ordered),
    )


def _several(context: Context, sem: Held, rows: list[RelationRecord], office: str, at: str, understood: str) -> Draft:
    name = context.speaker.name
    one_title = len({record.role for record in rows}) == 1
    names = [
        f"{name(record.subject)}{'' if one_title else f', {record.role}'} ({span(context, record)})" for record in rows
    ]
    head = f"{title_of(context, rows[0])}" if one_title else f"{capitalised(office)} of {at}"
    when = f" {sem.when.text}" if sem.when else ""
    start = (
        f"As of {sem.when.text.removeprefix('in ').removeprefix('on ').removeprefix('at ')}, "
        if sem.when and sem.when.point
        else ""
    )
    text = f"{start}{head}{'' if start else when}: {comma_list(names)}.{_missing(rows) if sem.pick == 'every' else ''}"
    about = (*dict.fromkeys(record.subject for record in rows), rows[0].object)
    return Draft(
        text, [name(record.subject) for record in rows], about, understood, tuple(map(receipt, rows)), figures_of(rows)
    )


def _missing(rows: list[RelationRecord]) -> str:
    """The remark that a list of consecutive terms has gaps, with their times."""
    terms = [row for row in sorted(rows, key=lambda row: row.since_day or "") if row.since_day]
    if len({row.object for row in terms}) != 1:
        return ""
    gaps: list[str] = []
    latest = terms[0].until
    for row in terms[1:]:
        if latest and (row.since_day or "") > bounds(latest)[1] and _days(bounds(latest)[1], row.since_day) > YEAR:
            gaps.append(f"from {show(latest)} to {show(row.since)}")
        if not row.until or not latest:
            break
        latest = max(latest, row.until)
    return f" The list is incomplete: no holder is on record here {comma_list(gaps)}." if gaps else ""


def _days(first: str, last: str | None) -> int:
    return (date.fromisoformat(last or first) - date.fromisoformat(first)).days
