"""Steps on a map: to the year of the next change of members, and to the next rival of a corridor."""

from __future__ import annotations

from ..catalogue import Catalogue
from .questions import rivals, years_of_change

MOST_RIVALS = 3
"""Rivals laid over a corridor at a time."""


def step_year(catalogue: Catalogue, shown: Catalogue, ids: tuple[str, ...], by: int) -> Catalogue | None:
    """The catalogue as of the year of the next or previous change; after the last, the present. None where there are no dates."""
    years = years_of_change(catalogue, ids)
    if not years:
        return None
    present = len(years)
    date = shown.as_of if shown is not catalogue else None
    at = years.index(int(date[:4])) if date and int(date[:4]) in years else present
    at = (at + by) % (present + 1)
    return catalogue if at == present else catalogue.at(str(years[at]))


def with_next_rival(catalogue: Catalogue, ids: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...] | None:
    """The corridor with the rivals shown and the next one; after the last, the corridor alone. None where it has no rival."""
    others = [id_ for id_ in rivals(catalogue, ids[0]) if id_ not in ids]
    if not others:
        return None
    count = sum(id_ not in ids for id_ in shown)
    return (*ids, *(others[: count + 1] if count < min(len(others), MOST_RIVALS) else ()))
