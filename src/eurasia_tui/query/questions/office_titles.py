"""The wording of an office and its term."""

from __future__ import annotations

from ...dates import show
from ..rows import RelationRecord
from .answer import Draft, Figure
from .context import Context, receipt, valued
from .titles import office as office_entry


def title_of(context: Context, record: RelationRecord) -> str:
    """``President of Kazakhstan``."""
    title, name = record.role or "", context.speaker.name(record.object)
    whole = name in title or (record.rank == "other" and name.lower() in title.lower())
    link = "to" if "representative" in title.lower() else "of"
    return title if whole else f"{title} {link} {context.speaker.the(record.object)}"


def span(context: Context, record: RelationRecord) -> str:
    """``since 2019``, ``from 1991 to 2019``."""
    ended = bool(record.until_day and record.until_day < context.catalogue.day)
    if record.since and (ended or record.until):
        return f"from {show(record.since)} to {show(record.until)}" if ended else f"since {show(record.since)}"
    if record.since:
        return f"since {show(record.since)}"
    return f"until {show(record.until)}" if ended else ""


def figures_of(rows: list[RelationRecord]) -> tuple[Figure, ...]:
    """When each term began, with its receipt."""
    return tuple(valued(record.subject, record.since, record) for record in rows)


def term_draft_of(text: str, value: object, understood: str, record: RelationRecord) -> Draft:
    """The draft for one term of a person, with its receipt."""
    about = (record.subject, record.object)
    return Draft(text, value, about, understood, (receipt(record),), figures_of([record]))


def office_label(office: str) -> str:
    """The office in words."""
    return str(office_entry(office).get("label", "office-holder")) if office else "office-holder"
