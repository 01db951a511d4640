"""What part of the earth is looked at, on how many cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import asin, cos, hypot, pi

from ..render.strokes import HIGH, WIDE
from .sphere import EARTH_KM, Degrees, Projection, Vector, degrees_of, middle

EURASIA = ((60.0, 80.0), (58.0, 40.0), (40.0, 27.0), (40.0, 131.0), (18.0, 45.0), (17.0, 78.0), (17.0, 105.0))
"""Points that the first view holds, in degrees: about 20 to 140 E and 12 to 66 N, where the states of the core are."""
HEART = ((53.5, 30.0), (53.5, 70.0), (45.0, 26.0), (45.0, 104.0), (34.0, 45.0), (34.0, 75.0))
"""Points that the first view holds where it is small: the Black Sea to western Mongolia and China, southern Russia to Pakistan."""

CLOSEST = EARTH_KM / 1.5
"""Dots a radius at the nearest: a dot is 1.5 km."""
POLAR = 84.0
"""Degrees of latitude beyond which the middle does not go."""


@dataclass(frozen=True)
class Camera:
    """A centre in degrees, a scale in dots a radius of the earth, and a size in cells."""

    lat: float
    lon: float
    scale: float
    cols: int
    rows: int

    @cached_property
    def plane(self) -> Projection:
        """The projection around the centre."""
        return Projection(self.lat, self.lon)

    @property
    def width(self) -> int:
        """Width of the view in dots, two a cell."""
        return self.cols * WIDE

    @property
    def height(self) -> int:
        """Height of the view in dots, four a cell."""
        return self.rows * HIGH

    @property
    def farthest(self) -> float:
        """The least scale: the picture of the earth as far as 120 degrees from the centre just fits."""
        return min(self.width, self.height) / 2 / 1.73

    @property
    def km_per_cell(self) -> float:
        """Kilometres across a cell in the middle."""
        return WIDE * EARTH_KM / self.scale

    @cached_property
    def radius(self) -> float:
        """The angle from the centre to a corner, radians."""
        return 2 * asin(min(1.0, hypot(self.width, self.height) / 2 / self.scale / 2))

    def project(self, points: list[Vector]) -> list[tuple[float, float]]:
        """Points in dots from the top left corner."""
        return self.plane.forward_all(points, self.scale, self.width / 2, self.height / 2)

    def cell(self, point: Vector) -> tuple[int, int] | None:
        """The cell that a point is in, when it is in view."""
        c = self.plane.centre
        if point[0] * c[0] + point[1] * c[1] + point[2] * c[2] < -0.6:
            return None  # far behind the edge, where the picture is torn
        ((x, y),) = self.project([point])
        return (int(x) // WIDE, int(y) // HIGH) if 0 <= x < self.width and 0 <= y < self.height else None

    def place(self, x: float, y: float) -> Vector | None:
        """What is shown at a dot."""
        return self.plane.inverse((x - self.width / 2) / self.scale, (self.height / 2 - y) / self.scale)

    def degrees(self, dots: list[tuple[float, float]]) -> list[Degrees | None]:
        """Latitude and longitude of what is shown at dots; None outside the earth."""
        return self.plane.degrees_all(dots, self.scale, self.width / 2, self.height / 2)

    def resized(self, cols: int, rows: int) -> Camera:
        """The same view on another size: as much is seen across the shorter side."""
        before, after = min(self.width, self.height), min(cols * WIDE, rows * HIGH)
        return self._bounded(self.lat, self.lon, self.scale * after / max(1, before), cols, rows)

    def moved(self, cols: float, rows: float) -> Camera:
        """The view moved over the map by cells, right and down."""
        to = self.place(self.width / 2 + cols * WIDE, self.height / 2 + rows * HIGH)
        if to is None:
            return self
        lat, lon = degrees_of(to)
        if abs(lat) > POLAR or abs((lon - self.lon + 180) % 360 - 180) > 90:
            return self  # over the pole the map would turn upside down
        return replace(self, lat=lat, lon=lon)

    def centred(self, point: Vector) -> Camera:
        """The view with a point in its middle."""
        lat, lon = degrees_of(point)
        return replace(self, lat=max(-POLAR, min(POLAR, lat)), lon=lon)

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> Camera:
        """Nearer (over 1) or farther, with what is at cell (x, y), or the middle, staying where it is."""
        nearer = self._bounded(self.lat, self.lon, self.scale * factor, self.cols, self.rows)
        if x is None or y is None:
            return nearer
        at_x, at_y = (x + 0.5) * WIDE, (y + 0.5) * HIGH
        held = self.place(at_x, at_y)
        for _ in range(
            3 if held else 0
        ):  # the picture is drawn again around each middle, so the first move is not exact
            assert held is not None
            ((now_x, now_y),) = nearer.project([held])
            nearer = nearer.moved((now_x - at_x) / WIDE, (now_y - at_y) / HIGH)
        return nearer

    def _bounded(self, lat: float, lon: float, scale: float, cols: int, rows: int) -> Camera:
        result = Camera(lat, lon, scale, cols, rows)
        return replace(result, scale=max(result.farthest, min(CLOSEST, scale)))

    @classmethod
    def fit(cls, points: Sequence[Vector], cols: int, rows: int, margin: float = 0.08) -> Camera:
        """The nearest view that holds all points, with a margin of the size on each side."""
        cols, rows = max(1, cols), max(1, rows)
        lat, lon = degrees_of(middle(list(points)))
        scale = 1.0
        for _ in range(6):
            lat = max(-POLAR, min(POLAR, lat))
            plane = Projection(lat, lon)
            flat = [plane.forward(point) for point in points]
            xs, ys = [x for x, _ in flat], [y for _, y in flat]
            room_x, room_y = cols * WIDE * (1 - 2 * margin), rows * HIGH * (1 - 2 * margin)
            x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            wide, high = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
            scale = min(room_x / wide, room_y / high)
            to = plane.inverse(x, y)
            if to is None or hypot(x, y) * scale < 0.3:
                break
            lat, lon = degrees_of(to)
        # A single place is shown with what surrounds it: at least 6 degrees across.
        widest = min(cols * WIDE, rows * HIGH) / (2 * pi * 6 / 360)
        base = cls(lat, lon, scale, cols, rows)
        return base._bounded(lat, lon, min(scale, widest), cols, rows)


def within(camera: Camera, centre: Vector, radius: float) -> bool:
    """True when a circle on the sphere (radians) may be in view."""
    c = camera.plane.centre
    dot = centre[0] * c[0] + centre[1] * c[1] + centre[2] * c[2]
    reach = radius + camera.radius
    return reach >= pi or dot >= cos(reach)
