"""The distance between two points of the earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0088
"""Mean radius of the Earth in km (IUGG 1980, R1)."""


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in km of two points (latitude, longitude in degrees).

    Haversine formula: R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984.
    """
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
