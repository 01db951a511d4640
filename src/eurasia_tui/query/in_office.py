"""Orders people of one name: those who hold an office first."""

from __future__ import annotations

from .catalogue import Catalogue
from .names import Named
from .sql import LISTED, listed


def in_office(catalogue: Catalogue, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """The candidates for a name; when the first are people, those in office on the day come first."""
    if len(found) < 2 or not found[0].kind == found[1].kind == "people":
        return found
    now = {
        id_
        for (id_,) in catalogue.db.execute(
            f"SELECT subject FROM relation WHERE subject IN {LISTED} AND name = 'holds-office' AND rank <> 'other' "
            "AND since_day <= ? AND (until_day IS NULL OR until_day > ?)",
            (listed(named.id for named in found), catalogue.day, catalogue.day),
        )
    }
    return tuple(sorted(found, key=lambda named: named.id not in now))
