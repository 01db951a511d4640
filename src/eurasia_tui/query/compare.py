"""Figures of several entities side by side, one source a row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from .catalogue import Catalogue
from .series import declared


class Value(NamedTuple):
    """A figure or text with its receipt."""

    value: float | str
    as_of: str | None
    source: str
    evidence: str
    contested: bool


class CompareRow(NamedTuple):
    """A label, unit and source with a value for each entity that the source gives one for."""

    key: str
    label: str
    unit: str
    source: str
    values: dict[str, Value]

    @property
    def numeric(self) -> bool:
        """True when all values are figures."""
        return all(isinstance(value.value, int | float) for value in self.values.values())


class SeriesRow(NamedTuple):
    """Yearly figures of each entity."""

    key: str
    label: str
    unit: str
    points: dict[str, tuple[tuple[int, float], ...]]


_SKIPPED = ("lat", "lon", "latitude", "longitude", "numeric", "website", "paragraph")


def compare(catalogue: Catalogue, ids: Sequence[str]) -> list[CompareRow]:
    """Rows of facts that at least two of the entities have, each row from one source."""
    marks = ",".join("?" * len(ids))
    found: dict[tuple[str, str, str], CompareRow] = {}
    known = declared(catalogue)
    order: dict[str, int] = {key: place for place, key in enumerate(known)}
    for entity, key, label, value, number, unit, source, as_of, evidence, contested, since in catalogue.db.execute(
        f"SELECT entity, key, label, value, number, unit, source, as_of, evidence, contested, since FROM {catalogue.fact} "
        f"WHERE entity IN ({marks}) AND type <> 'id' ORDER BY seq",
        list(ids),
    ):
        if key in _SKIPPED:
            continue
        order.setdefault(key, len(known) + len(order))
        main = (source or "").split(" ")[0]
        # Texts are compared whatever their source; figures only within one.
        row_source = main if number is not None else ""
        row = found.setdefault((key, unit or "", row_source), CompareRow(key, label, unit or "", row_source, {}))
        text = since if since and number is None and value == since else value
        newer = Value(number if number is not None else text, as_of, main, evidence, bool(contested))
        if entity not in row.values or (newer.as_of or "") > (row.values[entity].as_of or ""):
            row.values[entity] = newer
    rows = [row for row in found.values() if len(row.values) > 1]
    return sorted(rows, key=lambda row: (not row.numeric, order[row.key]))


def series(catalogue: Catalogue, ids: Sequence[str]) -> list[SeriesRow]:
    """Yearly figures that at least one of the entities has: those of indicators to be drawn, and those of no indicator."""
    known = declared(catalogue)
    marks = ",".join("?" * len(ids))
    limit = int(catalogue.day[:4])
    found: dict[str, SeriesRow] = {}
    for entity, key, label, unit, points in catalogue.db.execute(
        f"SELECT entity, key, label, unit, points FROM series WHERE other = '' AND entity IN ({marks})", list(ids)
    ):
        if key in known and not known[key].chart:
            continue
        row = found.setdefault(key, SeriesRow(key, label, unit, {}))
        row.points[entity] = tuple(
            (int(year), float(value)) for year, value in json.loads(points).items() if int(year) <= limit
        )
    return list(found.values())
