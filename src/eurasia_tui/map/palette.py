"""The colours of a map: its roles as colours of the 256-colour cube, and what each falls back to.

A role of a map is ``map:KIND`` or ``map:KIND:TINT`` (``map:seam:TINT:TINT``). The kinds:

- ``fill``: land in its tint, cut by the terminal's own background: the tint is the foreground of reversed
  cells, so that the other colour is whatever background the terminal has;
- ``edge``: the tint as foreground on that background; ``shade``: a tint as a character; ``seam``: two tints in one cell;
- ``name``, ``core``, ``outer``: labels of states on a fill or on the sea, ``outer`` of those outside the reference;
- ``area``: names of provinces and ranges; ``water``: names of seas; ``river``, ``route``: lines;
- ``stop``: marks of places (not bold: a bold sign in a cell of its own costs 13 bytes, and the difference is not seen);
- ``cursor``: the chosen name.
"""

from __future__ import annotations

from functools import lru_cache

from ..named_tuple import NamedTuple

LAND, CHOSEN, FIRST, SECOND, PARTNER, OBSERVER, BYPASSED = (
    "land",
    "chosen",
    "first",
    "second",
    "partner",
    "observer",
    "bypassed",
)
CLASSES = ("class1", "class2", "class3", "class4", "class5")
TINTS = ("", LAND, CHOSEN, FIRST, SECOND, PARTNER, OBSERVER, BYPASSED, *CLASSES)
"""All tints; the first is the sea. ``first`` is members or only A, ``second`` crossed or only B, ``chosen`` also both."""


class MapColours(NamedTuple):
    """Fills by tint, the labels on them where they are not in the colour ``labels``, and the lines."""

    fills: dict[str, int]
    labels: int
    labels_on: dict[str, int]
    outer: int
    """Letters on land of names outside the reference."""
    routes: tuple[int, ...]
    water: int
    routes_on: dict[str, tuple[int, ...]] = {}
    """Colours of routes on the fills where those of ``routes`` do not stand out."""
    known: bool = True
    """True where the background is known, so that labels off a fill can have the colour of those on it."""


_DARK = {
    LAND: 240,
    CHOSEN: 29,
    FIRST: 24,
    SECOND: 94,
    PARTNER: 60,
    OBSERVER: 96,
    BYPASSED: 95,
} | dict(zip(CLASSES, (23, 30, 37, 80, 159), strict=True))

_PALE: tuple[int, ...] = (228, 225, 51, 82)
_DEEP: tuple[int, ...] = (52, 53, 18, 16)
"""Colours of routes that stand out on dark fills, and on those neither dark nor pale."""

DARK = MapColours(
    _DARK,
    231,
    dict.fromkeys(CLASSES[1:], 16),
    252,
    _PALE,
    110,
    dict.fromkeys(CLASSES[2:], _DEEP),
)
"""For dark backgrounds, and where nothing is known: land stands out from every background up to #2e3440."""
DEEP = DARK._replace(fills=_DARK | {LAND: 238})
"""For backgrounds known to be darker than #202020: land is quieter there."""
LIGHT = MapColours(
    {
        LAND: 252,
        CHOSEN: 114,
        FIRST: 153,
        SECOND: 222,
        PARTNER: 189,
        OBSERVER: 195,
        BYPASSED: 217,
    }
    | dict(zip(CLASSES, (194, 152, 73, 30, 23), strict=True)),
    16,
    {CLASSES[4]: 231},
    239,
    (94, 90, 18, 22),
    25,
    {CLASSES[2]: _DEEP} | dict.fromkeys(CLASSES[3:], _PALE),
)

EITHER = DARK._replace(water=63, known=False)
"""Where nothing is known: names of seas stand on the background itself, and can be read on black and on white."""
PALETTES = (DARK, DEEP, LIGHT, EITHER)


class FewColours(NamedTuple):
    """Colours of a terminal that has sixteen: of shades by tint, and of routes; letters have the terminal's own."""

    shades: dict[str, int]
    routes: tuple[int, ...]


