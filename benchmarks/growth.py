"""Growth as a picture: small plots over the number of entities, written as SVG by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT, PAD = 210, 150, 34


class Curve(NamedTuple):
    """One plot: its title, its points as (entities, value), and the budget line where there is one."""

    title: str
    points: Sequence[tuple[int, float]]
    budget: float | None = None


def svg(curves: Sequence[Curve]) -> str:
    """The plots side by side, in the page's own text colour so that it suits a light and a dark page."""
    width = len(curves) * (WIDTH + PAD) + PAD
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + 66}" font-family="sans-serif" font-size="11">',
        "<style>text { fill: #555 } @media (prefers-color-scheme: dark) { text { fill: #bbb } }</style>",
    ]
    for number, curve in enumerate(curves):
        parts += _plot(curve, PAD + number * (WIDTH + PAD), 28)
    return "\n".join([*parts, "</svg>", ""])


def _plot(curve: Curve, left: int, top: int) -> list[str]:
    highest = max([value for _, value in curve.points] + ([curve.budget] if curve.budget else [])) * 1.15
    sizes = [math.log10(size) for size, _ in curve.points]

    def at(size: float, value: float) -> tuple[float, float]:
        share = (math.log10(size) - sizes[0]) / ((sizes[-1] - sizes[0]) or 1)
        return left + 12 + share * (WIDTH - 40), top + HEIGHT - value / highest * HEIGHT

    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in curve.points))
    parts = [
        f'<text x="{left}" y="{top - 10}" font-weight="bold">{escape(curve.title)}</text>',
        f'<path d="M{left} {top}V{top + HEIGHT}H{left + WIDTH}" fill="none" stroke="#999"/>',
        f'<polyline points="{line}" fill="none" stroke="#0a7d7d" stroke-width="2"/>',
    ]
    if curve.budget:
        y = at(curve.points[0][0], curve.budget)[1]
        parts.append(f'<path d="M{left} {y:.1f}H{left + WIDTH}" stroke="#b5524a" stroke-dasharray="4 3"/>')
    for size, value in curve.points:
        x, y = at(size, value)
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0a7d7d"/>',
            f'<text x="{x:.1f}" y="{y - 7:.1f}" text-anchor="middle">{value:.3g}</text>',
            f'<text x="{x:.1f}" y="{top + HEIGHT + 15}" text-anchor="middle">{size:,}</text>',
        ]
    return parts
