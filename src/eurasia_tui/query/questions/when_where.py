"""Dates and places of the entities of a set."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..sets import Set
from .answer import Draft
from .context import Context, joins_of, named_in, receipt, valued
from .english import capitalised, comma_list, on

LISTED, NAMED = 32, 10
"""Dates that are given, and entities whose places are."""


def when_draft(context: Context, sem: Any, members: Set) -> Draft | None:
    """The dates of joining of the entities of a set, or their own dates."""
    join = next(joins_of(sem), None)
    name = context.speaker
    if join is not None and join.key == "member":
        rows = []
        for id_, member in members.items():
            edge = member.edges[0]
            rows.append(
                (
                    id_,
                    edge.until if join.act == "leave" else edge.part_since if join.act == "suspend" else edge.since,
                    edge,
                )
            )
        text = "; ".join(f"{name.name(id_)}{on(date)}" for id_, date, _ in rows[:LISTED])
        values = tuple(valued(id_, date, edge) for id_, date, edge in rows)
        return Draft(
            f"{capitalised(context.wording.text(sem))}: {text}.",
            {id_: date for id_, date, _ in rows},
            (*named_in(sem), *members),
            f"dates of {context.wording.text(sem)}",
            tuple(receipt(edge) for _, _, edge in rows),
            values,
        )
    dates = sets.own_dates(context.catalogue, members)
    if not dates or len(dates) > NAMED:
        return None
    rows_ = sorted(dates.values(), key=lambda record: record.since_day or "")
    text = "; ".join(f"{name.name(record.entity)}: {show(record.since)}" for record in rows_)
    return Draft(
        f"{text}.",
        rows_[0].since if len(rows_) == 1 else {record.entity: record.since for record in rows_},
        tuple(record.entity for record in rows_),
        f"dates of {context.wording.text(sem)}",
        tuple(receipt(record) for record in rows_),
        tuple(valued(record.entity, record.since, record) for record in rows_),
    )


def where_of(context: Context, sem: Any, members: Set) -> Draft | None:
    """Where events or bodies of a set were held or have their seat."""
    if len(members) > NAMED:
        return None
    kinds = set(context.catalogue.kinds_of(members).values())
    names = [
        name
        for kind, found in (
            ("events", ("held-at",)),
            ("agreements", ("signed-at",)),
            ("organisations", ("seated-in",)),
            ("sites", ("at-place", "located-in")),
            ("places", ("located-in",)),
        )
        if kind in kinds
        for name in found
    ]
    rows = sets.edges(context.catalogue, names, members, "subject") if names else []
    if not rows:
        return None
    text = "; ".join(
        f"{context.speaker.name(id_)}: {comma_list([context.speaker.name(record.object) for record in rows if record.subject == id_])}"
        for id_ in dict.fromkeys(record.subject for record in rows)
    )
    return Draft(
        f"{text}.",
        [context.speaker.name(record.object) for record in rows]
        if len(rows) > 1
        else context.speaker.name(rows[0].object),
        (*members, *(record.object for record in rows)),
        f"place of {context.wording.text(sem)}",
        tuple(receipt(record) for record in rows),
    )