_FEW = {CHOSEN: 2, FIRST: 4, SECOND: 3, PARTNER: 5, OBSERVER: 6, BYPASSED: 1} | dict.fromkeys(CLASSES, 6)
FEW_DARK = FewColours(_FEW, (11, 13, 14, 10))
FEW_LIGHT = FewColours(_FEW, (1, 5, 4, 2))
FEW_EITHER = FewColours(_FEW, (1, 5, 6, 2))
"""Where the background is not known: colours that can be seen on black and on white."""

SHADES = {
    CHOSEN: "█",
    FIRST: "▓",
    SECOND: "▓",
    PARTNER: "▒",
    OBSERVER: "▒",
    BYPASSED: "▒",
    LAND: "░",
} | dict(zip(CLASSES, "░░▒▓█", strict=True))
"""Fills without colour."""
ASCII = {
    CHOSEN: "%",
    FIRST: "#",
    SECOND: "#",
    PARTNER: "+",
    OBSERVER: "+",
    BYPASSED: "+",
    LAND: ".",
} | dict(zip(CLASSES, ".,+#%", strict=True))
"""Fills in ASCII."""


class Look(NamedTuple):
    """How a role is drawn: colours of the cube or None for the terminal's own."""

    foreground: int | None = None
    background: int | None = None
    bold: bool = False
    italic: bool = False
    reverse: bool = False

    @property
    def sent(self) -> Look:
        """The same, as it is sent: labels on a fill are reversed too, so that the tint stays what it is around them."""
        if self.foreground is None or self.background is None or self.reverse:
            return self
        return self._replace(foreground=self.background, background=self.foreground, reverse=True)

    @property
    def sgr(self) -> str:
        """The parameters of the control sequence; empty for plain text."""
        if self.sent is not self:
            return self.sent.sgr
        parts = ["1"] * self.bold + ["3"] * self.italic + ["7"] * self.reverse
        if self.foreground is not None:  # terminals of sixteen colours do not know the longer form
            number = self.foreground
            parts += [str(30 + number if number < 8 else 82 + number) if number < 16 else f"38;5;{number}"]
        parts += [f"48;5;{self.background}"] if self.background is not None else []
        return ";".join(parts)


def look(role: str, palette: MapColours | FewColours | None) -> Look:
    """How a role of a map is drawn; without a palette only bold, italic and reverse are left.

    Roles that are not of a map are plain.
    """
    if not role.startswith("map:"):
        return Look()
    if isinstance(palette, MapColours):
        return _look(role, PALETTES.index(palette))
    kind, *rest = role.split(":")[1:]
    if palette and kind in ("shade", "route"):
        return Look(
            palette.shades.get(rest[0]) if kind == "shade" else palette.routes[int(rest[0]) % len(palette.routes)]
        )
    return Look(bold=kind in ("core", "cursor"), italic=kind in ("water", "area"), reverse=kind == "cursor")


@lru_cache(512)
def _look(role: str, number: int) -> Look:
    palette = PALETTES[number]
    _, kind, *rest = role.split(":")
    tint = rest[-1] if rest and not rest[-1].isdigit() else ""
    fill = palette.fills.get(tint)
    letters = palette.labels_on.get(tint, palette.labels) if fill is not None else None
    if kind == "fill":
        return Look(fill, reverse=True)
    if kind == "edge":
        return Look(fill)
    if kind == "shade":  # characters tell the fills apart
        return Look()
    if kind == "seam":
        return Look(palette.fills[rest[0]], fill)
    if kind == "route":
        return Look(route_colour(palette, int(rest[0]), tint), fill)
    if kind == "water" and fill is None:
        return Look(palette.water, italic=True)
    if kind == "river":
        return Look(palette.labels if tint in CLASSES else palette.water, fill)
    if kind == "cursor":
        return Look(bold=True, reverse=True)
    if tint in ("", LAND) and (fill is not None or palette.known):  # a name keeps its colour from end to end
        letters = palette.outer if kind == "outer" else palette.labels
    return Look(letters, fill, bold=kind == "core", italic=kind == "area")


def route_colour(palette: MapColours, number: int, tint: str) -> int:
    """The colour of a route on the fill of a tint."""
    colours = palette.routes_on.get(tint, palette.routes)
    return colours[number % len(colours)]
