"""One figure of many states: the ranking, the years, and the figures by year behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..named_tuple import NamedTuple
from . import single_figures
from .catalogue import Catalogue, Unknown
from .listing import Listing
from .matrix import matrix
from .series import IndicatorInfo, Ranked, declared, group, indicator, sources_of
from .series import rank as rank_yearly
from .sql import LISTED, listed


class Topic(NamedTuple):
    """A figure to rank by: key, name with its unit, and the topic it is listed under."""

    key: str
    label: str
    topic: str


ORDERS = ("highest", "lowest", "name")


def figures(catalogue: Catalogue) -> list[IndicatorInfo]:
    """Everything by which entities can be ranked: yearly figures in the order of the topics, then those of each kind."""
    yearly = (item for item in declared(catalogue).values() if not item.pairs)
    return [*yearly, *single_figures.single_figures(catalogue).values()]


def topics(catalogue: Catalogue) -> list[Topic]:
    """The figures as a list to choose from."""
    return [Topic(item.key, heading(item), item.topic) for item in figures(catalogue)]


def figure(catalogue: Catalogue, name: str) -> IndicatorInfo:
    """A yearly or single figure by its key or label. Raises Unknown with the nearest keys of yearly ones."""
    try:
        return indicator(catalogue, name)
    except Unknown:
        if found := single_figures.named(catalogue, name):
            return found
        raise


def kind_of(catalogue: Catalogue, key: str) -> str:
    """The kind of entity that a figure is of."""
    kind, slash, _ = key.partition(single_figures.SEPARATOR)
    return kind if slash else next(iter(catalogue.kinds))


def members_of(catalogue: Catalogue, name: str, among: str) -> list[str] | None:
    """Ids of a group among which a figure is ranked; None for all. Raises Unknown or Ambiguous."""
    return group(catalogue, among, kind_of(catalogue, figure(catalogue, name).key)) if among else None


def rank(
    catalogue: Catalogue, name: str, among: Sequence[str] | None = None, year: int | None = None, other: str = ""
) -> list[Ranked]:
    """Entities by a figure, the greatest first; see :func:`series.rank` for yearly ones. Raises Unknown for no such figure."""
    found = figure(catalogue, name)
    if found.single:
        return single_figures.rank_single(catalogue, found, among, year)
    return rank_yearly(catalogue, found.key, among, year, other)


def opening(catalogue: Catalogue, key: str, ids: Sequence[str], topics: Sequence[Topic]) -> tuple[str, str]:
    """The figure to open with for entities, and a remark: the key asked for, that of their kind, or the first of all."""
    known = [topic.key for topic in topics]
    kind = next(iter(catalogue.kinds_of(ids[:1]).values()), next(iter(catalogue.kinds)))
    own = [found for found in known if kind_of(catalogue, found) == kind]
    for wanted in (key, f"{kind}{single_figures.SEPARATOR}{key}"):
        if wanted in known:
            return wanted, ""
    label = catalogue.kinds[kind].label
    if not own:
        return known[0], f"{label} have no figures to rank; these are of other entities."
    return own[0], f"Not a figure to rank: {key.replace('-', ' ')}." if key else ""


def heading(found: IndicatorInfo) -> str:
    """A figure with its unit."""
    return f"{found.label}, {found.unit}" if found.unit else found.label


def groups(catalogue: Catalogue, key: str = "") -> list[tuple[str, str]]:
    """(name for :func:`series.group`, title) of groups to rank by a figure: those of the list, of states the main bodies too."""
    kind = kind_of(catalogue, key)
    listed_groups = [(item.name, item.name) for item in Listing(kind).groups(catalogue) if item.name]
    if kind != next(iter(catalogue.kinds)):
        return listed_groups
    bodies = matrix(catalogue)
    return [*listed_groups, *((id_, bodies.heading(id_)) for id_ in bodies.columns)]


def beside(catalogue: Catalogue, id_: str) -> list[str]:
    """The other entities of an entity's group in the list, in its order."""
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
    found = figure(catalogue, key)
    rows = rank(catalogue, found.key, members_of(catalogue, found.key, among), year)
    if found.single and rows:
        found = found._replace(unit=rows[0].unit)
    if order == "lowest":
        rows = rows[::-1]
    elif order == "name":
        rows = sorted(rows, key=lambda row: row.name)
    return found, rows


def missing(catalogue: Catalogue, key: str, among: str, rows: Sequence[Ranked]) -> list[str]:
    """Names of those of a group that are not in its ranking; none where all are ranked."""
    ranked = {row.id for row in rows}
    without = [id_ for id_ in members_of(catalogue, key, among) or () if id_ not in ranked]
    return sorted(catalogue.names(without).values())


def missing_text(names: Sequence[str], year: int | None) -> str:
    """Says who is not ranked for want of a figure, of a year or of the last years; empty for no names."""
    return f"No {f'figure of {year}' if year else 'recent figure'}: {', '.join(names)}" if names else ""


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
