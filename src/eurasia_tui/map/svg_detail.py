"""What a picture for print names besides states, stops and towns: seas, lakes, ranges, provinces, ports, power stations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..render.strokes import HIGH, WIDE
from . import layers
from .raster import dots_across
from .surroundings import SPOT_SIGNS, cells_of, spot_sign, wet_cells
from .svg_parts import HEIGHT, QUIET, SEA_TEXT, WIDTH, width

if TYPE_CHECKING:
    from .svg_picture import Picture

ITALIC = ' font-style="italic"'
SIZE = 11
STEP = 4
"""Cells between those at which water is looked for."""
MOST_PLACES = 40
"""Places at which the name of a sea is tried."""


def name_waters(picture: Picture) -> None:
    """Seas and lakes, each where its whole name lies on water; those that everybody looks for also over their shores."""
    camera, tints = picture.camera, picture.ground.grid.tints
    wet = wet_cells(tints, camera, range(0, camera.cols, STEP), range(0, camera.rows, STEP // 2))
    most = 2 if picture.km > 60 else 4 if picture.km > 30 else 9
    for sea in layers.seas():
        if (sea.rank > most and sea.name not in layers.INNER_SEAS) or sea.east - sea.west > 100:
            continue
        places = cells_of(sea, wet)[:MOST_PLACES]
        spots = [(x * WIDE, y * HIGH) for x, y in places]
        if not any(_on_water(picture, sea.name, *spot) for spot in spots) and sea.name in layers.INNER_SEAS:
            any(picture.name(*spot, sea.name, SIZE, SEA_TEXT, ITALIC, centred=True) for spot in spots)
    for shape in layers.outlines("lakes").shapes.values():
        at = picture.at(*shape.label) if shape.name and dots_across(shape.area, camera) > 20 else None
        if at and not _on_water(picture, shape.name, *at) and shape.name in layers.GREAT_LAKES:
            picture.name(*at, shape.name, 9, SEA_TEXT, ITALIC)


def _on_water(picture: Picture, name: str, x: float, y: float) -> bool:
    """Name a sea at a point if all of the name is on water."""
    tints, half = picture.ground.grid.tints, width(name, SIZE) / 2
    if not (half < x < WIDTH - half and SIZE < y < HEIGHT - SIZE):
        return False
    rows = range(int(y - SIZE / 2) * 2 // HIGH, int(y + SIZE / 2) * 2 // HIGH + 1)
    dry = any(any(tints[row][int(x - half) : int(x + half) + 1]) for row in rows if 0 <= row < len(tints))
    return not dry and picture.name(x, y, name, SIZE, SEA_TEXT, ITALIC, centred=True)


def name_detail(picture: Picture) -> None:
    """Ranges, provinces and points of the layers, as the scale allows; each sign is noted for the legend."""
    if picture.of_figure or picture.km >= layers.RIVERS_BELOW:
        return
    found = layers.spots()
    for spot in found["relief"]:
        if spot.rank <= (3 if picture.km > 25 else 5) and (at := picture.at(spot.lat, spot.lon)):
            picture.name(*at, spot.name, 10, QUIET, ITALIC, centred=True)
    if picture.km >= layers.PROVINCES_BELOW:
        return
    for shape in layers.outlines("provinces").shapes.values():
        across = dots_across(shape.area, picture.camera)
        if across > width(shape.name, 9) and shape.name and (at := picture.at(*shape.label)):
            picture.name(*at, shape.name, 9, QUIET, ITALIC, centred=True)
    for kind in SPOT_SIGNS:
        for spot in found[kind]:
            if kind == "plant" and spot.rank > -80 * picture.km:
                break  # they stand by size
            if at := picture.at(spot.lat, spot.lon):
                _point(picture, spot, *at)


def _point(picture: Picture, spot: layers.Spot, x: float, y: float) -> None:
    """The sign of a point with its name, where there is room for both."""
    box = (x - 4, y - 4, x + 4, y + 4)
    text = f"{spot.name} {spot.detail}" if spot.kind == "peak" else spot.name
    if picture.free(box) and picture.name(x, y, text, 8, QUIET):
        sign = spot_sign(spot)
        picture.mark(x, y, sign.sign)
        picture.taken.append(box)
        picture.signs.setdefault(sign.sign, sign.means)
