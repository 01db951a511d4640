"""Which files a pack holds, and whether a catalogue was made from just these."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ..named_tuple import NamedTuple
from .files import PackError

PACK_FILE = "pack.toml"
TABLES = "series/"
"""Where a pack keeps tables of figures (CSV) beside its TOML files."""


DOCUMENTS = "documents/"
"""Where it keeps the full text of sources."""


MOST_ENTRIES = 100_000
"""Files and folders of a pack, so that a folder given by mistake, such as that of all users, is not searched through."""
_ENDINGS: dict[str, str | tuple[str, ...]] = {TABLES: (".toml", ".csv"), DOCUMENTS: ".txt"}
"""How the names of files end that are read, by folder."""


class PackFile(NamedTuple):
    """A file of a pack as found on disk: TOML, a table of figures, or the text of a document."""

    path: str
    name: str
    """Relative to the pack, with slashes."""
    size: int
    mtime_ns: int

    @property
    def kind(self) -> str:
        """The folder it lies in, which names its kind."""
        return self.name.partition("/")[0]


def printable(path: str) -> str:
    """A path as text that can be stored and printed: bytes of it that are not UTF-8 as escapes."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def files(root: Path) -> list[PackFile]:
    """pack.toml and every file of the pack's folders that is read, in a stable order. Links to folders are not followed."""
    found = [PackFile(path, name, size, time) for path, name, size, time in _scan(root)]
    return sorted(found, key=lambda file: (file.name.split("/")[:-1], file.name))


def _scan(root: Path) -> Iterator[tuple[str, str, int, int]]:
    """Path, name in the pack, size and time of each file; one look at a file is all that a start can afford."""
    folders, seen = [(str(root), "")], 0
    while folders:
        folder, prefix = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        seen += len(entries)
        if seen > MOST_ENTRIES:
            raise PackError(f"{root} is no pack: it holds more than {MOST_ENTRIES:,} files and folders")
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if name.endswith(_ENDINGS.get(prefix, ".toml")) and not _is_folder(entry):
                if (not prefix) == (name == PACK_FILE):
                    try:
                        info = entry.stat(follow_symlinks=False)
                    except OSError:
                        continue
                    yield entry.path, printable(prefix + name), info.st_size, info.st_mtime_ns
            elif entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{prefix}{name}/"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links; the reader says so
        return False


def recorded(db: sqlite3.Connection, schema: str = "main") -> dict[str, tuple[int, int]]:
    """Size and time of each file a catalogue was made from."""
    return {path: (size, mtime) for path, size, mtime in db.execute(f"SELECT path, size, mtime_ns FROM {schema}.file")}


_ASK = "SELECT size, mtime_ns FROM {}.file WHERE path = ?"
"""Files are asked for one by one, so that none is kept in memory."""


def is_current(db: sqlite3.Connection, root: Path, schema: str = "main") -> bool:
    """True when the pack's files are those the catalogue was made from."""
    ask = _ASK.format(schema)
    number = 0
    for _, name, size, time in _scan(root):
        if db.execute(ask, (name,)).fetchone() != (size, time):
            return False
        number += 1
    return bool(db.execute(f"SELECT count(*) FROM {schema}.file").fetchone()[0] == number)


def changes(db: sqlite3.Connection, root: Path) -> int:
    """How many of the pack's files are new, changed or gone since the catalogue was made."""
    ask = _ASK.format("main")
    known = changed = 0
    for _, name, size, time in _scan(root):
        found = db.execute(ask, (name,)).fetchone()
        known += found is not None
        changed += found != (size, time)
    return int(changed + db.execute("SELECT count(*) FROM file").fetchone()[0] - known)
