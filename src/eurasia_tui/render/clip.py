"""Clips segments to a rectangle (Liang and Barsky, ACM Transactions on Graphics 3 (1984), pp. 1-22)."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class Box(NamedTuple):
    """A rectangle; all four sides belong to it."""

    left: float
    top: float
    right: float
    bottom: float


def clip(ax: float, ay: float, bx: float, by: float, box: Box) -> tuple[float, float, float, float] | None:
    """The part of the segment from a to b inside the box, or None when there is none."""
    dx, dy = bx - ax, by - ay
    first, last = 0.0, 1.0
    for p, q in ((-dx, ax - box.left), (dx, box.right - ax), (-dy, ay - box.top), (dy, box.bottom - ay)):
        if p == 0:
            if q < 0:
                return None
        else:
            at = q / p
            if p < 0:
                if at > last:
                    return None
                first = max(first, at)
            else:
                if at < first:
                    return None
                last = min(last, at)
    return ax + first * dx, ay + first * dy, ax + last * dx, ay + last * dy
