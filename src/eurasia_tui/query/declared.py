"""What a catalogue declares: its kinds and its types of relations."""

from __future__ import annotations

from typing import Any

from ..named_tuple import NamedTuple


class KindInfo(NamedTuple):
    """A kind as declared in the catalogue."""

    name: str
    singular: str
    label: str
    key: str
    tab: str
    sign: str
    sign_ascii: str
    colour: str
    """Name of its colour, see schema.page.Colour."""
    columns: tuple[tuple[str, str, int], ...]
    """Columns of the list: (key, heading, cells); see schema.page.Column."""
    badge: str
    sorts: tuple[str, ...]
    opinion: bool
    page: tuple[dict[str, Any], ...]
    array: str
    sums: tuple[tuple[str, str], ...]
    """Figures that add up: (key, label); see schema.entity."""


class RelationType(NamedTuple):
    """A type of relation as declared in the catalogue."""

    name: str
    label: str
    inverse: str
    strength: int
    symmetric: bool
    statuses: tuple[str, ...]
    """Statuses that the subject may have, in order."""
    ranks: tuple[str, ...]
    """Ranks that it may have, in order."""
