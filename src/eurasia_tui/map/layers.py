"""The detail layers, each read when a view first needs it; made by ``scripts/pack_layers.py``.

Lakes, finer outlines (Natural Earth 1:10m) and provinces are :class:`.outlines.Outlines`;
rivers, seas, relief, ports, airports, oil and gas fields and power stations are lists.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..named_tuple import NamedTuple
from .outlines import Outlines
from .sphere import Vector, angle, middle, vector

FOLDER = Path(__file__).with_name("layers")

RIVERS_BELOW = 40.0
"""Kilometres a column under which rivers, and names of relief, are drawn."""
PROVINCES_BELOW = 15.0
"""Under which provinces, towns, ports, airports, fields and power stations are drawn."""
FINE_BELOW = 20.0
"""Under which the finer outlines are drawn."""

GREAT_LAKES = ("Lake Baikal", "Lake Balkhash", "Aral Sea", "Issyk-Kul", "Lake Ladoga")
"""Drawn at every scale: they are what the eye looks for."""

SHORT_SEAS = {"Caspian Sea": ("Caspian", "Casp."), "Black Sea": ("Black S.",), "Persian Gulf": ("P. Gulf",)}
"""Shorter names of narrow seas."""
OPERATING = "operating"
"""The status of what works, in the lists of Global Energy Monitor."""
INNER_SEAS = ("Caspian Sea", "Black Sea")
"""Named before the states around them."""


class River(NamedTuple):
    """A river's line: its name, Natural Earth's rank (0 the largest), points, and a circle around them."""

    name: str
    rank: float
    points: list[Vector]
    centre: Vector
    radius: float


class Spot(NamedTuple):
    """A named point: ``kind`` is its layer, ``rank`` small for what shows first, ``detail`` a sentence part about it."""

    kind: str
    name: str
    rank: float
    lat: float
    lon: float
    detail: str = ""
    working: bool = True
    """False for a power station or field that is planned, being built or closed, or of which that is not known."""


class Sea(NamedTuple):
    """A name of water, and the box it lies in (degrees)."""

    name: str
    rank: float
    west: float
    south: float
    east: float
    north: float


@lru_cache(8)
def outlines(name: str) -> Outlines:
    """A layer of polygons: ``lakes``, ``fine`` or ``provinces``."""
    return Outlines((FOLDER / f"{name}.bin").read_bytes())


@lru_cache(1)
def rivers() -> tuple[River, ...]:
    """Rivers, the largest first."""
    found = []
    for name, rank, lines in _read("rivers"):
        for line in lines:
            points = [vector(lat, lon) for lon, lat in line]
            centre = middle(points)
            found.append(River(name, rank, points, centre, max(angle(centre, point) for point in points)))
    return tuple(sorted(found, key=lambda river: river.rank))


@lru_cache(1)
def spots() -> dict[str, tuple[Spot, ...]]:
    """Named points by kind: relief, peak, port, airport, field, plant."""
    data = _read("points")
    found = {
        "relief": [Spot("relief", name, rank, lat, lon) for name, rank, lon, lat in data["relief"]],
        "peak": [Spot("peak", name, -height, lat, lon, f"{height:,} m") for name, height, lon, lat in data["peaks"]],
        "port": [Spot("port", name, rank, lat, lon, "port") for name, rank, lon, lat in data["ports"]],
        "airport": [Spot("airport", name, rank, lat, lon, "airport") for name, rank, lon, lat in data["airports"]],
        "field": [_field(*row) for row in data["fields"]],
        "plant": [_plant(row) for row in data["plants"]],
    }
    return {kind: tuple(sorted(rows, key=lambda spot: spot.rank)) for kind, rows in found.items()}


@lru_cache(1)
def seas() -> tuple[Sea, ...]:
    """Seas and gulfs, the largest first."""
    return tuple(sorted((Sea(*row) for row in _read("points")["seas"]), key=lambda sea: sea.rank))


@lru_cache(512)
def around(sea: Sea) -> tuple[Vector, float]:
    """Centre and radius (radians) of a circle that holds the box of a sea."""
    lat, lon = (sea.south + sea.north) / 2, (sea.west + sea.east) / 2
    centre = vector(lat, lon)
    edges = [(y, x) for y in (sea.south, lat, sea.north) for x in (sea.west, sea.east)]
    return centre, max(angle(centre, vector(y, x)) for y, x in edges)


def names() -> Iterator[tuple[bool, str, float, float]]:
    """Everything in the layers that has a name: whether it is water, the name, latitude and longitude."""
    for sea in seas():
        yield True, sea.name, (sea.south + sea.north) / 2, (sea.west + sea.east) / 2
    for layer in ("lakes", "provinces"):
        for shape in outlines(layer).shapes.values():
            if shape.name:
                yield layer == "lakes", shape.name, *shape.label
    for rows in spots().values():
        for spot in rows:
            yield False, spot.name, spot.lat, spot.lon


def short_names(sea: Sea) -> tuple[str, ...]:
    """Shorter forms of its name, the longest first."""
    return SHORT_SEAS.get(sea.name, ())


def _field(
    name: str, status: str, lon: float, lat: float, oil: float | None, gas: float | None, year: int | None
) -> Spot:
    parts = [status.replace("_", " ") or "oil or gas field"]
    parts += [f"{oil:g} million barrels of oil a year"] if oil else []
    parts += [f"{gas / 1000:.3g} bcm of gas a year"] if gas else []
    parts += [f"in {year}"] if year and (oil or gas) else []
    return Spot("field", name, -((oil or 0) + (gas or 0) / 160), lat, lon, ", ".join(parts), status == OPERATING)


def _plant(row: dict[str, Any]) -> Spot:
    first = row.get("year_first")
    parts = [f"{row['fuel']}, {row['mw']:,.0f} MW", row["status"], f"since {first}" if first else ""]
    detail = ", ".join(filter(None, parts))
    return Spot("plant", row["name"], -row["mw"], row["lat"], row["lon"], detail, row["status"] == OPERATING)


def _read(name: str) -> Any:
    return json.loads(zlib.decompress((FOLDER / f"{name}.json.z").read_bytes()))
