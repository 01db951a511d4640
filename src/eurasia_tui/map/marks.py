"""How roles are told apart: textures, dashes and letters first, colour only besides."""

from __future__ import annotations

from typing import NamedTuple

from ..query.geo import HERE, Geo, GeoArea
from .canvas import Texture

TEXTURES = (
    Texture("....", ".#..", "....", "...."),  # dots
    Texture("........", "........", "........", "....####", "........", "........", "........", "####...."),  # dashes
    Texture("...#....", "..#.....", "........", "........", ".......#", "......#.", "........", "........"),  # rising
    Texture("........", "........", "#.......", ".#......", "........", "........", "....#...", ".....#.."),  # falling
    Texture("....", "#...", "#...", "#...", "....", "..#.", "..#.", "..#."),  # posts
    Texture("........", ".#......", "........", "........", "........", ".....#..", "........", "........"),  # sparse
)
"""Sparse on purpose: a full fill would cost a slow line three bytes a cell."""

_OF_ROLE = {
    "member": 0,
    "observer": 1,
    "partner": 2,
    "dialogue-partner": 2,
    "candidate": 3,
    "associate": 3,
    "participant": 0,
    "party": 0,
    "guest": 4,
    "crossed": 5,
    "bypassed": 3,
    "located in": 0,
}

FILLS = tuple(f"fill-{number}" for number in range(1, len(TEXTURES) + 1))
ROUTES = ("route-1", "route-2", "route-3", "route-4")
ROLES = ("", *FILLS, "outline", "here", *reversed(ROUTES), "stop", "state", "place", "subject", "cursor")
"""Roles of cells, the lowest first."""

DASHES = ((1, 0), (6, 4), (2, 3), (10, 3))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OUTLINED = (HERE, "located in", "held at", "signed at", "seat", "nationality")
"""Roles of states that are shown by a firm outline."""


class Signs(NamedTuple):
    """Characters of places: ``here`` is the entity asked for, ``stop`` what belongs to it."""

    here: str
    stop: str
    capital: str
    place: str


def signs(ascii: bool) -> Signs:
    """The signs of a set of characters."""
    return Signs("@", "o", "*", ".") if ascii else Signs("◉", "●", "■", "▪")


class Fill(NamedTuple):
    """A group of states filled alike: ``texture`` is an index, ``role`` the canvas role."""

    of: str
    role: str
    texture: int
    areas: tuple[GeoArea, ...]

    @property
    def canvas_role(self) -> str:
        """The role of its cells."""
        return FILLS[self.texture]


def fills(geo: Geo) -> tuple[Fill, ...]:
    """States in groups of one status in one body, each with a texture of its own while there are enough.

    States crossed by any of several routes make one group.
    """
    groups: dict[tuple[str, str], dict[str, GeoArea]] = {}
    for area in geo.areas:
        if area.role not in OUTLINED and area.role != "capital":
            role = "partner" if area.role == "dialogue-partner" else area.role
            of = "" if role == "crossed" and len(geo.routes) > 1 else area.of
            groups.setdefault((of, role), {}).setdefault(area.code, area)
    used: list[int] = []
    made = []
    for (of, role), areas in groups.items():
        wanted = _OF_ROLE.get(role, 4)
        free = [number for number in range(len(TEXTURES)) if number not in used]
        if wanted in used and free:
            wanted = free[0]
        used.append(wanted)
        made.append(Fill(of, role, wanted, tuple(areas.values())))
    return tuple(made)
