"""One figure of many states: the ranking, the years, and the figures by year behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from .catalogue import Catalogue, Unknown
from .listing import Listing
from .matrix import matrix
from .series import IndicatorInfo, Ranked, declared, group, indicator, rank, sources_of
from .sql import LISTED, listed


class Topic(NamedTuple):
    """Something to rank by: key, name with its unit, and the topic it is listed under."""

    key: str
    label: str
    topic: str


ORDERS = ("highest", "lowest", "name")


def topics(catalogue: Catalogue) -> list[Topic]:
    """Every indicator by which states can be ranked, in the order of the topics."""
    known = (item for item in declared(catalogue).values() if not item.pairs)
    return [Topic(item.key, f"{item.label}, {item.unit}", item.topic) for item in known]


def groups(catalogue: Catalogue) -> list[tuple[str, str]]:
    """(name for :func:`series.group`, title) of groups to rank among: the groups of the list, then the main bodies."""
    listing = Listing(next(iter(catalogue.kinds)))
    bodies = matrix(catalogue)
    return [
        *((item.name, item.name) for item in listing.groups(catalogue) if item.name),
        *((id_, bodies.heading(id_)) for id_ in bodies.columns),
    ]


def beside(catalogue: Catalogue, id_: str) -> list[str]:
    """The other entities of its group in the list, in the order of the list."""
    kind_and_group = catalogue.db.execute("SELECT kind, grp FROM entity WHERE id = ?", (id_,)).fetchone()
    rows = catalogue.db.execute(
        "SELECT id, sort FROM entity WHERE kind = ? AND grp = ? ORDER BY sort", tuple(kind_and_group or ("", ""))
    )
    return [other for other, _ in rows if other != id_]


def years(catalogue: Catalogue, key: str) -> tuple[int, int] | None:
    """The first and last year for which anybody has a figure, up to the catalogue's year."""
    limit = int(catalogue.day[:4])
    found = {
        int(year)
        for (points,) in catalogue.db.execute("SELECT points FROM series WHERE key = ? AND other = ''", (key,))
        for year in json.loads(points)
        if int(year) <= limit
    }
    return (min(found), max(found)) if found else None


def ranking(
    catalogue: Catalogue, key: str, among: str = "", year: int | None = None, order: str = ORDERS[0]
) -> tuple[IndicatorInfo, list[Ranked]]:
    """The indicator and its rows in an order, among all or a group by its name. Raises Unknown for either."""
    found = indicator(catalogue, key)
    rows = rank(catalogue, found.key, group(catalogue, among) if among else None, year)
    if order == "lowest":
        rows = rows[::-1]
    elif order == "name":
        rows = sorted(rows, key=lambda row: row.name)
    return found, rows


def courses(catalogue: Catalogue, key: str, ids: Sequence[str]) -> dict[str, tuple[tuple[int, float], ...]]:
    """The yearly figures of entities from the indicator's own source, up to the catalogue's year."""
    try:
        own = indicator(catalogue, key)
    except Unknown:
        return {}
    sources = sources_of(catalogue, own)
    limit = int(catalogue.day[:4])
    found: dict[str, dict[int, float]] = {}
    for entity, points, origin in catalogue.db.execute(
        f"SELECT entity, points, source FROM series WHERE key = ? AND other = '' AND entity IN {LISTED}",
        (key, listed(ids)),
    ):
        if (main := (origin or "").split(" ")[0]) in sources:
            years = {int(year): float(value) for year, value in json.loads(points).items() if int(year) <= limit}
            held = found.get(entity, {})
            found[entity] = held | years if main == own.source else years | held
    return {entity: tuple(sorted(points.items())) for entity, points in found.items()}
