"""Figures that facts give, one for each entity and no years: ranked like yearly figures, of every kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from ..text import fold
from ..units import base
from .catalogue import Catalogue
from .columns import held_then
from .orders import fact_figures
from .series import IndicatorInfo, Ranked, declared, places

SEPARATOR = "/"
"""Between the kind and the key of a fact."""


def single_figures(catalogue: Catalogue) -> dict[str, IndicatorInfo]:
    """The figures that several entities of a kind have as facts, by ``kind/key``; not those that are yearly."""
    found = {}
    for kind in catalogue.kinds.values():
        for key, (label, unit) in fact_figures(catalogue, kind.name).items():
            if key not in declared(catalogue):
                name = f"{kind.name}{SEPARATOR}{key}"
                note = "One figure each, of the year beside it; the sources differ."
                found[name] = IndicatorInfo(
                    name, label, unit, kind.label, "", note, "", "", (), (), False, False, single=True
                )
    return found


def named(catalogue: Catalogue, name: str) -> IndicatorInfo | None:
    """A single figure by its key, or by its own name where one kind alone has it."""
    known = single_figures(catalogue)
    if found := known.get(name.strip().lower().replace(" ", "-")):
        return found
    wanted = fold(name)
    alike = [
        item
        for key, item in known.items()
        if wanted in (fold(key.partition(SEPARATOR)[2].replace("-", " ")), fold(item.label))
    ]
    return alike[0] if len(alike) == 1 else None


def rank_single(
    catalogue: Catalogue, figure: IndicatorInfo, among: Collection[str] | None = None, year: int | None = None
) -> list[Ranked]:
    """Entities of the kind by their fact, the greatest first, in the unit of most; what is no such unit is left out."""
    kind, _, key = figure.key.partition(SEPARATOR)
    rows: dict[str, tuple[str, str, float, str, str]] = {}
    """Id, year, figure in the usual unit, source, usual unit."""
    units = Counter[str]()
    for entity, number, unit, as_of, source, *_ in catalogue.db.execute(
        f"SELECT f.entity, f.number, f.unit, f.as_of, f.source, f.since_day, f.seq FROM {catalogue.fact} f "
        "WHERE f.key = ? AND f.number IS NOT NULL AND f.entity IN (SELECT id FROM entity WHERE kind = ?) "
        f"AND {held_then(catalogue)} ORDER BY f.since_day DESC, f.seq",
        (key, kind),
    ):
        usual, factor = base(unit or "")
        if entity not in rows and (among is None or entity in among):
            rows[entity] = (entity, (as_of or "")[:4], number * factor, (source or "").split(" ")[0], usual)
            units[unit or ""] += 1
    unit = units.most_common(1)[0][0] if units else figure.unit
    usual, factor = base(unit)
    values = [
        (entity, when, value / factor, source)
        for entity, when, value, source, of in rows.values()
        if of == usual and (year is None or when == str(year))
    ]
    return places(catalogue, sorted(values, key=lambda item: -item[2]), unit)
