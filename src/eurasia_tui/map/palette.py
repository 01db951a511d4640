"""The colours of a map: its roles as colours of the 256-colour cube, and what each falls back to.

A role of a map is ``map:KIND`` or ``map:KIND:TINT`` (``map:seam:TINT:TINT``).  ``paper`` is a sheet
in its tint, cut by the terminal's own background: the tint is the foreground of reversed cells, so
that the ink is whatever background the terminal has.  ``edge`` is the tint as ink on that
background, ``shade`` a tint as a character, ``seam`` two tints in one cell, ``name``, ``core`` and ``outer`` letters (on paper or on the
sea; ``outer`` of what is outside the reference), ``area`` names of provinces and ranges, ``water`` of seas, ``river`` rivers, ``stop`` marks of places (not bold: of a sign in a cell of its own bold
costs 13 bytes and is not seen), ``route`` lines, ``cursor`` the chosen name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

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
    """Paper by tint, the letters on it where they are not ``letters``, and the lines."""

    paper: dict[str, int]
    letters: int
    letters_on: dict[str, int]
    outer: int
    """Letters on land of names outside the reference."""
    routes: tuple[int, ...]
    water: int
    routes_on: dict[str, tuple[int, ...]] = {}
    """Colours of routes on the papers where those of ``routes`` do not stand out."""
    known: bool = True
    """True where the background is known, so that letters off the paper can have the ink of those on it."""


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
"""Colours of routes that stand out on dark papers, and on those neither dark nor pale."""

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
DEEP = DARK._replace(paper=_DARK | {LAND: 238})
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
"""Paper without colour."""
ASCII = {
    CHOSEN: "%",
    FIRST: "#",
    SECOND: "#",
    PARTNER: "+",
    OBSERVER: "+",
    BYPASSED: "+",
    LAND: ".",
} | dict(zip(CLASSES, ".,+#%", strict=True))
"""Paper in ASCII."""


class Look(NamedTuple):
    """How a role is drawn: colours of the cube or None for the terminal's own."""

    ink: int | None = None
    paper: int | None = None
    bold: bool = False
    italic: bool = False
    reverse: bool = False

    @property
    def sent(self) -> Look:
        """The same, as it is sent: letters on paper are reversed too, so that the tint stays what it is around them."""
        if self.ink is None or self.paper is None or self.reverse:
            return self
        return self._replace(ink=self.paper, paper=self.ink, reverse=True)

    @property
    def sgr(self) -> str:
        """The parameters of the control sequence; empty for plain text."""
        if self.sent is not self:
            return self.sent.sgr
        parts = ["1"] * self.bold + ["3"] * self.italic + ["7"] * self.reverse
        if self.ink is not None:  # terminals of sixteen colours do not know the longer form
            parts += [str(30 + self.ink if self.ink < 8 else 82 + self.ink) if self.ink < 16 else f"38;5;{self.ink}"]
        parts += [f"48;5;{self.paper}"] if self.paper is not None else []
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
    paper = palette.paper.get(tint)
    letters = palette.letters_on.get(tint, palette.letters) if paper is not None else None
    if kind == "paper":
        return Look(paper, reverse=True)
    if kind == "edge":
        return Look(paper)
    if kind == "shade":  # characters tell the papers apart
        return Look()
    if kind == "seam":
        return Look(palette.paper[rest[0]], paper)
    if kind == "route":
        return Look(route_ink(palette, int(rest[0]), tint), paper)
    if kind == "water" and paper is None:
        return Look(palette.water, italic=True)
    if kind == "river":
        return Look(palette.letters if tint in CLASSES else palette.water, paper)
    if kind == "cursor":
        return Look(bold=True, reverse=True)
    if tint in ("", LAND) and (paper is not None or palette.known):  # a name keeps its ink from end to end
        letters = palette.outer if kind == "outer" else palette.letters
    return Look(letters, paper, bold=kind == "core", italic=kind == "area")


def route_ink(palette: MapColours, number: int, tint: str) -> int:
    """The colour of a route on paper of a tint."""
    inks = palette.routes_on.get(tint, palette.routes)
    return inks[number % len(inks)]
