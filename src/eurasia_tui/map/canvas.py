"""A canvas of dots in character cells, two wide and four high, with one role a cell.

Dots are drawn as braille (Unicode block 2800) or, in ASCII, as the character that looks most
like them.  Of what meets in a cell the higher role shows, and pushes lower dots out, so that
a route stays legible over a border.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil, floor

from ..render.lines import Segment, cell_len
from .clip import Box, clip

WIDE, HIGH = 2, 4
"""Dots of a cell. Cells are about twice as high as wide, so dots are about square."""

_BIT = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of the dot in row, column of a cell, as Unicode numbers them."""

Dots = list[tuple[float, float]]


class Canvas:
    """Cells of dots and characters. ``roles`` are names, the lowest first; a cell shows the highest on it."""

    def __init__(self, cols: int, rows: int, roles: Sequence[str]) -> None:
        self.cols, self.rows = cols, rows
        self.width, self.height = cols * WIDE, rows * HIGH
        self.names = tuple(roles)
        self.rank = {name: index for index, name in enumerate(roles)}
        self._bits = bytearray(cols * rows)
        self._roles = bytearray(cols * rows)
        self._text: dict[int, str] = {}
        self._box = Box(0, 0, self.width - 0.001, self.height - 0.001)

    def copy(self) -> Canvas:
        """A canvas with the same on it."""
        made = Canvas(self.cols, self.rows, self.names)
        made._bits, made._roles, made._text = self._bits[:], self._roles[:], dict(self._text)
        return made

    # --- dots ----------------------------------------------------------------

    def dot(self, x: int, y: int, role: int) -> None:
        """Set one dot; outside the canvas nothing happens."""
        if 0 <= x < self.width and 0 <= y < self.height:
            cell = (y >> 2) * self.cols + (x >> 1)
            before = self._roles[cell]
            if role > before:
                self._roles[cell] = role
                self._bits[cell] = _BIT[y & 3][x & 1]
            elif role == before:
                self._bits[cell] |= _BIT[y & 3][x & 1]

    def line(self, points: Dots, role: str, dash: tuple[int, int] = (1, 0), thick: bool = False) -> None:
        """A line through points; ``dash`` is dots drawn and dots left out in turn."""
        rank = self.rank[role]
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
                    self.dot(int(x), int(y), rank)
                    if thick:
                        self.dot(int(x) + 1, int(y), rank)
                        self.dot(int(x), int(y) + 1, rank)
                at += 1
                x += dx
                y += dy
            self.dot(int(end_x), int(end_y), rank)

    def thin(self, points: Dots, role: str, sparse: bool = False) -> None:
        """An outline: as :meth:`line`, in less time. ``sparse`` draws every second dot of the grid."""
        rank = self.rank[role]
        width, height, cols, bits, roles = self.width, self.height, self.cols, self._bits, self._roles
        box = self._box
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
                    x, y = (
                        int(bx) + (dx * at * 2 + steps) // (2 * steps),
                        int(by) + (dy * at * 2 + steps) // (2 * steps),
                    )
                if not sparse or (x + y) & 1:
                    cell = (y >> 2) * cols + (x >> 1)
                    if roles[cell] <= rank:
                        if roles[cell] < rank:
                            roles[cell] = rank
                            bits[cell] = 0
                        bits[cell] |= _BIT[y & 3][x & 1]

    def fill(self, rings: Iterable[Dots], role: str, texture: Texture) -> None:
        """A sparse texture inside rings (even-odd); cells that hold anything stay as they are."""
        rank = self.rank[role]
        crossings: dict[int, list[float]] = {}
        rows = texture.rows
        for ring in rings:
            for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
                if ay > by:
                    ax, ay, bx, by = bx, by, ax, ay
                if by <= 0 or ay >= self.height or ay == by:
                    continue
                slope = (bx - ax) / (by - ay)
                for y in range(max(0, ceil(ay - 0.5)), min(self.height, ceil(by - 0.5))):
                    if y % rows in texture.at:
                        crossings.setdefault(y, []).append(ax + (y + 0.5 - ay) * slope)
        for y, found in crossings.items():
            found.sort()
            bit_row, base = _BIT[y & 3], (y >> 2) * self.cols
            for left, right in zip(found[::2], found[1::2], strict=False):
                for start in texture.at[y % rows]:
                    low = max(0, ceil(left - 0.5))
                    first = low + (start - low) % texture.columns
                    for x in range(first, min(self.width, floor(right - 0.5) + 1), texture.columns):
                        cell = base + (x >> 1)
                        if self._roles[cell] in (0, rank):
                            self._roles[cell] = rank
                            self._bits[cell] |= bit_row[x & 1]

    # --- characters ----------------------------------------------------------

    def free(self, x: int, y: int, size: int) -> bool:
        """True when no character stands on so many cells, nor right before or behind, and they are on the canvas."""
        if not (0 <= y < self.rows and x >= 0 and x + size <= self.cols):
            return False
        base = y * self.cols
        return not any(base + at in self._text for at in range(max(0, x - 1), min(self.cols, x + size + 1)))

    def rank_in(self, x: int, y: int, size: int) -> int:
        """The highest role on so many cells."""
        base = y * self.cols + x
        return max(self._roles[base : base + size], default=0)

    def write(self, x: int, y: int, text: str, role: str) -> None:
        """Characters over the dots; what does not fit is left out."""
        at, rank = y * self.cols + x, self.rank[role]
        if len(text) > 1:  # a name stands clear of textures
            for beside, inside in ((at - 1, x > 0), (at + cell_len(text), x + cell_len(text) < self.cols)):
                if inside and 0 <= y < self.rows and self.names[self._roles[beside]].startswith("fill"):
                    self._bits[beside] = 0
        for char in text:
            size = cell_len(char)
            if x + size > self.cols or not 0 <= y < self.rows or size < 1 or x < 0:
                return
            self._text[at] = char
            self._roles[at] = rank
            for more in range(1, size):
                self._text[at + more] = ""
                self._roles[at + more] = rank
            at += size
            x += size

    # --- out -----------------------------------------------------------------

    def row(self, y: int, ascii: bool = False) -> list[Segment]:
        """A row as runs of one role; blanks go with the run before them."""
        made: list[Segment] = []
        run, role = "", 0
        start = y * self.cols
        glyphs = _ascii() if ascii else _braille()
        for cell in range(start, start + self.cols):
            char = self._text.get(cell)
            if char is None:
                char = glyphs[self._bits[cell]]
            if char != " " and self._roles[cell] != role:
                if run.strip():
                    made.append(Segment(run, self.names[role]))
                    run = ""
                role = self._roles[cell]
            run += char
        if run:
            made.append(Segment(run, self.names[role]))
        return made


