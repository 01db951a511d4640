"""The block of a route: its branches, and its trunk in legs of known length, way of carriage and state."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from ..blocks import FactValue, Leg, Route, RouteBranch, Span, Stop
from ..catalogue import Catalogue
from ..geography.great_circle import distance
from ..geography.places import coordinates, state_codes
from ..rows import RelationRecord
from ..sql import LISTED, listed
from .draft import ReceiptFields, Receipts

_WAYS = {"rail": "rail", "road": "road", "sea": "sea", "gas pipeline": "pipeline", "oil pipeline": "pipeline"}
"""Value of the fact ``mode`` to the way of its legs; of other values goods go over land."""
PORT = "port"


def route(receipts: Receipts, id_: str, records: Sequence[RelationRecord], title: str, style: str = "") -> Route | None:
    """The block of a route from its stops, None where there are none. The first branch is the trunk."""
    catalogue = receipts.catalogue
    branches: dict[str, list[RelationRecord]] = {}
    for record in sorted(records, key=lambda record: record.seq):
        branches.setdefault(record.branch or "", []).append(record)
    if not branches:
        return None
    stops = [record.other(id_) for record in records]
    points, names = coordinates(catalogue, stops), catalogue.names(stops)
    found = tuple(
        RouteBranch(
            name,
            tuple(
                Stop(stop, names[stop], *points.get(stop, (None, None))) for stop in (row.other(id_) for row in rows)
            ),
            receipts.receipt(rows[0]),
        )
        for name, rows in branches.items()
    )
    legs = _legs(catalogue, id_, [stop.id for stop in found[0].stops if stop.id in points], points) if style else ()
    return Route(title, found, style=style, legs=legs, published=_published(receipts, id_) if style else None)


def _published(receipts: Receipts, id_: str) -> FactValue | None:
    """The length as its first source gives it."""
    row = receipts.catalogue.db.execute(
        "SELECT value, number, unit, source, as_of, evidence, seen, contested, seq FROM fact "
        "WHERE entity = ? AND key = 'length' AND number IS NOT NULL ORDER BY seq LIMIT 1",
        (id_,),
    ).fetchone()
    if row is None:
        return None
    return FactValue((Span(row[0]),), row[1], row[2] or "", receipts.receipt(ReceiptFields(*row[3:8])))


def _legs(
    catalogue: Catalogue, id_: str, stops: Sequence[str], points: Mapping[str, tuple[float, float]]
) -> tuple[Leg, ...]:
    """The legs between the stops that have coordinates.

    A leg between two ports goes by ship where their states have no common border, since no land way joins them
    without a third state. A leg over a land border counts half to each state.
    """
    mode = catalogue.db.execute("SELECT value FROM fact WHERE entity = ? AND key = 'mode'", (id_,)).fetchone()
    main = _WAYS.get(mode[0] if mode else "", "land")
    states, ports, codes = _states(catalogue, stops), _ports(catalogue, stops), state_codes(catalogue)
    borders = _borders(catalogue, set(states.values()))
    legs: list[Leg] = []
    for start, end in itertools.pairwise(stops):
        km = distance(points[start], points[end])
        a, b = states.get(start, ""), states.get(end, "")
        ships = {start, end} <= ports and a != b and frozenset((a, b)) not in borders
        way = "sea" if ships else main
        if way == "sea":
            legs.append(Leg(start, end, km, way, "", ""))
        elif a == b:
            legs.append(Leg(start, end, km, way, codes.get(a, ""), catalogue.name(a) if a else ""))
        else:
            for state, ends in ((a, (start, "")), (b, ("", end))):
                legs.append(Leg(*ends, km / 2, way, codes.get(state, ""), catalogue.name(state) if state else ""))
    return tuple(legs)


def _states(catalogue: Catalogue, stops: Sequence[str]) -> dict[str, str]:
    """The state that each stop lies in, of several the first."""
    found: dict[str, str] = {}
    for stop, state, _ in catalogue.db.execute(
        f"SELECT subject, object, seq FROM relation WHERE name = 'located-in' AND subject IN {LISTED} ORDER BY seq",
        (listed(stops),),
    ):
        found.setdefault(stop, state)
    return found


def _ports(catalogue: Catalogue, stops: Sequence[str]) -> set[str]:
    rows = catalogue.db.execute(
        f"SELECT entity FROM fact WHERE key = 'type' AND value = ? AND entity IN {LISTED}", (PORT, listed(stops))
    )
    return {entity for (entity,) in rows}


def _borders(catalogue: Catalogue, states: set[str]) -> set[frozenset[str]]:
    """The pairs of these states that have a common border."""
    rows = catalogue.db.execute(
        f"SELECT subject, object FROM relation WHERE name = 'borders' AND subject IN {LISTED}", (listed(states),)
    )
    return {frozenset((subject, object_)) for subject, object_ in rows}
