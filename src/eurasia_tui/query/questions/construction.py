"""Sites and routes that are planned or under construction: their status is told beside their figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...lazy_pattern import lazy_pattern
from .. import sets
from ..catalogue import Catalogue
from ..rows import FactRecord
from .answer import Draft
from .context import Context
from .english import comma_list
from .logical_form import Trait

KINDS = ("sites", "corridors")
FIGURES = ("capacity", "length", "output", "cost", "height", "storage", "area")
"""Figures that are those of a plan where the thing itself is one."""
PLANNED = lazy_pattern(
    r"(planned|proposed|announced|idea|(inter)?governmental agreement|agree(d|ment)|memorandum|survey|stud(y|ies)|"
    r"preparatory|framework|launch under talks|joint company|earthworks|in development|feasibility|draft|held up)"
)
"""Beginnings of a status of what exists on paper alone."""
BUILDING = lazy_pattern(r"(under construction|construction|start of works|works begun)")
NOTED = lazy_pattern(
    r"(^|, )(planned|announced|under construction|forecast|design)\b[^,]*\.?$|^(planned|announced)", re.I
)
"""A remark on a figure that says it is one of a plan."""
MOST = 10


def unbuilt(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, str]:
    """The status of those sites and routes that do not exist yet, by id."""
    kinds = catalogue.kinds_of(ids)
    wanted = [id_ for id_, kind in kinds.items() if kind in KINDS]
    last: dict[str, FactRecord] = {}
    for record in sets.facts_of(catalogue, wanted, ("status",)):
        begun = not record.since_day or record.since_day <= catalogue.day
        if begun and (record.entity not in last or (record.since_day or "") >= (last[record.entity].since_day or "")):
            last[record.entity] = record
    texts = {id_: "".join(span.text for span in catalogue.inline(record.value)) for id_, record in last.items()}
    return {id_: text for id_, text in texts.items() if PLANNED.match(text.lower()) or BUILDING.match(text.lower())}


def planned(catalogue: Catalogue, record: FactRecord) -> bool:
    """True for a planned figure, by its remark or by the status of its entity."""
    if record.note and NOTED.search(record.note) and "construction" not in record.note:
        return True
    status = unbuilt(catalogue, [record.entity]).get(record.entity, "") if record.key in FIGURES else ""
    return bool(PLANNED.match(status.lower()))


def with_status(context: Context, draft: Draft, sem: object) -> Draft:
    """The draft, followed by the status of each named site or route that is not built."""
    if has_trait(sem) or draft.section:
        return draft
    ids = [value.id for value in draft.values] if draft.values else []
    status = {
        id_: text
        for id_, text in unbuilt(context.catalogue, dict.fromkeys(ids)).items()
        if text.lower() not in draft.text.lower()
    }
    if not status:
        return draft
    if len(set(ids)) == 1:
        return draft._replace(text=f"{draft.text} Status: {next(iter(status.values()))}.")
    parts = [f"{context.speaker.name(id_)} ({text})" for id_, text in status.items()]
    return draft._replace(text=f"{draft.text} Not completed: {comma_list(parts, MOST)}.")


def has_trait(sem: object) -> bool:
    """True when the question itself asks for what is planned or under construction."""
    return isinstance(sem, Trait) or (isinstance(sem, tuple) and any(has_trait(part) for part in sem))
