"""Selects figures that can be ranked together: one unit, one year when all have it, no outdated ones."""

from __future__ import annotations

from ..sets import Member

STALE, STALE_RATE = 10, 4
"""Years by which a figure, and a rate in percent, may be older than the newest of those it is ranked among."""

LASTING = frozenset(("m", "km", "km²"))
"""Units of what does not change with the years."""
YEARS, YEARS_OF_TWO = 3, 5
"""Years in which one is looked for of which all have a figure; of two that are compared it may lie further back."""


def of_one_unit(values: dict[str, tuple[float, Member]]) -> dict[str, tuple[float, Member]]:
    """The figures with the most frequent unit and without outdated ones: barrels a day are not tons a year."""
    units = [member.facts[0].unit for _, member in values.values() if member.facts]
    most = max(units, key=units.count, default="")
    newest = max((member.facts[0].as_of or "" for _, member in values.values() if member.facts), default="")[:4]
    oldest = str(int(newest) - (STALE_RATE if most == "%" else STALE)) if newest and most not in LASTING else ""
    return {
        id_: pair
        for id_, pair in values.items()
        if not pair[1].facts or (pair[1].facts[0].unit == most and (pair[1].facts[0].as_of or newest)[:4] >= oldest)
    }


def common_years(values: dict[str, tuple[float, Member]]) -> list[str]:
    """Candidate common years, the newest first, when the newest figures of a set are of several years.

    None is left out for lack of a figure of that year: it might be the first or the last.
    """
    dates = [member.facts[0].as_of or "" for _, member in values.values() if member.facts]
    if len(set(dates)) < 2 or len(dates) < len(values) or any(len(date) != 4 for date in dates):
        return []
    years = YEARS_OF_TWO if len(dates) == 2 else YEARS
    return [str(int(max(dates)) - back) for back in range(years)]
