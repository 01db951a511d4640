"""Which files a pack holds, and whether a catalogue was made from just these."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACK_FILE = "pack.toml"


@dataclass(frozen=True, slots=True)
class PackFile:
    """A TOML file of a pack as found on disk."""

    path: Path
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
    for folder, names, here in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        relative = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in sorted(here):
            if not name.endswith(".toml") or name.startswith(".") or (relative == ".") != (name == PACK_FILE):
                continue
            path = Path(folder, name)
            try:
                info = path.lstat()
            except OSError:
                continue
            inside = name if relative == "." else f"{relative}/{name}"
            yield PackFile(path, inside, info.st_size, info.st_mtime_ns)


def recorded(db: sqlite3.Connection, schema: str = "main") -> dict[str, tuple[int, int]]:
    """Size and time of each file a catalogue was made from."""
    return {path: (size, mtime) for path, size, mtime in db.execute(f"SELECT path, size, mtime_ns FROM {schema}.file")}


def is_current(db: sqlite3.Connection, root: Path, schema: str = "main") -> bool:
    """True when the pack's files are those the catalogue was made from."""
    return recorded(db, schema) == {file.name: (file.size, file.mtime_ns) for file in files(root)}
