"""Notes and bookmarks: one TOML file for each entity, so that a folder under version control reads well."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .. import paths
from ..named_tuple import NamedTuple
from ..sanitize import clean
from .files import Notify, ignore_notice, read, update
from .merge_notes import merged

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ORDER = ("text", "bookmarked", "changed")


class Note(NamedTuple):
    """The note on an entity: Markdown text, and whether it is bookmarked."""

    id: str
    text: str
    bookmarked: bool
    changed: str
    """Moment of the last change, ISO 8601 in UTC."""


def folder() -> Path:
    """Where the notes are."""
    return paths.data_dir() / "notes"


def _path(id_: str) -> Path:
    if not is_id(id_):
        raise ValueError(f"{id_!r} is not an id")
    return folder() / f"{id_}.toml"


def _note(id_: str, tables: dict[str, Any]) -> Note:
    text = tables.get("text", "")
    return Note(
        id_,
        clean(text).strip() if isinstance(text, str) else "",
        tables.get("bookmarked") is True,
        clean(str(tables.get("changed", ""))),
    )


def note(id_: str, notify: Notify = ignore_notice) -> Note:
    """The note on an entity, empty when there is none. ``report`` gets what is wrong with its file.

    Raises ValueError for what cannot be an id.
    """
    return _note(id_, read(_path(id_), notify))


def is_id(text: str) -> bool:
    """True for what can be an id."""
    return bool(_ID.match(text))


def _ids(notify: Notify) -> list[str]:
    """The ids of which there is a note."""
    try:
        names = os.listdir(folder())
    except (FileNotFoundError, NotADirectoryError):  # the latter where there is no home
        return []
    except OSError as error:
        notify(f"{folder()}: {error.strerror}")
        return []
    return sorted(id_ for name in names if name.endswith(".toml") and is_id(id_ := name.removesuffix(".toml")))


def notes(notify: Notify = ignore_notice) -> Iterator[Note]:
    """Every note and bookmark, the last changed first."""
    found = [note(id_, notify) for id_ in _ids(notify)]
    yield from sorted(
        (item for item in found if item.text or item.bookmarked), key=lambda item: item.changed, reverse=True
    )


def _change(id_: str, values: Callable[[Note], dict[str, Any]], notify: Notify) -> Note:
    """Change some keys of a note's file; keys that are not ours stay."""

    def change(tables: dict[str, Any]) -> dict[str, Any] | None:
        tables |= {**values(_note(id_, tables)), "changed": datetime.now(UTC).isoformat(timespec="seconds")}
        if not tables.get("text") and not tables.get("bookmarked"):
            return None
        return {key: tables[key] for key in (*_ORDER, *sorted(set(tables) - set(_ORDER))) if key in tables}

    return _note(id_, update(_path(id_), change, notify))


def write(id_: str, text: str, base: str | None = None, notify: Notify = ignore_notice) -> Note:
    """Keep a text as the note on an entity; an empty one removes it. Raises files.Unwritable.

    ``base`` is what the note held when writing began: lines that another explorer has added
    to it since are kept.
    """
    text = clean(text).strip()
    return _change(id_, lambda before: {"text": text if base is None else merged(base, text, before.text)}, notify)


def append(id_: str, text: str, notify: Notify = ignore_notice) -> Note:
    """Add a paragraph to the note on an entity. Raises files.Unwritable."""
    text = clean(text).strip()
    return _change(id_, lambda before: {"text": "\n\n".join(filter(None, (before.text, text)))}, notify)


def bookmark(id_: str, on: bool, notify: Notify = ignore_notice) -> Note:
    """Set or take away the bookmark. Raises files.Unwritable."""
    return _change(id_, lambda before: {"bookmarked": on}, notify)


def rename(old: str, new: str) -> None:
    """Move the note of a renamed entity; added to the note the new id may have. Raises files.Unwritable."""
    before = note(old)
    if before.text:
        append(new, before.text)
    if before.bookmarked:
        bookmark(new, True)
    if before.text or before.bookmarked:
        update(_path(old), lambda tables: None)
