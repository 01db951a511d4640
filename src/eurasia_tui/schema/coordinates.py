"""Fields of the kinds that are a point on the map."""

from __future__ import annotations

from typing import Annotated, Protocol, TypeVar

from pydantic import Field

from .stored import AsFact

Latitude = Annotated[
    float | None,
    AsFact("Latitude", "°", "number"),
    Field(ge=-90, le=90, description="Latitude in degrees, north positive."),
]
Longitude = Annotated[
    float | None,
    AsFact("Longitude", "°", "number"),
    Field(ge=-180, le=180, description="Longitude in degrees, east positive."),
]


class _Point(Protocol):
    lat: float | None
    lon: float | None


P = TypeVar("P", bound=_Point)


def both_or_neither(entity: P) -> P:
    """Check that an entity has both coordinates or none. Raises ValueError."""
    if (entity.lat is None) != (entity.lon is None):
        raise ValueError("give both lat and lon, or neither")
    return entity