class Texture:
    """Dots repeated over the canvas: ``at`` gives the columns set in each row of the period."""

    def __init__(self, *lines: str) -> None:
        self.rows, self.columns = len(lines), len(lines[0])
        self.at = {
            y: tuple(x for x, char in enumerate(line) if char == "#") for y, line in enumerate(lines) if "#" in line
        }


@lru_cache(1)
def _braille() -> list[str]:
    return [" ", *(chr(0x2800 + bits) for bits in range(1, 256))]


@lru_cache(1)
def _ascii() -> list[str]:
    return [_look_alike(bits) for bits in range(256)]


def _look_alike(bits: int) -> str:
    """The ASCII character nearest to a pattern of dots."""
    rows = [(bool(bits & left), bool(bits & right)) for left, right in _BIT]
    count = bits.bit_count()
    left, right = [y for y, row in enumerate(rows) if row[0]], [y for y, row in enumerate(rows) if row[1]]
    if count == 0:
        return " "
    if count >= 6:
        return "#"
    if count == 1:
        return "." if (left or right)[0] > 0 else "'"
    if not left or not right:
        side = left or right
        return "|" if side[-1] - side[0] >= 2 else ":" if side[0] else "'"
    tilt = sum(right) / len(right) - sum(left) / len(left)
    if abs(tilt) < 1:
        if max(left + right) - min(left + right) >= 2:
            return "+" if count > 3 else "|"
        return ("-", "-", "-", "_")[round(sum(left + right) / count)] if min(left + right) else "~"
    return "\\" if tilt > 0 else "/"
