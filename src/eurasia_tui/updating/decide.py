"""Compares what a service sent with what the reference holds: newer, revised, the same, or not to be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue
from .indicators import UpdatedIndicator
from .worldbank import Dataset

Verdict = Literal["newer", "revised", "same", "older", "refused"]


class NewFigure(NamedTuple):
    """The newest value of an indicator for a state, beside the one held."""

    id: str
    indicator: UpdatedIndicator
    year: int
    value: float
    points: dict[int, float]
    verdict: Verdict
    held: float | None
    held_as_of: str | None
    reason: str = ""
    """Why it was refused."""


def states(catalogue: Catalogue, codes: Sequence[str] = ()) -> dict[str, str]:
    """ISO 3166 alpha-3 code to id of the states to update: those with a full page, or those named by ISO code.

    Raises ValueError for a code that no state of the reference has.
    """
    rows = catalogue.db.execute("SELECT entity, key, value FROM fact WHERE key IN ('iso2', 'iso3', 'coverage')")
    found: dict[str, dict[str, str]] = {}
    for entity, key, value in rows:
        found.setdefault(entity, {})[key] = value
    by_code = {
        value[key].upper(): entity for entity, value in found.items() for key in ("iso2", "iso3") if key in value
    }
    if not codes:
        return {
            value["iso3"]: id_ for id_, value in found.items() if value.get("coverage") == "full" and "iso3" in value
        }
    chosen: dict[str, str] = {}
    for code in codes:
        id_ = by_code.get(code.upper()) or (code if code in found else None)
        if id_ is None or "iso3" not in found[id_]:
            raise ValueError(f"no state has the ISO code {code!r}; use codes such as KZ,UZ or KAZ,UZB")
        chosen[found[id_]["iso3"]] = id_
    return chosen


def figures(
    catalogue: Catalogue, indicator: UpdatedIndicator, dataset: Dataset, ids: dict[str, str], *, accept: bool = False
) -> list[NewFigure]:
    """What became of each state's newest value. ``ids`` maps ISO alpha-3 codes to entities."""
    series: dict[str, dict[int, float]] = {}
    for row in dataset.observations:
        if row.iso3 in ids:
            series.setdefault(ids[row.iso3], {})[row.year] = row.value
    return [_figure(catalogue, indicator, id_, dict(sorted(points.items())), accept) for id_, points in series.items()]


def _figure(
    catalogue: Catalogue, indicator: UpdatedIndicator, id_: str, points: dict[int, float], accept: bool
) -> NewFigure:
    year, value = max(points.items())
    held, held_as_of = _held(catalogue, id_, indicator)
    figure = NewFigure(id_, indicator, year, value, points, "newer", held, held_as_of)
    if reason := _impossible(indicator, points):
        return figure._replace(verdict="refused", reason=reason)
    if not accept and (reason := _jump(indicator, figure)):
        return figure._replace(verdict="refused", reason=reason)
    if held is None or held_as_of is None or year > int(held_as_of[:4]):
        return figure
    if year < int(held_as_of[:4]):
        return figure._replace(verdict="older")
    return figure._replace(verdict="same" if _alike(held, value) else "revised")


def _held(catalogue: Catalogue, id_: str, indicator: UpdatedIndicator) -> tuple[float | None, str | None]:
    """The newest figure of the reference for the fact: the World Bank's where there is one, else any."""
    rows = [
        (str(source or ""), str(as_of or ""), float(number))
        for source, as_of, number in catalogue.db.execute(
            "SELECT source, as_of, number FROM fact WHERE entity = ? AND key = ? AND number IS NOT NULL",
            (id_, indicator.key),
        )
        if re.match(r"\d{4}", str(as_of or ""))
    ]
    best = max(rows, key=lambda row: (row[0].startswith("worldbank"), row[1]), default=None)
    return (best[2], best[1]) if best else (None, None)


def _impossible(indicator: UpdatedIndicator, points: dict[int, float]) -> str:
    bad = [year for year, value in points.items() if not indicator.low <= value <= indicator.high]
    return f"{points[bad[-1]]:,.6g} {indicator.unit} in {bad[-1]} is not possible" if bad else ""


def _jump(indicator: UpdatedIndicator, figure: NewFigure) -> str:
    """A warning when the newest value is too far from the figure held, or else from the value before it."""
    if indicator.jump is None:
        return ""
    before = [(year, value) for year, value in figure.points.items() if year < figure.year]
    base, when = (
        (figure.held, figure.held_as_of)
        if figure.held
        else (before[-1][1], str(before[-1][0]))
        if before
        else (None, None)
    )
    if not base or abs(figure.value / base - 1) < indicator.jump:
        return ""
    return f"{figure.value:,.6g} in {figure.year} against {base:,.6g} in {when}; accept it with --accept"


def _alike(first: float, second: float) -> bool:
    """Figures are printed with different precision; half a per mille apart they are the same."""
    return abs(first - second) <= 0.0005 * max(abs(first), abs(second))
