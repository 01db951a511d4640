"""The sphere and its picture on a plane.

Projection: Lambert azimuthal equal-area, oblique aspect, on a sphere, centred on the middle of
the view.  Areas are true everywhere, north is up in the middle, the middle is free of
distortion, and since it is worked out from unit vectors the antimeridian is a line like any
other.  Formulas: J. P. Snyder, Map Projections - A Working Manual, U.S. Geological Survey
Professional Paper 1395 (1987), pp. 182-190, equations 22-4, 22-5 and 24-2 (forward), 20-14,
20-15 and 24-16 (inverse).
"""

from __future__ import annotations

import itertools
from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0088
"""Mean radius of the earth, R1 of the IUGG (Moritz, Geodetic Reference System 1980)."""

Vector = tuple[float, float, float]
Degrees = tuple[float, float]
"""Latitude and longitude."""

_FAR = 1e-9
"""Nearer to the antipode of the centre than this (of 1 + cosine) a point is moved there."""


def vector(lat: float, lon: float) -> Vector:
    """The unit vector of a point in degrees."""
    phi, lam = radians(lat), radians(lon)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def degrees_of(point: Vector) -> Degrees:
    """Latitude and longitude in degrees of a vector, of any length but 0."""
    x, y, z = point
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def angle(a: Vector, b: Vector) -> float:
    """The angle between two unit vectors in radians, exact for small ones too."""
    return 2 * asin(min(1.0, sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2) / 2))


def distance_km(a: Degrees, b: Degrees) -> float:
    """The great-circle distance of two points (latitude, longitude in degrees) in kilometres."""
    return angle(vector(*a), vector(*b)) * EARTH_KM


def length_km(points: list[Degrees]) -> float:
    """The sum of the great-circle legs along points in kilometres."""
    return sum(distance_km(a, b) for a, b in itertools.pairwise(points))


def great_circle(a: Vector, b: Vector, step: float = 0.02) -> list[Vector]:
    """Points on the great circle from a to b, both included, at most ``step`` radians apart."""
    whole = angle(a, b)
    pieces = max(1, ceil(whole / step))
    if pieces == 1 or sin(whole) < 1e-9:
        return [a, b]
    result = []
    for index in range(pieces + 1):
        share = index / pieces
        p, q = sin((1 - share) * whole) / sin(whole), sin(share * whole) / sin(whole)
        result.append((a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q))
    return result


def middle(points: list[Vector]) -> Vector:
    """The unit vector in the middle of points; the first one when they cancel out."""
    x, y, z = (sum(point[axis] for point in points) for axis in range(3))
    size = sqrt(x * x + y * y + z * z)
    return (x / size, y / size, z / size) if size > 1e-9 else points[0]


class Projection:
    """The plane picture around a centre in degrees; lengths on it are in radii of the earth."""

    __slots__ = ("centre", "east", "lat", "lon", "north")

    def __init__(self, lat: float, lon: float) -> None:
        self.lat, self.lon = lat, lon
        phi, lam = radians(lat), radians(lon)
        self.centre: Vector = (cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi))
        self.east: Vector = (-sin(lam), cos(lam), 0.0)
        self.north: Vector = (-sin(phi) * cos(lam), -sin(phi) * sin(lam), cos(phi))

    def forward(self, point: Vector) -> tuple[float, float]:
        """East and north of the centre of a unit vector. Everything lies within 2 of the centre."""
        x, y, z = point
        c, e, n = self.centre, self.east, self.north
        k = sqrt(2 / max(_FAR, 1 + x * c[0] + y * c[1] + z * c[2]))
        return k * (x * e[0] + y * e[1]), k * (x * n[0] + y * n[1] + z * n[2])

    def forward_all(self, points: list[Vector], scale: float, x0: float, y0: float) -> list[tuple[float, float]]:
        """Points on a canvas: ``scale`` dots a radius, the centre at (x0, y0), y downwards."""
        (c0, c1, c2), (e0, e1, _), (n0, n1, n2) = self.centre, self.east, self.north
        result = []
        for x, y, z in points:
            d = 1 + x * c0 + y * c1 + z * c2
            k = scale * sqrt(2 / (d if d > _FAR else _FAR))
            result.append((x0 + k * (x * e0 + y * e1), y0 - k * (x * n0 + y * n1 + z * n2)))
        return result

    def inverse(self, x: float, y: float) -> Vector | None:
        """The unit vector shown at a point of the plane, or None outside the picture of the earth."""
        square = x * x + y * y
        if square > 4:
            return None
        # With c = 2 asin(rho / 2), as the formulas have it: cos c = 1 - rho^2 / 2, sin c / rho = sqrt(1 - rho^2 / 4).
        k = sqrt(1 - square / 4)
        u, v, w = 1 - square / 2, k * x, k * y
        c, e, n = self.centre, self.east, self.north
        return c[0] * u + e[0] * v + n[0] * w, c[1] * u + e[1] * v + n[1] * w, c[2] * u + n[2] * w

    def degrees_all(
        self, points: list[tuple[float, float]], scale: float, x0: float, y0: float
    ) -> list[Degrees | None]:
        """Latitude and longitude of points on a canvas, the inverse of :meth:`forward_all`; None outside the earth."""
        (c0, c1, c2), (e0, e1, _), (n0, n1, n2) = self.centre, self.east, self.north
        result: list[Degrees | None] = []
        for px, py in points:
            x, y = (px - x0) / scale, (y0 - py) / scale
            square = x * x + y * y
            if square > 4:
                result.append(None)
                continue
            k = sqrt(1 - square / 4)
            u, v, w = 1 - square / 2, k * x, k * y
            a, b = c0 * u + e0 * v + n0 * w, c1 * u + e1 * v + n1 * w
            result.append((degrees(atan2(c2 * u + n2 * w, hypot(a, b))), degrees(atan2(b, a))))
        return result
