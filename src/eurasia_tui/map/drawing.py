"""What drawing a scene gives, and how much of it is named."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..render.lines import Segment
from .disputed import Disputed
from .labels import Label

NAMES, SUBJECT, BARE = "all names", "names of what is shown", "no names"
LAYERS = (NAMES, SUBJECT, BARE)


class Target(NamedTuple):
    """Something that can be gone to: ``x`` and ``y`` are its cell, ``detail`` what it is here."""

    id: str
    name: str
    x: int
    y: int
    detail: str
    state: bool


class Drawing(NamedTuple):
    """A map as rows of segments in the roles of :mod:`.palette`, with what can be gone to from west to east."""

    rows: tuple[tuple[Segment, ...], ...] = ()
    targets: tuple[Target, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    outside: tuple[str, ...] = ()
    """Names of what is shown and lies out of view."""
    labels: tuple[Label, ...] = ()
    signs: tuple[tuple[str, str], ...] = ()
    """Signs of places that are drawn, and what each means."""
