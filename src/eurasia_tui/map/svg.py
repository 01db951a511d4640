"""A map as SVG, for a document: one file that stands alone, on white paper."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from ..dates import show
from ..sanitize import clean_line
from . import legend
from .routes import LETTERS
from .scene import Scene
from .surroundings import IDLE_SIGNS, SPOT_SIGNS
from .svg_parts import (
    COAST,
    HEIGHT,
    QUIET,
    SEA,
    TEXT,
    WIDTH,
    scale,
    stroke,
    swatch,
    wrapped,
)
from .svg_picture import Picture
from .text import title
from .tints import Tint

FONTS = "'Source Sans 3', 'Noto Sans', 'DejaVu Sans', 'Segoe UI', Helvetica, Arial, sans-serif"
CREDIT = "Made with Natural Earth"
ENERGY = "Power stations and fields: Global Energy Monitor (CC BY 4.0)"


def named(group: Tint, seen: Collection[str]) -> str:
    """The states of a fill: those in view, then those out of it."""
    states = list(zip(group.codes, group.names, strict=True))
    inside = ", ".join(name for code, name in states if code in seen)
    outside = ", ".join(name for code, name in states if code not in seen)
    return "; ".join(filter(None, (inside, outside and f"out of view: {outside}")))


def svg(scene: Scene) -> str:
    """The map with legend, sources, credit and the line on outlines."""
    picture = Picture(scene)
    picture.land()
    picture.routes()
    picture.marks()
    drawing = scene.draw(picture.camera)
    y = HEIGHT + 66.0
    rows: list[str] = []

    def line(text: str, sample: str = "", quiet: bool = False) -> None:
        nonlocal y
        for number, part in enumerate(wrapped(clean_line(text), 140 if sample else 155)):
            mark = f'<g transform="translate(20 {y - 10:.0f})">{sample}</g>' if sample and not number else ""
            indent = 70 if sample else 20
            rows.append(
                f'{mark}<text x="{indent}" y="{y:.0f}" font-size="12" fill="{QUIET if quiet else TEXT}">'
                f"{escape(part)}</text>"
            )
            y += 18

    for number, route in enumerate(scene.geo.routes):
        letter = f"{LETTERS[number % 26]}  " if scene.many else ""
        line(f"{letter}{route.name}: {legend.length(route)}", f'<path d="M0 6h40" fill="none" {stroke(number, True)}/>')
        if len(route.branches) > 1:
            names = "; ".join(branch.name for branch in route.branches[1:])
            line(f"branches: {names}", f'<path d="M0 6h40" fill="none" {stroke(number, False)}/>')
    for group in scene.groups:
        if group.title:
            line(f"{legend.meaning(group)}: {named(group, picture.seen)}", swatch(group))
    if picture.signs:
        line("; ".join(f"{sign} {means}" for sign, means in picture.signs.items()))
    in_groups = {name for group in scene.groups if group.title for name in group.names}
    rest = drawing._replace(outside=tuple(name for name in drawing.outside if name not in in_groups))
    for entry in legend.notes(scene, rest):
        line(entry)
    if scene.geo.sources:
        line(f"Sources: {legend.sources(scene, 40)}", quiet=True)
    energy = {
        sign.sign for kinds in (SPOT_SIGNS, IDLE_SIGNS) for kind, sign in kinds.items() if kind in ("plant", "field")
    }
    credit = f"{CREDIT}. {ENERGY}" if energy & set(picture.signs) else CREDIT
    line(f"Projection: {legend.PROJECTION}. Lengths are great-circle distances. {credit}.", quiet=True)
    line(legend.DISCLAIMER[0].upper() + legend.DISCLAIMER[1:] + ".", quiet=True)
    heading = escape(clean_line(title(scene)))
    when = f"as of {show(scene.geo.day)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" font-family="{FONTS}" role="img">\n'
        f"<title>{heading}, {when}</title>\n<desc>{legend.DISCLAIMER}</desc>\n"
        f'<defs><clipPath id="frame"><rect width="{WIDTH}" height="{HEIGHT}"/></clipPath></defs>\n'
        f'<rect width="{WIDTH}" height="{y:.0f}" fill="#fff"/>\n'
        f'<text x="20" y="27" font-size="18" font-weight="bold" fill="{TEXT}">{heading}'
        f'<tspan font-size="12" font-weight="normal" fill="{QUIET}" dx="12">{when}</tspan></text>\n'
        f'<g transform="translate(0 40)" clip-path="url(#frame)">\n<rect width="{WIDTH}" height="{HEIGHT}" '
        f'fill="{SEA}"/>\n' + "\n".join(picture.parts) + f"\n{scale(picture.camera)}\n</g>\n"
        f'<rect x=".5" y="40.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="none" stroke="{COAST}"/>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )
