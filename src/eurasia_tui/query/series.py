"""Figures over time: which indicators there are, the figures of one entity, and rankings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..dates import year_of
from ..named_tuple import NamedTuple
from ..text import fold
from .catalogue import Catalogue, Unknown, few
from .members import cells, full
from .resolve import resolve
from .sql import LISTED, listed

AGE = 5
"""Years by which the newest figure of an entity may be older than that of the others to be ranked with them."""


class IndicatorInfo(NamedTuple):
    """What yearly figures are. ``pairs`` when they are of two entities, such as shares of trade by partner."""

    key: str
    label: str
    unit: str
    topic: str
    source: str
    note: str
    code: str
    method: str
    breaks: tuple[dict[str, Any], ...]
    never_with: tuple[str, ...]
    pairs: bool
    chart: bool
    single: bool = False
    """True of a fact that each entity has one figure of, not one by year."""


class FigureSeries(NamedTuple):
    """The figures of one entity, by year, the oldest first; ``other`` is the second entity of a pair, or empty."""

    id: str
    other: str
    key: str
    label: str
    unit: str
    points: tuple[tuple[int, float], ...]
    source: str
    evidence: str
    seen: str | None
    contested: bool
    note: str
    """What to know of these figures: the indicator's remark, and breaks that concern the entity."""

    @property
    def latest(self) -> tuple[int, float]:
        """The newest year and its figure."""
        return self.points[-1]

    def at(self, year: int) -> float | None:
        """The figure of a year."""
        return dict(self.points).get(year)


class Ranked(NamedTuple):
    """One entity's place; entities with one figure share a place."""

    rank: int
    id: str
    name: str
    value: float
    unit: str
    as_of: str
    source: str


def indicators(catalogue: Catalogue) -> list[IndicatorInfo]:
    """All indicators, in the order of their topics."""
    return list(declared(catalogue).values())


def declared(catalogue: Catalogue) -> dict[str, IndicatorInfo]:
    """The indicators by key, in the order of their topics."""
    found = catalogue.indicators
    if found:
        return found
    for key, label, unit, topic, source, note, data in catalogue.db.execute(
        "SELECT key, label, unit, topic, source, note, data FROM indicator ORDER BY pos, key"
    ):
        more = json.loads(data)
        found[key] = IndicatorInfo(
            key,
            label,
            unit,
            topic,
            source.split(" ")[0],
            note or "",
            more["code"] or "",
            more["method"] or "",
            tuple(more["breaks"]),
            tuple(more["never_with"]),
            more["pairs"],
            more["chart"],
        )
    return found


def indicator(catalogue: Catalogue, name: str) -> IndicatorInfo:
    """An indicator by its key or label. Raises Unknown with the nearest keys."""
    known = declared(catalogue)
    wanted = fold(name)
    if found := known.get(wanted.replace(" ", "-")):
        return found
    for item in known.values():
        if wanted == fold(item.label):
            return item
    import difflib

    labels = {fold(item.label): item.key for item in known.values()} | {key: key for key in known}
    near = [labels[text] for text in difflib.get_close_matches(wanted, labels, 5, 0.5)]
    near += [key for text, key in labels.items() if wanted and wanted in text]
    raise Unknown(name, list(dict.fromkeys(near))[:5], sorted(known), "indicator")


def of_entity(catalogue: Catalogue, id_: str, keys: Sequence[str] = ()) -> list[FigureSeries]:
    """The yearly figures of an entity up to the catalogue's year, those of some keys or all."""
    where, values = (f" AND key IN {LISTED}", [listed(keys)]) if keys else ("", [])
    known = declared(catalogue)
    limit = _limit(catalogue)
    found = []
    for key, label, unit, other, points, source, evidence, seen, contested, note in catalogue.db.execute(
        "SELECT key, label, unit, other, points, source, evidence, seen, contested, note FROM series "
        f"WHERE entity = ?{where} ORDER BY rowid",
        (id_, *values),
    ):
        pairs = tuple((int(year), value) for year, value in json.loads(points).items() if int(year) <= limit)
        if pairs:
            remark = note or (_remark(known[key], id_) if key in known else "")
            main = (source or "").split(" ")[0]
            found.append(
                FigureSeries(id_, other, key, label, unit, pairs, main, evidence, seen, bool(contested), remark)
            )
    return found


