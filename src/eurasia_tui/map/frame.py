"""Which view holds what is shown, and what it leaves out."""

from __future__ import annotations

from math import pi

from ..query.geography.places import Geo
from .camera import EURASIA, HEART, Camera
from .outlines import Outlines, Shape
from .sphere import Vector, angle, degrees_of, middle, vector

_COARSE = 5
"""Level of detail that is enough for an extent."""
_SMALL = 200.0
"""Kilometres a column beyond which the names of neighbouring states have no room side by side."""


def in_core(lat: float, lon: float) -> bool:
    """True within the part of the earth that the first view is about."""
    return 19 <= lat <= 58 and 24 <= lon <= 134


class Extent:
    """The extent of routes, points and states; ``course`` is the points of all routes."""

    def __init__(self, outlines: Outlines, geo: Geo, course: list[Vector]) -> None:
        self.outlines, self.geo, self.course = outlines, geo, course

    @staticmethod
    def whole(cols: int, rows: int) -> Camera:
        """The whole of Eurasia, or its middle where the picture is too small to name the states of the core."""
        camera = Camera.fit([vector(*point) for point in EURASIA], cols, rows, 0.02)
        if camera.km_per_cell <= _SMALL:
            return camera
        return Camera.fit([vector(*point) for point in HEART], cols, rows, 0.0)

    def fit(self, cols: int, rows: int) -> Camera:
        """The view that holds all that is shown; the core of Eurasia when there is nothing, or too much."""
        places = [(point.lat, point.lon) for point in self.geo.points]
        inside = [place for place in places if in_core(*place)]
        if len(places) > 4 and len(inside) * 2 >= len(places):
            places = inside  # a few far places do not widen the view
        points = [*self.course, *(vector(*place) for place in places)]
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
        """The states that are shown, of a body its members, without a few that lie far from the rest: zooming out finds them."""
        members = [area for area in self.geo.areas if area.role == "member"]
        codes = dict.fromkeys(area.code for area in (members if len(members) > 2 else self.geo.areas))
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
