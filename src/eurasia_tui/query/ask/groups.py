"""The states of a body or region, figures of many entities from one source, entities of one sort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..catalogue import Catalogue
from ..members import cells
from ..rows import FactRecord


def group_of(catalogue: Catalogue, id_: str) -> list[str]:
    """The states that belong to a body, or lie in a region; empty for anything else."""
    found = [cell.country for cell in cells(catalogue, [id_]) if cell.status == "member"]
    kinds = catalogue.kinds_of(found)
    found = [one for one in found if kinds.get(one) == "countries"]
    return found or [
        one
        for (one,) in catalogue.db.execute(
            "SELECT e.id FROM entity e WHERE e.kind = 'countries' AND e.grp = (SELECT name FROM entity WHERE id = ?) ORDER BY e.sort",
            (id_,),
        )
    ]


def one_source(catalogue: Catalogue, ids: Sequence[str], key: str) -> tuple[str, dict[str, FactRecord]]:
    """The source that has the figure of most of the entities, and its newest figures."""
    from .figures import facts_of

    by_source: dict[str, dict[str, FactRecord]] = {}
    for start in range(0, len(ids), 400):
        for one in facts_of(catalogue, ids[start : start + 400], [key]):
            if one.number is None:
                continue
            mine = by_source.setdefault((one.source or "").split(" ")[0], {})
            if one.entity not in mine or (one.as_of or "") > (mine[one.entity].as_of or ""):
                mine[one.entity] = one
    if not by_source:
        return "", {}
    source = max(by_source, key=lambda name: len(by_source[name]))  # the first in the files among equals
    return source, by_source[source]


def of_sort(catalogue: Catalogue, ids: list[str], noun: dict[str, Any]) -> list[str]:
    """Those of the entities that are what a noun says, by their facts or by their name: a founding may be a summit."""
    where = noun.get("where")
    if not where:
        return ids
    good, word = set(filtered(catalogue, ids, where)), str(noun["one"])
    return [id_ for id_, name in catalogue.names(ids).items() if id_ in good or word in name.split()]


def filtered(catalogue: Catalogue, ids: list[str], where: dict[str, list[str]]) -> list[str]:
    """Those of the entities whose facts have one of the values asked for."""
    from .figures import facts_of

    for key, values in where.items():
        good: set[str] = set()
        for start in range(0, len(ids), 400):
            good |= {one.entity for one in facts_of(catalogue, ids[start : start + 400], [key]) if one.value in values}
        ids = [id_ for id_ in ids if id_ in good]
    return ids
