"""Corridors with their branches, places, sites and states as GeoJSON (RFC 7946), for QGIS, Leaflet, geojson.io."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from itertools import pairwise
from pathlib import Path
from typing import Any

from ...map.legend import DISCLAIMER
from ...map.outlines import Outlines
from ...map.sphere import Vector, degrees_of, great_circle, vector
from ...query.catalogue import Catalogue
from ...query.geography.places import coordinates, geo, states
from ...sanitize import clean
from .own_notes import NO_NOTES, OwnNotes
from .tables import ids
from .writing import write_file

Position = tuple[float, float]
"""Longitude and latitude in degrees, as GeoJSON orders them."""
TYPES = {"countries": "state", "corridors": "corridor", "places": "place", "sites": "site"}
"""The ``type`` of a feature by the kind of its entity."""
DIGITS = 4
"""Of a degree: ten metres."""


def to_geojson(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write eurasia.geojson, one collection of features; ``type`` among the properties says what each is."""
    features = [*_states(catalogue), *_routes(catalogue), *_points(catalogue)]
    located = {feature["properties"]["entity"] for feature in features}
    features += _unlocated(catalogue, located)
    for feature in features:
        if note := user_notes.get(feature["properties"]["entity"]):
            own = {"your_note": note.text, "bookmarked": note.bookmarked}
            feature["properties"] |= {key: value for key, value in own.items() if value}
    collection = {"type": "FeatureCollection", "disclaimer": DISCLAIMER, "features": features}
    path = folder / "eurasia.geojson"
    write_file(path, clean(json.dumps(collection, ensure_ascii=False)))
    return [path]


def _feature(id_: str, geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    known = {name: value for name, value in properties.items() if value not in (None, "")}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": {"entity": id_.split("#")[0], **known}}


def _position(point: Vector) -> Position:
    lat, lon = degrees_of(point)
    return round(lon, DIGITS), round(lat, DIGITS)


# --- states --------------------------------------------------------------------


def _states(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """The states with an outline, Natural Earth's: de facto control."""
    outlines = Outlines.load()
    for code, (id_, name) in sorted(states(catalogue).items()):
        shape = outlines.shapes.get(code)
        if shape is None:
            continue
        polygons = [
            part
            for polygon in shape.polygons
            for part in _polygons([[_position(point) for point in outlines.ring(ring)] for ring in polygon.rings])
        ]
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        yield _feature(id_, geometry, type="state", name=name, iso3=code, outline="Natural Earth 1:50m, public domain")


Ring = list[Position]


def _polygons(rings: list[Ring]) -> list[list[Ring]]:
    """A polygon (its outer ring first) as closed rings; one that crosses 180° is cut there (RFC 7946, 3.1.9)."""
    whole = [_unwrapped(ring) for ring in rings]
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        part = [
            [(min(180.0, max(-180.0, round(lon - turn, DIGITS))), lat) for lon, lat in cut]
            for ring in whole
            if (cut := _cut(_cut(ring, turn - 180, 1), turn + 180, -1))
        ]
        if part:
            parts.append([_closed(ring, hole=bool(number)) for number, ring in enumerate(part)])
    return parts


def _unwrapped(ring: Ring) -> Ring:
    """The ring without jumps of 360° between neighbours: longitudes run on past 180."""
    result = ring[:1]
    for lon, lat in ring[1:]:
        lon += 360 * round((result[-1][0] - lon) / 360)
        result.append((lon, lat))
    return result


def _cut(ring: Ring, meridian: float, side: int) -> Ring:
    """What of a ring lies east (side 1) or west (side -1) of a meridian; empty when nothing does.

    I. Sutherland and G. Hodgman, Reentrant polygon clipping, Communications of the ACM 17 (1974).
    """
    if all((lon - meridian) * side >= 0 for lon, _ in ring):
        return ring
    result: Ring = []
    for (ax, ay), (bx, by) in zip([ring[-1], *ring[:-1]], ring, strict=True):
        a, b = (ax - meridian) * side, (bx - meridian) * side
        if (a > 0 > b) or (a < 0 < b):
            result.append((meridian, round(ay + (by - ay) * a / (a - b), DIGITS)))
        if b >= 0:
            result.append((bx, by))
    return result if any((lon - meridian) * side > 0 for lon, _ in result) else []


def _closed(ring: Ring, *, hole: bool) -> Ring:
    """The ring with its first point at the end too; outer rings run counterclockwise, holes clockwise."""
    closed = [*ring, ring[0]]
    clockwise = sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairwise(closed)) > 0
    return closed if clockwise == hole else closed[::-1]


# --- routes --------------------------------------------------------------------


def _routes(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """A feature a branch; a leg between two stops follows the great circle, and a line that crosses 180° is cut there."""
    for id_, kind, name, _ in ids(catalogue):
        if kind != "corridors":
            continue
        for route in geo(catalogue, [id_]).routes:
            for number, branch in enumerate(route.branches):
                lines = _lines([vector(*point) for point in branch.points])
                if lines:
                    yield _feature(
                        f"{id_}#{number}" if number else id_,
                        {"type": "MultiLineString", "coordinates": lines},
                        type="corridor",
                        name=name,
                        branch=branch.name,
                        stops=[stop.id for stop in branch.stops],
                        published_length=route.published,
                    )


def _lines(stops: list[Vector]) -> list[list[Position]]:
    points: list[Position] = []
    for start, end in pairwise(stops):
        leg = [_position(point) for point in great_circle(start, end)]
        points += leg[1:] if points else leg
    lines: list[list[Position]] = [[]]
    for point in points:
        line = lines[-1]
        if line and abs(line[-1][0] - point[0]) > 180:  # across the antimeridian
            (ax, ay), (bx, by) = line[-1], point
            side = 180.0 if ax > 0 else -180.0
            span = 360 - abs(ax - bx)
            lat = round(ay + (by - ay) * ((180 - abs(ax)) / span if span else 0), DIGITS)
            line.append((side, lat))
            lines.append([(-side, lat)])
        lines[-1].append(point)
    return [line for line in lines if len(line) > 1]


# --- points --------------------------------------------------------------------


def _points(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Everything that has coordinates of its own: places, sites."""
    listed = ids(catalogue)
    at = coordinates(catalogue, [id_ for id_, *_ in listed])
    for id_, kind, name, group in listed:
        if id_ in at and kind != "countries":
            lat, lon = at[id_]
            position = (round((lon + 180) % 360 - 180, DIGITS), round(lat, DIGITS))
            yield _feature(
                id_,
                {"type": "Point", "coordinates": position},
                type=catalogue.kinds[kind].singular,
                name=name,
                group=group,
            )


def _unlocated(catalogue: Catalogue, located: Set[str]) -> Iterator[dict[str, Any]]:
    """States, corridors, places and sites of which the catalogue has neither shape nor point: ``geometry`` is null (RFC 7946, 3.2)."""
    for id_, kind, name, group in ids(catalogue):
        if kind in TYPES and id_ not in located:
            yield _feature(id_, None, type=TYPES[kind], name=name, group=group)
