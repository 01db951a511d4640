"""Which state each quarter of a cell belongs to, as seen by a camera."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, pi, radians, sqrt

from ..render.strokes import HIGH, WIDE, Dots
from .camera import Camera, within
from .outlines import Outlines, Polygon, level_for
from .sphere import angle

_FAR = 5
"""Level of detail of arcs out of view."""

Crossings = list[tuple[int, float]]


class Raster:
    """``rows`` holds two rows of bytes a row of cells, two bytes a cell: 0 is water, else a number given to :meth:`fill`."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self.rows = [bytearray(camera.cols * WIDE) for _ in range(camera.rows * 2)]
        self._level = level_for(1 / camera.scale)
        self._arcs: dict[tuple[int, int], tuple[Dots, Crossings]] = {}

    def arc(self, outlines: Outlines, number: int) -> Dots:
        """The points of an arc in dots, as fine as the scale asks for."""
        return self._arc(outlines, number)[0]

    def _arc(self, outlines: Outlines, number: int) -> tuple[Dots, Crossings]:
        key = id(outlines), number
        found = self._arcs.get(key)
        if found is None:
            camera = self.camera
            level = self._level if within(camera, *outlines.cap(number)) else _FAR
            points = camera.project(outlines.points(number, level))
            found = self._arcs[key] = points, _crossings(points, len(self.rows))
        return found

    def fill(self, outlines: Outlines, polygons: Sequence[Polygon], number: int) -> None:
        """Give what lies inside polygons, which stand by size, a number (0 to 255)."""
        camera = self.camera
        scale = camera.scale * pi / 180
        byte = bytes([number])
        width = camera.width
        for polygon in polygons:
            if sqrt(polygon.area) * scale < 0.7:
                break
            if not within(camera, *outlines.around(polygon)):
                continue
            if all(
                angle(camera.plane.centre, cap) - radius > pi / 2 for cap, radius in outlines.caps(polygon.rings[0])
            ):
                continue  # on the other half of the earth, where the picture is torn
            by_row: dict[int, list[float]] = {}
            for ring in polygon.rings:
                for arc in ring:
                    for row, x in self._arc(outlines, arc if arc >= 0 else ~arc)[1]:
                        if row in by_row:
                            by_row[row].append(x)
                        else:
                            by_row[row] = [x]
            for row, found in by_row.items():
                found.sort()
                cells = self.rows[row]
                for left, right in zip(found[::2], found[1::2], strict=False):
                    first = ceil(left - 0.5) if left > 0 else 0
                    end = ceil(right - 0.5) if right < width else width
                    if end > first:
                        cells[first:end] = byte * (end - first)

    def at(self, x: int, y: int) -> int:
        """The number that most of a cell has."""
        upper, lower = self.rows[2 * y], self.rows[2 * y + 1]
        quarters = (upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1])
        return max(quarters, key=quarters.count)

    def runs(self) -> dict[int, list[tuple[int, int, int]]]:
        """For each number but 0 its runs of cells: row, first cell, one past the last."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for y in range(self.camera.rows):
            cells = bytes(self.rows[2 * y + 1][::2])
            x, end = 0, len(cells)
            while x < end:
                number = cells[x]
                start = x
                # bytes.lstrip finds the end of a run without a loop in Python
                x = end - len(cells[start:].lstrip(cells[start : start + 1]))
                if number:
                    found.setdefault(number, []).append((y, start, x))
        return found


def _crossings(points: Dots, rows: int) -> Crossings:
    """Where a line crosses the middles of half rows of cells: (half row, x in dots)."""
    found: Crossings = []
    half = HIGH / 2
    last = rows - 1
    if not points:
        return found
    ax, ay = points[0]
    ay = ay / half - 0.5
    for px, py in points[1:]:
        bx, by = px, py / half - 0.5
        if ay != by:
            (x0, y0, x1, y1) = (ax, ay, bx, by) if ay < by else (bx, by, ax, ay)
            if y1 > 0 and y0 <= last:
                first = ceil(y0) if y0 > 0 else 0
                end = ceil(y1) if y1 < last + 1 else last + 1
                if end > first:
                    slope = (x1 - x0) / (y1 - y0)
                    x = x0 + (first - y0) * slope
                    for row in range(first, end):
                        found.append((row, x))
                        x += slope
        ax, ay = bx, by
    return found


def visible(outlines: Outlines, camera: Camera, polygons: Iterable[Polygon]) -> bool:
    """True when a polygon may be in view."""
    return any(within(camera, *cap) for polygon in polygons for cap in outlines.caps(polygon.rings[0]))


def dots_across(area: float, camera: Camera) -> float:
    """Width in dots of a square of so many square degrees."""
    return sqrt(area) * radians(1) * camera.scale
