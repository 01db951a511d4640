"""Which view holds what is shown, and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

from ..query.geo import Geo, GeoPoint
from .camera import EURASIA, Camera
from .outlines import Outlines, Shape
from .sphere import Vector, angle, degrees_of, middle, vector

_COARSE = 5
"""Level of detail that is enough for an extent."""


def in_core(lat: float, lon: float) -> bool:
    """True within the part of the earth that the first view is about."""
    return 19 <= lat <= 55 and 24 <= lon <= 134


class Frame:
    """The extent of routes, points and states; ``course`` is the points of all routes."""

    def __init__(self, outlines: Outlines, geo: Geo, course: list[Vector]) -> None:
        self.outlines, self.geo, self.course = outlines, geo, course

    @staticmethod
    def whole(cols: int, rows: int) -> Camera:
        """The whole of Eurasia."""
        return Camera.fit([vector(*point) for point in EURASIA], cols, rows, 0.02)

    def fit(self, cols: int, rows: int) -> Camera:
        """The view that holds all that is shown; the core of Eurasia when there is nothing, or too much."""
        points = [*self.course, *(vector(point.lat, point.lon) for point in self.geo.points)]
        if not self.geo.routes:
            points += self._extent()
        margin = 0.12 if self.geo.routes else 0.03  # the names of the ends of a route need room
        camera = Camera.fit(points, cols, rows, margin) if points else None
        if camera is None or max(angle(camera.plane.centre, point) for point in points) > pi * 0.55:
            return self.whole(cols, rows)
        return camera

    def _extent(self) -> list[Vector]:
        """Points of the states shown: of many, what lies in the core, so that no far member widens the view."""
        shapes = self._near()
        parts = [self._main_part(shape) for shape in shapes]
        if len(parts) > 2:
            inside = [[point for point in part if in_core(*degrees_of(point))] for part in parts]
            found = [point for part in inside for point in part]
            if sum(1 for part in inside if part) * 2 >= len(parts):
                return found
        return [point for part in parts for point in part]

    def _near(self) -> list[Shape]:
        """The states that are shown, without a few that lie far from the rest: zooming out finds them."""
        codes = dict.fromkeys(area.code for area in self.geo.areas)
        shapes = [self.outlines.shapes[code] for code in codes if code in self.outlines.shapes]
        kept = list(shapes)
        while len(kept) > max(1, len(shapes) * 0.6):
            heart = middle([vector(*shape.label) for shape in kept])
            far = max(kept, key=lambda shape: angle(heart, vector(*shape.label)))
            if angle(heart, vector(*far.label)) < 1.0:
                break
            kept.remove(far)
        return kept

    def _main_part(self, shape: Shape) -> list[Vector]:
        """A state's largest part and those near it: far islands do not widen the view."""
        main = self.outlines.ring(shape.polygons[0].rings[0], _COARSE)
        heart = vector(*shape.label)
        reach = 2.5 * max(angle(heart, point) for point in main)
        found = list(main)
        for polygon in shape.polygons[1:]:
            ring = self.outlines.ring(polygon.rings[0], _COARSE)
            if polygon.area > shape.area * 0.01 and all(angle(heart, point) <= reach for point in ring):
                found += ring
        return found

    def outside(self, camera: Camera, stops: Sequence[GeoPoint]) -> tuple[str, ...]:
        """Names of what is marked and has no part in view."""
        found: dict[str, None] = {}
        for area in self.geo.areas:
            shape = self.outlines.shapes.get(area.code)
            if shape and not self._in_view(camera, shape):
                found[area.name] = None
        for point in (*self.geo.points, *stops):
            if camera.cell(vector(point.lat, point.lon)) is None:
                found[point.name] = None
        return tuple(found)

    def _in_view(self, camera: Camera, shape: Shape) -> bool:
        if camera.cell(vector(*shape.label)):
            return True
        points = self.outlines.ring(shape.polygons[0].rings[0], _COARSE - 2)
        return any(camera.cell(point) for point in points) or self.outlines.holds(shape, camera.lat, camera.lon)
