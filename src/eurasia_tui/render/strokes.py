"""Lines of dots in character cells, two wide and four high, drawn as braille (Unicode block 2800)."""

from __future__ import annotations

import itertools
from functools import lru_cache

from .clip import Box, clip

WIDE, HIGH = 2, 4
"""Dots of a cell. Cells are about twice as high as wide, so dots are about square."""

BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of the dot in row, column of a cell, as Unicode numbers them."""

Dots = list[tuple[float, float]]


class Strokes:
    """A layer of lines: ``bits`` holds the dots set in each cell, row by row."""

    def __init__(self, cols: int, rows: int) -> None:
        self.cols, self.rows = cols, rows
        self.width, self.height = cols * WIDE, rows * HIGH
        self.bits = bytearray(cols * rows)
        self._box = Box(0, 0, self.width - 0.001, self.height - 0.001)

    def dot(self, x: int, y: int) -> None:
        """Set one dot; outside the layer nothing happens."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self.bits[(y >> 2) * self.cols + (x >> 1)] |= BITS[y & 3][x & 1]

    def line(self, points: Dots, dash: tuple[int, int] = (1, 0), thick: bool = False) -> None:
        """A line through points; ``dash`` is dots drawn and dots left out in turn, ``thick`` is two dots."""
        on, off = dash
        period, at = on + off, 0
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            inside = clip(ax, ay, bx, by, self._box)
            if inside is None:
                continue
            x, y, end_x, end_y = inside
            steps = int(max(abs(end_x - x), abs(end_y - y))) + 1
            dx, dy = (end_x - x) / steps, (end_y - y) / steps
            for _ in range(steps):
                if not off or at % period < on:
                    self.dot(int(x), int(y))
                    if thick:
                        self.dot(int(x) + 1, int(y))
                        self.dot(int(x), int(y) + 1)
                at += 1
                x += dx
                y += dy
            if not off or at % period < on:
                self.dot(int(end_x), int(end_y))

    def thin(self, points: Dots, sparse: bool = False) -> None:
        """An outline: as :meth:`line`, in less time. ``sparse`` sets every second dot of the grid."""
        width, height, cols, bits, box = self.width, self.height, self.cols, self.bits, self._box
        px, py = points[0] if points else (0.0, 0.0)
        for qx, qy in points:
            ax, ay, bx, by = px, py, qx, qy
            px, py = qx, qy
            if not (0 <= ax < width and 0 <= ay < height and 0 <= bx < width and 0 <= by < height):
                if (
                    (ax < 0 and bx < 0)
                    or (ay < 0 and by < 0)
                    or (ax >= width and bx >= width)
                    or (ay >= height and by >= height)
                ):
                    continue
                inside = clip(ax, ay, bx, by, box)
                if inside is None:
                    continue
                ax, ay, bx, by = inside
            x, y = int(bx), int(by)
            dx, dy = int(ax) - x, int(ay) - y
            steps = max(dx, -dx, dy, -dy)
            # From the end back, so that a point in the dot of the one before sets a single dot.
            for at in range(steps or 1):
                if at:
                    x = int(bx) + (dx * at * 2 + steps) // (2 * steps)
                    y = int(by) + (dy * at * 2 + steps) // (2 * steps)
                if not sparse or (x + y) & 1:
                    bits[(y >> 2) * cols + (x >> 1)] |= BITS[y & 3][x & 1]

    def text(self, y: int, ascii: bool = False) -> str:
        """A row of cells as characters."""
        glyphs = look_alikes() if ascii else braille()
        return "".join(glyphs[bits] for bits in self.bits[y * self.cols : (y + 1) * self.cols])


@lru_cache(1)
def braille() -> list[str]:
    """The character of each pattern of dots."""
    return [" ", *(chr(0x2800 + bits) for bits in range(1, 256))]


@lru_cache(1)
def look_alikes() -> list[str]:
    """The ASCII character nearest to each pattern of dots."""
    return [_look_alike(bits) for bits in range(256)]


def _look_alike(bits: int) -> str:
    rows = [(bool(bits & left), bool(bits & right)) for left, right in BITS]
    count = bits.bit_count()
    left, right = [y for y, row in enumerate(rows) if row[0]], [y for y, row in enumerate(rows) if row[1]]
    if count == 0:
        return " "
    if count >= 6:
        return "="
    if count == 1:
        return "." if (left or right)[0] > 0 else "'"
    if not left or not right:
        side = left or right
        return "|" if side[-1] - side[0] >= 2 else ":" if side[0] else "'"
    tilt = sum(right) / len(right) - sum(left) / len(left)
    if abs(tilt) < 1:
        if max(left + right) - min(left + right) >= 2:
            return "|"
        return ("-", "-", "-", "_")[round(sum(left + right) / count)] if min(left + right) else "~"
    return "\\" if tilt > 0 else "/"
