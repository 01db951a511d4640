"""The few best chains between two entities; strong relations first, mentions in one text last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .sql import IN_EFFECT, LISTED, listed

_COLUMNS = "subject, name, object, entity, source, as_of, since, status, evidence, contested"
_COST = {5: 1.0, 4: 1.3, 3: 1.8, 2: 3.0, 1: 6.0}
"""Cost of an edge by the strength of its relation."""
_SKIPPED = ("from-source", "evidence", "see-also", "holds-position-on")
HUB = 60
"""An entity with more edges than this says little about two others; each doubling costs half an edge more."""


class PathStep(NamedTuple):
    """One step of a chain, as it reads: ``start relation end``; ``inverse`` when stated the other way round."""

    start: str
    relation: str
    end: str
    inverse: bool
    source: str
    as_of: str | None
    since: str | None
    status: str | None
    evidence: str
    contested: bool

    def as_data(self) -> dict[str, Any]:
        """The step as JSON."""
        return {
            "from": self.start,
            "relation": self.relation,
            "to": self.end,
            "inverse": self.inverse,
            "since": self.since,
            "status": self.status,
            "source": self.source or None,
            "as_of": self.as_of,
            "evidence": self.evidence or None,
        }


Chain = tuple[PathStep, ...]


def paths(catalogue: Catalogue, a: str, b: str, count: int = 4, steps: int = 4) -> list[Chain]:
    """At most ``count`` chains of at most ``steps`` edges between two ids, the best first.

    Searches from both ends and joins where they meet, so that each step reads few rows.
    """
    if a == b:
        return []
    left = _SearchSide(catalogue, a)
    right = _SearchSide(catalogue, b)
    found: dict[tuple[str, ...], tuple[float, Chain]] = {}
    for depth in range(1, steps + 1):
        side = left if depth % 2 else right
        side.widen()
        for id_ in left.chains.keys() & right.chains.keys():
            for cost, begin in left.chains[id_]:
                for more, rest in right.chains[id_]:
                    chain = (*begin, *(_turned(edge) for edge in reversed(rest)))
                    visited = (a, *(edge.end for edge in chain))
                    if len(set(visited)) == len(visited):
                        best = found.get(visited)
                        if best is None or cost + more < best[0]:
                            found[visited] = (cost + more, chain)
        if len(found) >= count and depth >= 2:
            break
    ranked = sorted(found.values(), key=lambda item: (item[0], [edge.end for edge in item[1]]))
    return [chain for _, chain in ranked[:count]]


def _turned(edge: PathStep) -> PathStep:
    return edge._replace(start=edge.end, end=edge.start, inverse=not edge.inverse)


class _SearchSide:
    """Chains from one end, by the entity they reach; the few cheapest of each."""

    KEEP = 3
    BREADTH = 400

    def __init__(self, catalogue: Catalogue, start: str) -> None:
        self.catalogue = catalogue
        self.chains: dict[str, list[tuple[float, Chain]]] = {start: [(0.0, ())]}
        self._front = [start]

    def widen(self) -> None:
        """Go one step further from the front."""
        reached: dict[str, list[tuple[float, Chain]]] = defaultdict(list)
        edges = _edges(self.catalogue, self._front)
        degree = {id_: len(rows) for id_, rows in edges.items()}
        for id_ in self._front:
            # A chain through a hub (other than the start) is less informative.
            toll = (
                0.5 * len(f"{degree.get(id_, 0) // HUB:b}")
                if self.chains[id_][0][1] and degree.get(id_, 0) > HUB
                else 0.0
            )
            for weight, edge in edges.get(id_, ()):
                for cost, chain in self.chains[id_]:
                    reached[edge.end].append((cost + weight + toll, (*chain, edge)))
        new = []
        for id_, chains in reached.items():
            if id_ not in self.chains:
                new.append(id_)
            kept = sorted([*self.chains.get(id_, []), *chains], key=lambda item: item[0])[: self.KEEP]
            self.chains[id_] = kept
        self._front = sorted(new, key=lambda id_: self.chains[id_][0][0])[: self.BREADTH]


def _edges(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, list[tuple[float, PathStep]]]:
    """Edges in effect from each of the ids, with their costs."""
    found: dict[str, list[tuple[float, PathStep]]] = defaultdict(list)
    day = catalogue.day
    skipped = ",".join(f"'{name}'" for name in _SKIPPED)
    types = catalogue.relation_types
    sources = {row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources'")}
    wanted = listed(ids)
    for column, inverse in (("subject", False), ("object", True)):
        for subject, name, object_, _, source, as_of, since, status, evidence, contested in catalogue.db.execute(
            f"SELECT {_COLUMNS} FROM relation WHERE {column} IN {LISTED} AND name NOT IN ({skipped}) AND {IN_EFFECT}",
            (wanted, day, day),
        ):
            here, there = (object_, subject) if inverse else (subject, object_)
            if there in sources or here == there:
                continue
            strength = types[name].strength if name in types else 1
            edge = PathStep(
                here,
                name,
                there,
                inverse,
                (source or "").split(" ")[0],
                as_of,
                since,
                status,
                evidence,
                bool(contested),
            )
            found[here].append((_COST[strength], edge))
    return found
