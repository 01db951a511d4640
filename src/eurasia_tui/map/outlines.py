"""Country outlines: Natural Earth 4.1.0, 1:50m (public domain), packed by ``scripts/pack_outlines.py``.

The file is ``MAGIC`` and a zlib stream: eleven 32-bit sizes, then the parts, little-endian:
names (``code<tab>name`` a line), topology (shape: polygons; polygon: rings; ring: arcs; arc
number, ``~number`` when run backwards), label points, areas of polygons in square degrees,
first point, size and sides of each arc (0: a seam that is not drawn, 1: a coast, 2: a border),
steps of longitude and latitude in hundredths of a degree, level of each point, and of each arc
the centre (a unit vector) and radius (radians) of a circle that holds it.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from math import pi, radians
from pathlib import Path

from ..named_tuple import NamedTuple
from .sphere import Projection, Vector, angle, middle, vector

MAGIC = b"EUMAP2\n"
TOLERANCES = (0.06, 0.12, 0.25, 0.5, 1.0, 2.0)
"""Degrees; a point of level n is needed at the n-th tolerance and below it."""
SEAM, COAST, BORDER = 0, 1, 2

Ring = tuple[int, ...]


class Polygon(NamedTuple):
    """An outer ring and its holes, as arc numbers. ``area`` is in square degrees."""

    rings: tuple[Ring, ...]
    area: float


class Shape(NamedTuple):
    """A country's outline. ``label`` is a point well inside its largest part (latitude, longitude)."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]
    label: tuple[float, float]

    @property
    def area(self) -> float:
        """Area of all polygons in square degrees."""
        return sum(polygon.area for polygon in self.polygons)


class Outlines:
    """All shapes, and the points of their arcs at the level of detail that is asked for."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError("not a file of packed outlines")
        raw = memoryview(zlib.decompress(data[len(MAGIC) :]))
        sizes = _array("I", raw[:44])
        parts, at = [], 44
        for size in sizes:
            parts.append(raw[at : at + size])
            at += size
        text, topology, heads, areas, starts, counts, sides, lons, lats, levels, circles = parts
        self._starts, self._counts = _array("h", starts), _array("H", counts)
        self.sides = _array("B", sides)
        self._lons, self._lats, self._levels = _array("h", lons), _array("h", lats), levels.tobytes()
        self._offsets = array("I", [0, *accumulate(count - 1 for count in self._counts)])
        self._points: dict[tuple[int, int], list[Vector]] = {}
        self._circles = _array("f", circles)
        self._around: dict[Ring, tuple[Vector, float]] = {}
        self.shapes = {shape.code: shape for shape in _shapes(text, topology, heads, areas)}

    @classmethod
    @lru_cache(1)
    def load(cls) -> Outlines:
        """The outlines of the package, read once."""
        return cls(Path(__file__).with_name("outlines.bin").read_bytes())

    def points(self, arc: int, level: int = 0) -> list[Vector]:
        """The points of an arc needed at a level, as unit vectors; its ends are always there."""
        result = self._points.get((arc, level))
        if result is None:
            result = self._points[arc, level] = self._read(arc, level)
        return result

    def _read(self, arc: int, level: int) -> list[Vector]:
        begin, end = self._offsets[arc], self._offsets[arc + 1]
        lons = accumulate(self._lons[begin:end], initial=self._starts[2 * arc])
        lats = accumulate(self._lats[begin:end], initial=self._starts[2 * arc + 1])
        kept = self._levels[begin + arc : end + arc + 1]
        return [
            vector(lat / 100, lon / 100) for lon, lat, needed in zip(lons, lats, kept, strict=True) if needed >= level
        ]

    def cap(self, arc: int) -> tuple[Vector, float]:
        """Centre and radius (radians) of a circle that holds the arc."""
        x, y, z, radius = self._circles[4 * arc : 4 * arc + 4]
        return (x, y, z), radius

    def around(self, polygon: Polygon) -> tuple[Vector, float]:
        """Centre and radius (radians) of a circle that holds the polygon."""
        outer = polygon.rings[0]
        if outer not in self._around:
            caps = self.caps(outer)
            centre = middle([cap for cap, _ in caps])
            self._around[outer] = centre, max(angle(centre, cap) + radius for cap, radius in caps)
        return self._around[outer]

    def ring(self, ring: Ring, level: int = 0) -> list[Vector]:
        """The points of a ring, not closed."""
        result: list[Vector] = []
        for arc in ring:
            points = self.points(max(arc, ~arc), level)
            result += points[:-1] if arc >= 0 else points[:0:-1]
        return result

    def arcs(self) -> range:
        """Numbers of all arcs."""
        return range(len(self._counts))

    def at(self, lat: float, lon: float) -> str | None:
        """Code of the shape that a point lies in."""
        return next((shape.code for shape in self.shapes.values() if self.holds(shape, lat, lon)), None)

    def holds(self, shape: Shape, lat: float, lon: float) -> bool:
        """True when a point lies in a shape."""
        plane = Projection(lat, lon)
        return any(self._holds(polygon, plane) for polygon in shape.polygons)

    def _holds(self, polygon: Polygon, plane: Projection) -> bool:
        if all(angle(centre, plane.centre) - radius > pi / 2 for centre, radius in self.caps(polygon.rings[0])):
            return False  # on the other half of the earth, where a ring around the antipode would seem to hold all
        inside = False
        for ring in polygon.rings:
            points = plane.forward_all(self.ring(ring), 1, 0, 0)
            for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
                if (ay > 0) != (by > 0) and (bx - ax) * -ay / (by - ay) + ax > 0:
                    inside = not inside
        return inside

    def caps(self, ring: Ring) -> list[tuple[Vector, float]]:
        """The circles around the arcs of a ring."""
        return [self.cap(max(arc, ~arc)) for arc in ring]


def level_for(dot: float) -> int:
    """The coarsest level whose loss stays under 0.7 of a dot of so many radians."""
    return sum(radians(tolerance) <= 0.7 * dot for tolerance in TOLERANCES)


def _array(code: str, data: bytes | memoryview) -> array[int]:
    result = array(code)
    result.frombytes(data)
    if sys.byteorder == "big":
        result.byteswap()
    return result


def _shapes(text: memoryview, topology: memoryview, heads: memoryview, areas: memoryview) -> Iterator[Shape]:
    numbers, sizes, places = iter(_array("h", topology)), iter(_array("f", areas)), _array("h", heads)
    for index, line in enumerate(text.tobytes().decode().split("\n")):
        code, _, name = line.partition("\t")
        polygons = []
        for _ in range(next(numbers)):
            rings = tuple(tuple(next(numbers) for _ in range(next(numbers))) for _ in range(next(numbers)))
            polygons.append(Polygon(rings, next(sizes)))
        yield Shape(code, name, tuple(polygons), (places[2 * index + 1] / 100, places[2 * index] / 100))
