"""Figures of states for a map: which there are, and the value of each state from one source."""

from __future__ import annotations

import difflib
import json

from ...dates import bounds
from ...named_tuple import NamedTuple
from ..catalogue import Catalogue, Unknown

LEAST = 20
"""Figures that fewer states have make no map."""
_NOT_FIGURES = ("latitude", "longitude", "lat", "lon", "numeric")


class CommonFigure(NamedTuple):
    """A figure that many states have."""

    key: str
    label: str
    unit: str
    states: int


class StateFigures(NamedTuple):
    """An indicator's value by the id of the state, from one source, with the year or date of each."""

    indicator: CommonFigure
    values: dict[str, float]
    years: dict[str, str]
    source: str
    """Title of the source, or an empty text."""

    @property
    def span(self) -> str:
        """The years of the values: ``2024``, ``2019-2024``; empty where none has one."""
        years = sorted({text[:4] for text in self.years.values() if text})
        return "-".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def indicators(catalogue: Catalogue) -> list[CommonFigure]:
    """The figures of at least twenty states, those of most states first."""
    found: dict[str, CommonFigure] = {}
    for table, number in (("fact", "AND f.number IS NOT NULL"), ("series", "")):
        for row in catalogue.db.execute(
            f"SELECT f.key, min(f.label), min(f.unit), count(DISTINCT f.entity) AS states FROM {table} f "
            "WHERE f.entity IN (SELECT entity FROM fact WHERE key = 'iso3') "
            f"{number} GROUP BY f.key HAVING states >= ? ORDER BY states DESC, f.key",
            (LEAST,),
        ):
            if row[0] not in _NOT_FIGURES:
                found.setdefault(row[0], CommonFigure(*row))
    return sorted(found.values(), key=lambda item: (-item.states, item.label))


def figures(catalogue: Catalogue, key: str) -> StateFigures:
    """The values of an indicator, from the source that gives most states. Raises Unknown where there is no such figure.

    Where facts give the figure of fewer states than series do, the last value of each series up to
    the catalogue's day is taken.
    """
    every = indicators(catalogue)
    indicator = next((item for item in every if key.lower() in (item.key, item.label.lower())), None)
    if indicator is None:
        keys = [item.key for item in every]
        raise Unknown(key, difflib.get_close_matches(key.lower(), keys, 3, 0.5), keys, "figure of states")
    by_source: dict[str, dict[str, tuple[float, str]]] = {}
    later: dict[str, dict[str, tuple[float, str]]] = {}
    last = bounds(catalogue.as_of)[1] if catalogue.as_of else ""
    for entity, value, source, as_of in catalogue.db.execute(
        "SELECT entity, number, source, as_of FROM fact WHERE key = ? AND number IS NOT NULL "
        "AND entity IN (SELECT entity FROM fact WHERE key = 'iso3') "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) ORDER BY seq DESC",
        (indicator.key, catalogue.day, catalogue.day),
    ):
        held = later if last and as_of and bounds(as_of)[0] > last else by_source
        held.setdefault((source or "").split(" ")[0], {})[entity] = (value, as_of or "")
    series, origin = _series(catalogue, indicator.key)
    if series and len(series) >= max((len(rows) for rows in by_source.values()), default=0):
        by_source = {origin: series}
    by_source = by_source or later  # such as areas, which are stated once; the year tells
    source = max(by_source, key=lambda name: len(by_source[name]), default="")
    rows = by_source.get(source, {})
    if not rows:
        raise Unknown(key, message=f"no state has a figure of {indicator.key} on {catalogue.day}")
    return StateFigures(
        indicator,
        {id_: value for id_, (value, _) in rows.items()},
        {id_: year for id_, (_, year) in rows.items()},
        catalogue.name(source) if source else "",
    )


def _series(catalogue: Catalogue, key: str) -> tuple[dict[str, tuple[float, str]], str]:
    """The last value of each state's series up to the catalogue's day, and the source of most of them."""
    found: dict[str, tuple[float, str]] = {}
    sources: dict[str, int] = {}
    last = int(catalogue.day[:4])
    for entity, points, source in catalogue.db.execute(
        "SELECT entity, points, source FROM series WHERE key = ? AND entity IN (SELECT entity FROM fact WHERE key = 'iso3')",
        (key,),
    ):
        years = [(int(year), value) for year, value in json.loads(points).items() if int(year) <= last]
        if years:
            year, value = max(years)
            if entity not in found or str(year) >= found[entity][1]:
                found[entity] = (float(value), str(year))
            name = (source or "").split(" ")[0]
            sources[name] = sources.get(name, 0) + 1
    return found, max(sources, key=lambda name: sources[name], default="")
