"""Notes and bookmarks: one TOML file for each entity, so that a folder under version control reads well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from .. import paths
from ..clean import clean
from .files import read, update

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class Note(NamedTuple):
    """What one has on an entity: Markdown text, and whether it is bookmarked."""

    id: str
    text: str
    bookmarked: bool
    changed: str
    """Moment of the last change, ISO 8601 in UTC."""


def folder() -> Path:
    """Where the notes are."""
    return paths.data_dir() / "notes"


def _path(id_: str) -> Path:
    if not _ID.match(id_):
        raise ValueError(f"{id_!r} is not an id")
    return folder() / f"{id_}.toml"


def note(id_: str, corrupt: Callable[[Path], None] = lambda path: None) -> Note:
    """The note on an entity, empty when there is none. A corrupt file is set aside and told."""
    tables = read(_path(id_), corrupt)
    return Note(
        id_, clean(str(tables.get("text", ""))), tables.get("bookmarked") is True, str(tables.get("changed", ""))
    )


def notes(corrupt: Callable[[Path], None] = lambda path: None) -> Iterator[Note]:
    """Every note and bookmark, the last changed first."""
    found = [note(path.stem, corrupt) for path in sorted(folder().glob("*.toml")) if _ID.match(path.stem)]
    yield from sorted((one for one in found if one.text or one.bookmarked), key=lambda one: one.changed, reverse=True)


def _change(id_: str, **values: object) -> Note:
    def change(tables: dict[str, object]) -> dict[str, object] | None:
        tables |= {**values, "changed": datetime.now(UTC).isoformat(timespec="seconds")}
        if not tables.get("text") and not tables.get("bookmarked"):
            return None
        order = ("text", "bookmarked", "changed")
        return {key: tables[key] for key in (*order, *sorted(set(tables) - set(order))) if key in tables}

    update(_path(id_), change)
    return note(id_)


def write(id_: str, text: str) -> Note:
    """Keep a text as the note on an entity; an empty one removes it. Raises files.Unwritable."""
    return _change(id_, text=clean(text).strip())


def bookmark(id_: str, on: bool) -> Note:
    """Set or take away the bookmark. Raises files.Unwritable."""
    return _change(id_, bookmarked=on)


def append(id_: str, text: str) -> Note:
    """Keep what was typed and not yet saved: added to whatever the note holds by now. Raises files.Unwritable."""
    before = note(id_).text
    return write(id_, f"{before}\n\n{text}" if before and text not in before else text)
