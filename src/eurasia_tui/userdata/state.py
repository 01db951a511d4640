"""Where one left off and what one looked at last; merged when two explorers end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import paths
from .files import Tell, not_told, read, update

RECENT = 50


def path() -> Path:
    """The state file."""
    return paths.data_dir() / "state.toml"


def load(tell: Tell = not_told) -> dict[str, Any]:
    """The state kept: ``place`` (a table) and ``recent`` (ids, the last first)."""
    tables = read(path(), tell)
    place = tables.get("place")
    return {"place": place if isinstance(place, dict) else {}, "recent": _ids(tables.get("recent"))}


def _ids(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def save(place: dict[str, Any], visited: list[str]) -> None:
    """Keep the place, and the ids visited (oldest first) before those of other sessions. Raises files.Unwritable."""

    def change(tables: dict[str, Any]) -> dict[str, Any]:
        merged = list(dict.fromkeys([*reversed(visited), *_ids(tables.get("recent"))]))[:RECENT]
        return {"place": place, "recent": merged}

    update(path(), change)
