"""How an office and its time are written."""

from __future__ import annotations

from ...dates import show
from ..rows import RelationRecord
from .answer import Figure
from .context import Context, valued
from .titles import office as office_entry


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


def figures_of(rows: list[RelationRecord]) -> tuple[Figure, ...]:
    """When each term began, with its receipt."""
    return tuple(valued(one.subject, one.since, one) for one in rows)


def office_label(office: str) -> str:
    """The office in words."""
    return str(office_entry(office).get("label", "office-holder")) if office else "office-holder"
