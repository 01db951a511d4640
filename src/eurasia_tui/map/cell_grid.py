"""The picture of a map as cells: fills of states in their tints, cut by coasts, lakes and borders.

A cell is drawn from its four quarters.  A coast is the quarters of the sea in the foreground, where a
reversed cell has the tint as background; so a run of one tint with all its coasts and borders is a
single segment, and the sea is blanks without a colour.  See :mod:`.palette` for the roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..named_tuple import NamedTuple
from ..render.lines import Segment
from ..render.strokes import Strokes, braille, look_alikes
from .palette import ASCII, SHADES, TINTS
from .raster import Raster

SMOOTH, PLAIN, SHADED, LETTERS = "smooth", "plain", "shaded", "ascii"
WAYS = (SMOOTH, PLAIN, SHADED, LETTERS)
"""Ways to draw: two tints in a cell, one tint a cell, shades without colour, ASCII."""

RIVERS_PLAIN = 25
"""Kilometres a cell under which rivers are drawn with plain edges too; in farther views they cost a fifth of the bytes."""
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By bits: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""

Cells = tuple[int, int, int, int]


def quarters(bits: int) -> str:
    """The quarters of a cell in which dots of a pattern lie."""
    return QUARTERS[sum(1 << at for at, quarter in enumerate((0x03, 0x18, 0x44, 0xA0)) if bits & quarter)]


class CellText(NamedTuple):
    """A character over the fill. ``kind`` is that of a role."""

    char: str
    kind: str


class CellGrid:
    """The layers of a picture; :meth:`segments` puts them together. ``tints`` is an index of TINTS by number of the raster."""

    def __init__(self, raster: Raster, tints: Sequence[int]) -> None:
        camera = raster.camera
        self.cols, self.rows = camera.cols, camera.rows
        self.raster = raster
        table = bytes([*tints, *([0] * (256 - len(tints)))])
        self.tints = [bytes(row).translate(table) for row in raster.rows]
        self.borders = Strokes(self.cols, self.rows)
        self.coasts = Strokes(self.cols, self.rows)
        """Drawn only where there is no colour."""
        self.rivers = Strokes(self.cols, self.rows)
        self.routes: list[Strokes] = []
        self.trunks: list[Strokes] = []
        """What is drawn solid of each route, in quarters of cells."""

    def row(self, y: int, way: str, text: dict[int, CellText]) -> tuple[Segment, ...]:
        """A row of cells as runs of one role; ``text`` holds characters by number of the cell."""
        upper, lower = self.tints[2 * y], self.tints[2 * y + 1]
        quarters = zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
        if way in (SMOOTH, PLAIN):
            drawn = self._coloured(y, quarters, way, text)
        else:
            drawn = self._shaded(y, quarters, way, text)
        return _merged(drawn)

    def _coloured(self, y: int, quarters: zip[Cells], way: str, text: dict[int, CellText]) -> list[tuple[str, str]]:
        cache = _CACHES[way]
        start = y * self.cols
        dots = braille()
        drawn: list[tuple[str, str]] = []
        borders, rivers, routes = self.borders.bits, self.rivers.bits, self._routes_in(y, dots)
        if way == PLAIN and self.raster.camera.km_per_cell >= RIVERS_PLAIN:
            rivers = bytearray(len(rivers))
        for cell, key in enumerate(quarters, start):
            char, role, tint, inside = cache[key]
            written = text.get(cell)
            if written:
                # A name of water cuts its cells out of the shore.
                char, role = written.char, _on(f"map:{written.kind}", "" if written.kind == "water" else tint)
            elif route := routes.get(cell):
                number, char = route
                role = _on(f"map:route:{number}", tint)
            elif inside:
                if rivers[cell]:
                    char, role = dots[rivers[cell]], _on("map:river", tint)
                elif borders[cell]:
                    char = dots[borders[cell]]
            drawn.append((char, role))
        return drawn

    def _shaded(self, y: int, quarters: zip[Cells], way: str, text: dict[int, CellText]) -> list[tuple[str, str]]:
        shades = SHADES if way == SHADED else ASCII
        dots = braille() if way == SHADED else look_alikes()
        start, routes = y * self.cols, self._routes_in(y, dots)
        drawn: list[tuple[str, str]] = []
        for cell, key in enumerate(quarters, start):
            written = text.get(cell)
            if written:
                drawn.append((written.char, f"map:{written.kind}"))
                continue
            if route := routes.get(cell):
                drawn.append((route[1], f"map:route:{route[0]}"))
                continue
            _, _, tint, inside = _CACHES[PLAIN][key]
            coast, line = self.coasts.bits[cell], self.borders.bits[cell] | self.rivers.bits[cell]
            if way == LETTERS:
                char = " " if not tint or (line and inside) else shades[tint]
            elif coast and not inside:
                char = dots[coast | line]
            elif line and tint:
                char = dots[line]
            else:
                char = shades[tint] if tint else " "
            drawn.append((char, f"map:shade:{tint}" if tint and char == shades[tint] else ""))
        return drawn

    def _routes_in(self, y: int, dots: Sequence[str]) -> dict[int, tuple[int, str]]:
        """The route and its character in the cells of a row that hold one, by number of the cell; the first lies on top."""
        start = y * self.cols
        found: dict[int, tuple[int, str]] = {}
        for number, (strokes, trunk) in enumerate(zip(self.routes, self.trunks, strict=True)):
            row = strokes.bits[start : start + self.cols]
            if any(row):
                own = {cell: (number, dots[bits]) for cell, bits in enumerate(row, start) if bits}
                solid = trunk.bits[start : start + self.cols]
                own |= {cell: (number, quarters(bits)) for cell, bits in enumerate(solid, start) if bits}
                found = own | found
        return found

    def tint(self, x: int, y: int) -> str:
        """The tint of most of a cell; empty for water."""
        quarters = (*self.tints[2 * y][2 * x : 2 * x + 2], *self.tints[2 * y + 1][2 * x : 2 * x + 2])
        return TINTS[max(quarters, key=quarters.count)]

    def covered(self, x: int, y: int, size: int) -> int:
        """How many of so many cells hold a route."""
        start = y * self.cols + x
        return sum(self._under_routes[start : start + size])

    @cached_property
    def _under_routes(self) -> bytes:
        """1 for each cell that holds a route; asked for once all routes are drawn."""
        return bytes(any(bits) for bits in zip(*(strokes.bits for strokes in self.routes), strict=True))


def _on(role: str, tint: str) -> str:
    return f"{role}:{tint}" if tint else role


class _Coloured(dict[Cells, tuple[str, str, str, bool]]):
    """Character, role, tint under letters, and whether all is one tint, by the tints of the quarters.

    Plain edges leave out a quarter of land in the sea: most of the cell decides.
    """

    def __init__(self, smooth: bool) -> None:
        super().__init__()
        self.smooth = smooth

    def __missing__(self, key: Cells) -> tuple[str, str, str, bool]:
        cell = self[key] = self._cell(key)
        return cell

    def _cell(self, key: Cells) -> tuple[str, str, str, bool]:
        sea = key.count(0)
        if sea == 4:
            return " ", "", "", False
        tints = sorted({tint for tint in key if tint}, key=lambda tint: (-key.count(tint), tint))
        most = tints[0]
        tint = TINTS[most]
        if not sea and len(tints) == 2 and self.smooth:
            mask = sum(1 << at for at, other in enumerate(key) if other == tints[1])
            return QUARTERS[mask], f"map:seam:{TINTS[tints[1]]}:{tint}", tint, False
        if not sea:
            return " ", f"map:fill:{tint}", tint, len(tints) == 1
        if sea <= 2:
            mask = sum(1 << at for at, other in enumerate(key) if not other)
            return QUARTERS[mask], f"map:fill:{tint}", tint, False
        if not self.smooth:
            return " ", "", "", False
        mask = sum(1 << at for at, other in enumerate(key) if other)
        return QUARTERS[mask], f"map:edge:{tint}", "", False


_CACHES = {SMOOTH: _Coloured(True), PLAIN: _Coloured(False)}


def _merged(drawn: list[tuple[str, str]]) -> tuple[Segment, ...]:
    """Cells as runs of one role. A blank of the sea goes with any run before it that paints no background."""
    result: list[Segment] = []
    run, role = "", ""
    for char, own in drawn:
        if own != role and not (char == " " and not own and not _paints(role)):
            if run:
                result.append(Segment(run, role))
            run, role = "", own
        run += char
    if run and (run.strip() or _paints(role)):
        result.append(Segment(run, role))
    return tuple(result)


_PARTS_WITHOUT_FILL = {
    "edge": 3,
    "shade": 3,
    "name": 2,
    "outer": 2,
    "core": 2,
    "stop": 2,
    "area": 2,
    "water": 2,
    "river": 2,
    "route": 3,
}
"""Kinds of roles, and the number of parts without a fill under them."""


def _paints(role: str) -> bool:
    if not role:
        return False
    parts = role.split(":")
    return len(parts) != _PARTS_WITHOUT_FILL.get(parts[1])
