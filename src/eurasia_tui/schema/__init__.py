"""What a TOML file may say. Importing this package defines every kind; ``KINDS`` holds them.

Installed packages add kinds through the entry-point group ``eurasia_tui.kinds``: a module
that defines subclasses of :class:`Entity`.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from . import (
    agreements,
    claims,
    concepts,
    corridors,
    countries,
    events,
    organisations,
    people,
    places,
    quotes,
    sites,
    sources,
)
from .entity import KINDS, Entity

for _plugin in entry_points(group="eurasia_tui.kinds"):
    _plugin.load()

__all__ = [
    "KINDS",
    "Entity",
    "agreements",
    "claims",
    "concepts",
    "corridors",
    "countries",
    "events",
    "organisations",
    "people",
    "places",
    "quotes",
    "sites",
    "sources",
]
