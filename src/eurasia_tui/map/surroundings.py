"""Names of what is no state and no entity: seas, lakes, ranges, provinces, ports, power stations."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..named_tuple import NamedTuple
from ..render.strokes import HIGH, WIDE
from . import layers
from .camera import Camera, within
from .labels import Labels, Run
from .raster import dots_across
from .sphere import vector


class SpotSign(NamedTuple):
    """The sign of a kind of point, in ASCII, what it means."""

    sign: str
    ascii: str
    means: str


SPOT_SIGNS = {
    "port": SpotSign("□", "p", "port"),
    "plant": SpotSign("▼", "W", "power station"),
    "field": SpotSign("•", "F", "oil or gas field"),
    "peak": SpotSign("△", "^", "peak"),
    "airport": SpotSign("+", "+", "airport"),
}
"""In the order in which they find room."""
IDLE_SIGNS = {
    "plant": SpotSign("▽", "w", "power station planned, being built or closed"),
    "field": SpotSign("◦", "f", "oil or gas field not known to produce"),
}
"""Signs of what does not work."""


def spot_sign(spot: layers.Spot) -> SpotSign:
    """The sign of a point."""
    return SPOT_SIGNS[spot.kind] if spot.working else IDLE_SIGNS[spot.kind]


BAND = 4
"""Degrees of latitude of the cells that are held together."""
Wet = list[tuple[int, int, float, float]]
"""Cells of water: column, row, latitude, longitude."""


def name_inner_seas(labels: Labels, camera: Camera) -> None:
    """The seas that everybody looks for: along the cells, from north to south, else over their shores."""
    for sea in layers.seas():
        if sea.name not in layers.INNER_SEAS or not within(camera, *layers.around(sea)):
            continue
        corners = camera.project([vector(lat, lon) for lat in (sea.south, sea.north) for lon in (sea.west, sea.east)])
        left, right = (int(end(x for x, _ in corners)) // WIDE for end in (min, max))
        top, bottom = (int(end(y for _, y in corners)) // HIGH for end in (min, max))
        columns = range(max(0, left - 2), min(camera.cols, right + 3))
        inside = cells_of(
            sea, wet_cells(labels.grid.tints, camera, columns, range(max(0, top - 1), min(camera.rows, bottom + 2)))
        )
        full, *short = (sea.name, *layers.short_names(sea))
        if not inside or labels.water(full, inside):
            continue
        if any(labels.water(form, inside, 0) for form in short[:1]) or not short:
            continue
        if not labels.water_down(short[0], inside):
            any(labels.water_across(form, inside) or labels.water(form, inside, 0) for form in short)


def name_asked_waters(labels: Labels, camera: Camera, names: Collection[str]) -> None:
    """The lakes and seas that the map is about, at any scale: on their water, else beside it."""
    for shape in layers.outlines("lakes").shapes.values():
        at = camera.cell(vector(*shape.label)) if shape.name in names else None
        if at and not labels.water(shape.name, [at], 0):
            labels.beside("", shape.name, *at, "water")
    for sea in layers.seas():
        if sea.name in names and sea.name not in layers.INNER_SEAS:
            wet = wet_cells(labels.grid.tints, camera, range(1, camera.cols, 2), range(camera.rows))
            inside = cells_of(sea, wet)
            if not labels.water(sea.name, inside, 0):
                labels.water_across(sea.name, inside)


def wet_cells(tints: Sequence[bytes], camera: Camera, columns: range, rows: range) -> Wet:
    """The cells of water among some; ``tints`` are two rows of quarters a cell."""
    cells = [(x, y) for y in rows for x in columns if not tints[2 * y + 1][2 * x]]
    places = camera.degrees([(x * WIDE, y * HIGH) for x, y in cells])
    return [(x, y, *place) for (x, y), place in zip(cells, places, strict=True) if place]


def cells_of(sea: layers.Sea, wet: Wet) -> list[tuple[int, int]]:
    """The cells of a sea, from its middle outwards: those in the ellipse of its box, whose corners are other waters."""
    lat_0, lon_0 = (sea.south + sea.north) / 2, (sea.west + sea.east) / 2
    high, wide = max(sea.north - lat_0, 0.1), max(sea.east - lon_0, 0.1)
    inside = [(x, y) for x, y, lat, lon in wet if ((lat - lat_0) / high) ** 2 + ((lon - lon_0) / wide) ** 2 < 0.7]
    if inside:
        middle_x, middle_y = (sum(values) / len(inside) for values in zip(*inside, strict=True))
        inside.sort(key=lambda cell: (abs(cell[0] - middle_x) + 2.5 * abs(cell[1] - middle_y), cell[1], cell[0]))
    return inside


def name_water(labels: Labels, camera: Camera) -> None:
    """Seas and lakes, as the scale allows, each where its whole name lies on water."""
    km = camera.km_per_cell
    most = 2 if km > 60 else 4 if km > 30 else 9
    bands: dict[int, Wet] = {}  # by latitude: a sea is looked for among the cells of its own
    for cell in wet_cells(labels.grid.tints, camera, range(1, camera.cols, 2), range(camera.rows)):
        bands.setdefault(int(cell[2] // BAND), []).append(cell)
    named: set[str] = {*layers.INNER_SEAS}
    for sea in layers.seas():
        if sea.rank > most or sea.name in named or sea.east - sea.west > 100 or not within(camera, *layers.around(sea)):
            continue
        own = range(int(sea.south // BAND), int(sea.north // BAND) + 1)
        inside = cells_of(sea, [cell for band in own for cell in bands.get(band, ())])
        if labels.water(sea.name, inside) or any(labels.water(form, inside, 0) for form in layers.short_names(sea)):
            named.add(sea.name)
    for shape in layers.outlines("lakes").shapes.values() if km < 60 else ():
        at = camera.cell(vector(*shape.label)) if dots_across(shape.area, camera) > 8 else None
        if not at or not shape.name or any(label.text == shape.name for label in labels.placed):
            continue
        if not labels.water(shape.name, [at]) and shape.name in layers.GREAT_LAKES and km < layers.RIVERS_BELOW:
            labels.beside("", shape.name, *at, "area")  # a long one is narrower than its name


def land_around(tints: Sequence[bytes], x: int, y: int, most: int = 12) -> list[Run]:
    """The cells of land on both sides of one, as far as there is no water; none where it is water itself."""
    land = [upper and lower for upper, lower in zip(tints[2 * y][::2], tints[2 * y + 1][::2], strict=True)]
    if not land[x]:
        return []
    before = next((cell for cell in range(x, x - most, -1) if cell < 1 or not land[cell - 1]), x - most)
    after = next((cell for cell in range(x, x + most) if cell + 1 == len(land) or not land[cell + 1]), x + most)
    return [(y, before, after + 1)]


def name_spots(labels: Labels, camera: Camera) -> None:
    """Ranges and deserts, then peaks, ports, airports, fields and power stations, as the scale allows."""
    km = camera.km_per_cell
    if km >= layers.RIVERS_BELOW:
        return
    found = layers.spots()
    for spot in found["relief"]:
        if spot.rank <= (3 if km > 25 else 5) and (at := camera.cell(vector(spot.lat, spot.lon))):
            labels.state("", [spot.name], land_around(labels.grid.tints, *at), "area")
    if km >= layers.PROVINCES_BELOW:
        return
    for shape in layers.outlines("provinces").shapes.values():
        if shape.name and dots_across(shape.area, camera) > 12 and (at := camera.cell(vector(*shape.label))):
            room = int(dots_across(shape.area, camera) // WIDE)
            run = (at[1], max(0, at[0] - room // 2), min(camera.cols, at[0] + room // 2))
            labels.state("", [shape.name], [run], "area")
    for kind in SPOT_SIGNS:
        for spot in found[kind]:
            if kind == "plant" and spot.rank > -80 * km:
                break  # they stand by size
            at = camera.cell(vector(spot.lat, spot.lon))
            text = f"{spot.name} {spot.detail}" if kind == "peak" else spot.name
            if at and labels.free(*at, 1) and labels.beside("", text, *at, "name"):
                sign = spot_sign(spot)
                labels.mark(*at, sign.ascii if labels.ascii else sign.sign, "name", sign.means)
