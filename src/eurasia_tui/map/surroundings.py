"""Names of what is no state and no entity: seas, lakes, ranges, provinces, ports, power stations."""

from __future__ import annotations

from ..render.strokes import HIGH, WIDE
from . import layers
from .camera import Camera
from .labels import Labels
from .raster import dots_across
from .sphere import degrees_of, vector

SPOT_SIGNS = {"port": ("□", "p"), "plant": ("▴", "^"), "field": ("◦", "."), "peak": ("△", "^"), "airport": ("+", "+")}
"""Sign of each kind of point, and in ASCII."""


def name_water(labels: Labels, camera: Camera) -> None:
    """Seas and lakes, as the scale allows, each where its whole name lies on water."""
    km = camera.km_per_cell
    most = 2 if km > 60 else 4 if km > 30 else 9
    wet: list[tuple[int, int, float, float]] = []
    for y in range(camera.rows):
        row = labels.paper.tints[2 * y + 1]
        for x in range(1, camera.cols, 2):
            if not row[2 * x] and (place := camera.place(x * WIDE, y * HIGH)):
                wet.append((x, y, *degrees_of(place)))
    named: set[str] = set()
    for sea in layers.seas():
        if sea.rank > most or sea.name in named or sea.east - sea.west > 100:
            continue
        inside = [(x, y) for x, y, lat, lon in wet if sea.south < lat < sea.north and sea.west < lon < sea.east]
        if inside:
            middle_x, middle_y = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            inside.sort(key=lambda cell: abs(cell[0] - middle_x) + 2.5 * abs(cell[1] - middle_y))
            short = layers.SHORT_SEAS.get(sea.name, ())
            if labels.water(sea.name, inside) or any(labels.water(form, inside, 0) for form in short):
                named.add(sea.name)
    for shape in layers.outlines("lakes").shapes.values() if km < 60 else ():
        at = camera.cell(vector(*shape.label)) if dots_across(shape.area, camera) > 8 else None
        if at and shape.name:
            labels.water(shape.name, [at])


def name_spots(labels: Labels, camera: Camera) -> None:
    """Ranges and deserts, then peaks, ports, airports, fields and power stations, as the scale allows."""
    km = camera.km_per_cell
    if km >= layers.RIVERS_BELOW:
        return
    found = layers.spots()
    for spot in found["relief"]:
        if spot.rank <= (3 if km > 25 else 5) and (at := camera.cell(vector(spot.lat, spot.lon))):
            labels.state("", [spot.name], [(at[1], max(0, at[0] - 12), min(camera.cols, at[0] + 12))], "area")
    if km >= layers.PROVINCES_BELOW:
        return
    for shape in layers.outlines("provinces").shapes.values():
        if shape.name and dots_across(shape.area, camera) > 12 and (at := camera.cell(vector(*shape.label))):
            room = int(dots_across(shape.area, camera) // WIDE)
            run = (at[1], max(0, at[0] - room // 2), min(camera.cols, at[0] + room // 2))
            labels.state("", [shape.name], [run], "area")
    for kind, sign in SPOT_SIGNS.items():
        for spot in found[kind]:
            if kind == "plant" and spot.rank > -80 * km:
                break  # they stand by size
            at = camera.cell(vector(spot.lat, spot.lon))
            text = f"{spot.name} {spot.detail}" if kind == "peak" else spot.name
            if at and labels.free(*at, 1) and labels.beside("", text, *at, "name"):
                labels.mark(*at, sign[1] if labels.ascii else sign[0], "name")
