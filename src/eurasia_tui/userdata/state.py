"""Where one left off and what one looked at last; merged when two explorers end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import paths
from .files import read, update

RECENT = 50


def path() -> Path:
    """The state file."""
    return paths.data_dir() / "state.toml"


def load() -> dict[str, Any]:
    """The state kept: ``place`` and ``recent`` ids, the last first."""
    return read(path())


def save(place: dict[str, Any], visited: list[str]) -> None:
    """Keep the place, and the ids visited (oldest first) before those of other sessions. Raises files.Unwritable."""

    def change(tables: dict[str, Any]) -> dict[str, Any]:
        recent = [one for one in tables.get("recent", []) if isinstance(one, str)]
        merged = list(dict.fromkeys([*reversed(visited), *recent]))[:RECENT]
        return {"place": place, "recent": merged}

    update(path(), change)
