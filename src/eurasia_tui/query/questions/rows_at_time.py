"""Selects and orders rows of relations that held at a time."""

from __future__ import annotations

from collections.abc import Mapping

from ..members import LAST
from ..rows import RelationRecord
from ..sets import Set
from .logical_form import When


def overlaps(row: RelationRecord, when: When) -> bool:
    """True when a relation held at some time of an interval."""
    if row.status == "former" and not row.until_day:
        return False
    if when.text.startswith("since "):  # from then on, and still
        tail = when.text.split()[-1]
        begun = f"{tail}-12-31" if when.text == f"since {tail}" else when.first
        return not row.until_day and (not row.since_day or row.since_day <= begun)
    if row.since_day and row.since_day > when.last:
        return False
    if row.name in ("member-of", "has-capital") and not row.since_day:  # unknown beginning: not taken as always
        return False
    return not (row.until_day and row.until_day <= when.first)


def fullest_first(found: Set, standing: Mapping[str, int]) -> Set:
    """Several rows on one entity, the fullest status first."""
    return {
        id_: member._replace(
            edges=tuple(sorted(member.edges, key=lambda row: standing.get(row.status or "member", LAST)))
        )
        for id_, member in found.items()
    }


def participants_as_members(rows: list[RelationRecord]) -> list[RelationRecord]:
    """Rows of bodies; the participants of a body without members, such as a forum, count as its members."""
    with_members = {row.object for row in rows if row.status in (None, "member")}
    return [
        row._replace(status="member") if row.status == "participant" and row.object not in with_members else row
        for row in rows
    ]
