"""Puts rows into the tables of a catalogue, many at a time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..catalogue import layout
from ..catalogue.scan import TABLES
from .rows import Row, Rows
from .search_text import search_text

FULL_TEXT_BUFFER = 32_000_000
"""Bytes that the full-text index gathers before it writes a part of itself."""
TOGETHER = 500
"""Entities whose rows are written in one batch."""

ENTITY = ("id", "kind", "name", "grp", "grp_pos", "sort", "source", "as_of", "draft", "file", "line", "loc")

_COLUMNS = {table: layout.columns(table) for table in layout.OVERRIDABLE}
_INSERT = {table: f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})" for table, names in _COLUMNS.items()}
_INSERT["entity"] = f"INSERT INTO entity(n, {', '.join(ENTITY)}) VALUES (?{', ?' * len(ENTITY)})"
_INSERT["search"] = "INSERT INTO search(rowid, names, text, links) VALUES (?, ?, ?, ?)"


def create(db: sqlite3.Connection, *, indexes: bool = False) -> None:
    """Make the tables; or the indexes, which are made of a full table in a tenth of the time that keeping them up costs."""
    for statement in layout.TABLES.split(";\n"):
        if statement.strip() and statement.lstrip().startswith("CREATE INDEX") == indexes:
            db.execute(statement)
    if not indexes:
        for table in ("search", "paragraph_search"):
            db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {FULL_TEXT_BUFFER})")


def forget(db: sqlite3.Connection, file: str) -> None:
    """Remove every row that came from a file."""
    forget_entities(db, file)
    db.execute("DELETE FROM problem WHERE scope = ?", (file,))
    db.execute("DELETE FROM file WHERE path = ?", (file,))


def forget_entities(db: sqlite3.Connection, file: str) -> None:
    """Remove the entities of a file."""
    for n, id_ in db.execute("SELECT n, id FROM entity WHERE file = ?", (file,)).fetchall():
        for table in layout.OVERRIDABLE:
            kept = f" AND loc NOT GLOB '{TABLES}*'" if table in ("fact", "series") else ""  # those of indicators
            db.execute(f"DELETE FROM {table} WHERE entity = ?{kept}", (id_,))
        db.execute("DELETE FROM search WHERE rowid = ?", (n,))
        db.execute("DELETE FROM entity WHERE n = ?", (n,))


def insert(db: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Put rows into a table; columns a row leaves out are empty."""
    names = layout.columns(table)
    db.executemany(
        f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", (tuple(map(row.get, names)) for row in rows)
    )


class Writer:
    """Gathers the rows of entities and writes them together; nothing is sure to be written before ``finish``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._last: int = db.execute("SELECT coalesce(max(n), 0) FROM entity").fetchone()[0]
        self._rows: dict[str, list[Sequence[object]]] = defaultdict(list)
        self._words: set[str] = set()

    def add(self, entity: Sequence[object], rows: Rows) -> None:
        """Take the rows of one entity; ``entity`` holds the columns of ENTITY."""
        self._last += 1
        self._rows["entity"].append((self._last, *entity))
        for table, names in _COLUMNS.items():
            self._rows[table] += [tuple(map(row.get, names)) for row in rows[table]]
        self._rows["search"].append((self._last, *search_text(rows)))
        self._words.update(word for row in rows["name"] for word in row["fold"].split() if 3 < len(word) < 25)
        if self._last % TOGETHER == 0:
            self._flush()

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            self._db.executemany(_INSERT[table], rows)
        self._rows.clear()

    def finish(self) -> None:
        """Write what is left, and the words of names by which typing errors are corrected, in order."""
        self._flush()
        words = sorted(self._words)
        for start in range(0, len(words), 10_000):
            cut = sorted((cut, word) for word in words[start : start + 10_000] for cut in layout.cuts(word))
            self._db.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?)", cut)
