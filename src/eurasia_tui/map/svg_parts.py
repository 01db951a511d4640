"""Parts of a picture for print: colours, fills, lines, the scale."""

from __future__ import annotations

import textwrap

from ..render.strokes import WIDE, Dots
from . import legend
from .camera import Camera
from .palette import BYPASSED, CHOSEN, CLASSES, FIRST, LAND, OBSERVER, PARTNER, SECOND
from .tints import Tint

WIDTH, HEIGHT = 1000, 600
"""Units of the picture; the legend comes below it."""

TEXT, QUIET, SEA, SEA_TEXT, COAST = "#1c1c1c", "#555555", "#dcebf5", "#2f6690", "#8aa4b8"
ROUTES = ("#a23b00", "#003f88", "#7a1f6b", "#1f5f2a")


DASHES = ("", "9 5", "2 4", "14 4")


FILLS = {
    LAND: "#ece8dd",
    CHOSEN: "#9fd8a8",
    FIRST: "#a9cdf0",
    SECOND: "#f6d58e",
    PARTNER: "#d3cdf0",
    OBSERVER: "#c4ecec",
    BYPASSED: "#f2b3ae",
} | dict(zip(CLASSES, ("#f3f8e6", "#d5ecd0", "#a9d8c6", "#74bdbb", "#4a9fae"), strict=True))
"""Fills for print: letters of TEXT are legible on each."""


_NARROW, _SLIM, _BROAD = frozenset("ijl.,'’|I!:;"), frozenset("ftr()[]- /J"), frozenset("mwMW@%")
_BOLD = 1.15


def width(text: str, size: float, bold: bool = False) -> float:
    """Units that a text takes at most, whichever font of the stack there is: the broadest is DejaVu Sans."""
    ems = sum(
        0.32
        if char in _NARROW
        else 0.45
        if char in _SLIM
        else 1.0
        if char in _BROAD
        else 0.78
        if char.isupper()
        else 0.64
        for char in text
    )
    return ems * size * (_BOLD if bold else 1)


def scale_box(camera: Camera) -> tuple[float, float, float, float]:
    """Where the bar of the scale is: left, top, right, bottom."""
    _, size = _scale(camera)
    return 8, HEIGHT - 28, 14 + size + 54, HEIGHT - 6


def _scale(camera: Camera) -> tuple[int, float]:
    """A round length in kilometres, and its units."""
    dot = camera.km_per_cell / WIDE
    km = next(length for length in legend.ROUND if length / dot >= 60)
    return km, km / dot


def scale(camera: Camera) -> str:
    """A bar of a round length at the lower left."""
    km, size = _scale(camera)
    return (
        f'<g transform="translate(14 {HEIGHT - 12})"><rect x="-6" y="-16" width="{size + 60:.0f}" height="22" '
        f'fill="#fff" fill-opacity=".75"/><path d="M0 -4V0H{size:.1f}V-4" fill="none" stroke="{TEXT}"/>'
        f'<text x="{size + 5:.1f}" y="2" font-size="10" fill="{TEXT}">{km:,} km</text></g>'
    )


PROVINCE = f'stroke="{COAST}" stroke-width=".6" stroke-dasharray="2 2"'
"""The line of a border of provinces."""


def swatch(group: Tint) -> str:
    """The sample of a fill in the legend."""
    sign = (
        f'<text x="20" y="11" font-size="12" text-anchor="middle" fill="{TEXT}">{group.sign}</text>'
        if group.sign
        else ""
    )
    return f'<rect width="40" height="13" fill="{FILLS[group.fill]}" stroke="{COAST}" stroke-width=".5"/>{sign}'


def outline(points: Dots) -> str:
    """The commands of a path through points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def curve(points: Dots) -> str:
    """The commands of a smooth path through points (Catmull and Rom, 1974), for lines kept with few of them."""
    around = [points[0], *points, points[-1]]
    parts = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(around, around[1:], around[2:], around[3:], strict=False):
        parts.append(
            f"C{bx + (cx - ax) / 6:.1f} {by + (cy - ay) / 6:.1f} {cx - (dx - bx) / 6:.1f} {cy - (dy - by) / 6:.1f} "
            f"{cx:.1f} {cy:.1f}"
        )
    return f"M{points[0][0]:.1f} {points[0][1]:.1f}" + "".join(parts)


def stroke(number: int, trunk: bool) -> str:
    """The line of a route, by its number; branches are thinner."""
    dash = DASHES[number % len(DASHES)] if trunk else "4 3"
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'stroke="{ROUTES[number % len(ROUTES)]}" stroke-width="{3 if trunk else 1.6}" stroke-linejoin="round"{dashed}'
    )


def wrapped(text: str, room: int) -> list[str]:
    """A text in lines of so many letters; an empty one is one line."""
    return textwrap.wrap(text, room) or [""]