def series(catalogue: Catalogue, id_: str, name: str, other: str = "") -> FigureSeries:
    """The yearly figures of an entity (and of a second one, for an indicator of pairs) up to the catalogue's year.

    Raises Unknown when there is no such indicator or no figure.
    """
    try:
        key = indicator(catalogue, name).key
    except Unknown:
        own = {item.key for item in of_entity(catalogue, id_)}
        key = fold(name).replace(" ", "-")
        if key not in own:
            raise
    found = of_entity(catalogue, id_, [key])
    for item in found:
        if item.other == other:
            return item
    with_whom = f" with {catalogue.name(other)}" if other else ""
    others = [item.other for item in found if item.other]
    only = f", only with {few(others)}" if others else ""
    raise Unknown(key, message=f"no figures of {key} for {catalogue.name(id_)}{with_whom}{only}")


def sources_of(catalogue: Catalogue, found: IndicatorInfo) -> frozenset[str]:
    """The sources whose figures of an indicator stand together: its own; where an update fetched it, all of its publisher."""
    if found.source not in catalogue.fetched_sources:
        return frozenset([found.source])
    rows = catalogue.db.execute("SELECT DISTINCT source FROM series WHERE key = ?", (found.key,))
    all_ = {(source or "").split(" ")[0] for (source,) in rows} | {found.source}
    about = catalogue.documents(sorted(all_))
    publisher = about[found.source].get("publisher")
    return frozenset(id_ for id_ in all_ if about[id_].get("publisher") == publisher)


def rank(
    catalogue: Catalogue, name: str, among: Sequence[str] | None = None, year: int | None = None, other: str = ""
) -> list[Ranked]:
    """Entities by their figures, the greatest first, from the indicator's one source (and what an update fetched of it).

    ``among`` are ids; all entities that have a figure when None.  With ``year`` the figures of that year; without, the
    newest of each that is at most AGE years older than the newest of all.  Raises Unknown for no such indicator.
    """
    found = indicator(catalogue, name)
    wanted = None if among is None else set(among)
    limit = min(year or 9999, _limit(catalogue))
    values_of: dict[str, tuple[str, int, float, str]] = {}
    sources = sources_of(catalogue, found)
    for entity, text, source in catalogue.db.execute(
        "SELECT entity, points, source FROM series WHERE key = ? AND other = ?", (found.key, other)
    ):
        main = (source or "").split(" ")[0]
        if (wanted is None or entity in wanted) and main in sources:
            points = json.loads(text)
            past = [int(item) for item in points if int(item) <= limit]
            if past and (year is None or max(past) == year):
                row = (entity, max(past), float(points[str(max(past))]), main)
                held = values_of.get(entity)
                # Of two the newer stands; of one year that which was fetched.
                if held is None or (row[1], main == found.source) > (held[1], held[3] == found.source):
                    values_of[entity] = row
    newest = max((item[1] for item in values_of.values()), default=0)
    values = sorted((item for item in values_of.values() if item[1] > newest - AGE), key=lambda item: -item[2])
    return places(catalogue, values, found.unit)


def places(catalogue: Catalogue, values: Sequence[tuple[str, int | str, float, str]], unit: str) -> list[Ranked]:
    """The places of (id, year, figure, source) in their order; entities with one figure share a place."""
    names = catalogue.names(item[0] for item in values)
    ranked: list[Ranked] = []
    for place, (entity, when, value, source) in enumerate(values, 1):
        same = ranked and ranked[-1].value == value
        number = ranked[-1].rank if same else place
        ranked.append(Ranked(number, entity, names[entity], value, unit, str(when), source))
    return ranked


def group(catalogue: Catalogue, name: str, kind: str = "countries") -> list[str]:
    """Ids of the states that belong to a body on the catalogue's day, or of those in a group of the list of a kind.

    Raises Unknown or Ambiguous when the name is neither.
    """
    groups = catalogue.db.execute("SELECT DISTINCT grp FROM entity WHERE kind = ?", (kind,)).fetchall()
    for (text,) in groups:
        if fold(text or "") == fold(name):
            rows = catalogue.db.execute("SELECT id FROM entity WHERE kind = ? AND grp = ?", (kind, text))
            return [row[0] for row in rows]
    id_ = resolve(catalogue, name)
    members = [cell.country for cell in full(cells(catalogue, [id_]))]
    if not members:
        raise Unknown(name, known=sorted(text for (text,) in groups if text), sort="group")
    return members


def _limit(catalogue: Catalogue) -> int:
    return year_of(catalogue.as_of) or 9999


def _remark(found: IndicatorInfo, id_: str) -> str:
    breaks = [f"{item['year']}: {item['says']}" for item in found.breaks if id_ in item.get("who", (id_,))]
    return " ".join([part for part in (found.note, found.method) if part] + breaks)
