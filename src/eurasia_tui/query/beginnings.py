"""When entities began by their own dates, as those of a body that was founded or an event that took place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .sql import LISTED, listed

if TYPE_CHECKING:
    from .catalogue import Catalogue

_BEGINNING = "type = 'date' AND key NOT IN ('dissolved', 'ended', 'closed', 'died') AND since_day"
"""Dates but those of an end: of what has only such a date the beginning is not known."""

BEGUN = f"""(e.id NOT IN (SELECT entity FROM fact WHERE {_BEGINNING} > ?)
 OR e.id IN (SELECT entity FROM fact WHERE {_BEGINNING} <= ?))"""
"""True of an entity ``e`` that had begun by a day, or whose beginning is not known; its parameters are the day, twice."""


def not_begun(catalogue: Catalogue, ids: Iterable[str]) -> set[str]:
    """The entities that began after the catalogue's day."""
    wanted = list(ids)
    rows = catalogue.db.execute(
        f"SELECT e.id FROM entity e WHERE e.id IN {LISTED} AND NOT {BEGUN}",
        (listed(wanted), catalogue.day, catalogue.day),
    )
    return {row[0] for row in rows} if wanted else set()
