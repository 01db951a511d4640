"""What the compiler must know of the packs a pack is stacked on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

from .evidence import Reading


@dataclass(frozen=True, slots=True)
class Below:
    """What the compiler must know of the packs a pack is stacked on."""

    has: Callable[[str], bool] = field(default=lambda _: False)
    reading: Callable[[str], Reading] = field(default=lambda _: {})
    """How a source of theirs was read; nothing when they have none of that id."""
    db: sqlite3.Connection | None = None
    """Their catalogues as one."""
    groups: dict[str, list[str]] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    first: dict[str, list[str]] = field(default_factory=dict)
    data_date: str | None = None
    fingerprint: str = ""
