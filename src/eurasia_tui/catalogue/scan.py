"""Which files a pack holds, and whether a catalogue was made from just these."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACK_FILE = "pack.toml"


class PackFile(NamedTuple):
    """A TOML file of a pack as found on disk."""

    path: str
    name: str
    """Relative to the pack, with slashes."""
    size: int
    mtime_ns: int

    @property
    def kind(self) -> str:
        """The folder it lies in, which names its kind."""
        return self.name.partition("/")[0]


def files(root: Path) -> Iterator[PackFile]:
    """pack.toml and every TOML file in the pack's folders, in a stable order. Links to folders are not followed."""
    folders = [(str(root), "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=_name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith(".toml") and (not prefix) == (entry.name == PACK_FILE) and not entry.is_dir():
                with contextlib.suppress(OSError):
                    info = entry.stat(follow_symlinks=False)
                    yield PackFile(entry.path, prefix + entry.name, info.st_size, info.st_mtime_ns)
        folders += [
            (entry.path, f"{prefix}{entry.name}/") for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)
        ]


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def recorded(db: sqlite3.Connection, schema: str = "main") -> dict[str, tuple[int, int]]:
    """Size and time of each file a catalogue was made from."""
    return {path: (size, mtime) for path, size, mtime in db.execute(f"SELECT path, size, mtime_ns FROM {schema}.file")}


def is_current(db: sqlite3.Connection, root: Path, schema: str = "main") -> bool:
    """True when the pack's files are those the catalogue was made from."""
    return recorded(db, schema) == {file.name: (file.size, file.mtime_ns) for file in files(root)}
