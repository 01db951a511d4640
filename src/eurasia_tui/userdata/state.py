"""The last place, the entities seen last, and the theme for each terminal; merged when two explorers end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import paths
from .files import Notify, ignore_notice, read, update

RECENT = 50
"""Ids kept."""
TERMINALS = 20
"""Terminals whose theme is kept."""


def path() -> Path:
    """The state file."""
    return paths.data_dir() / "state.toml"


def load(notify: Notify = ignore_notice) -> dict[str, Any]:
    """The state kept: ``place`` (a table), ``recent`` (ids, the last first), ``themes`` (terminal's name to theme)."""
    tables = read(path(), notify)
    place = tables.get("place")
    return {
        "place": place if isinstance(place, dict) else {},
        "recent": _ids(tables.get("recent")),
        "themes": _texts(tables.get("themes")),
    }


def _texts(value: object) -> dict[str, str]:
    return {key: text for key, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}


def _ids(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def save(place: dict[str, Any], visited: list[str], themes: dict[str, str]) -> None:
    """Keep the place, the ids visited (oldest first) before those of other sessions, and the themes of terminals.

    Raises files.Unwritable.
    """

    def change(tables: dict[str, Any]) -> dict[str, Any]:
        merged = list(dict.fromkeys([*reversed(visited), *_ids(tables.get("recent"))]))[:RECENT]
        known = list((_texts(tables.get("themes")) | themes).items())[-TERMINALS:]
        return {"place": place, "recent": merged} | ({"themes": dict(known)} if known else {})

    update(path(), change)
