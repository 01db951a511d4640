"""The routes of a scene: their courses over the earth, and their stops by importance."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from ..query.geography.places import Geo, GeoPoint
from .sphere import Vector, great_circle, vector

DASHES = ((1, 0), (6, 3), (2, 2), (10, 3))
"""Of the trunks of several routes: dots drawn and left out."""
LARGE = 1_000_000
"""Inhabitants of a city that a reader looks for."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def course(points: list[tuple[float, float]]) -> list[Vector]:
    """Great-circle course through points in degrees."""
    vectors = [vector(*point) for point in points]
    result = vectors[:1]
    for a, b in itertools.pairwise(vectors):
        result += great_circle(a, b)[1:]
    return result


def stops(geo: Geo, places: Iterable[GeoPoint]) -> list[GeoPoint]:
    """Stops of the routes, the most important first: ends, junctions and large cities, those of the trunk before others."""
    weights = {place.id: place.weight for place in places}
    count: dict[str, int] = {}
    found: dict[str, GeoPoint] = {}
    for route in geo.routes:
        for number, branch in enumerate(route.branches):
            for index, stop in enumerate(branch.stops):
                if stop.lat is None or stop.lon is None:
                    continue
                end = index in (0, len(branch.stops) - 1)
                trunk = number == 0
                first = 0 if stop.id in count else 2 * (weights.get(stop.id, 0) >= LARGE)
                count[stop.id] = count.get(stop.id, 0) + first + 1 + trunk + 2 * end + 2 * (end and trunk)
                found.setdefault(stop.id, GeoPoint(stop.id, stop.name, stop.lat, stop.lon, "stop", route.id))
    return sorted(found.values(), key=lambda p: (-count[p.id], -weights.get(p.id, 0), p.name))
