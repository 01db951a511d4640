"""A SQLite database with foreign keys and full-text search."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ...query.catalogue import Catalogue
from .own_notes import NO_NOTES, OwnNotes
from .tables import NOTES, SERIES, TABLES, Row, entities, notes, rows, series

_ENTITY = "TEXT REFERENCES entities(id)"
_TYPES = {
    "entity": _ENTITY,
    "subject": _ENTITY,
    "object": _ENTITY,
    "holder": _ENTITY,
    "other": _ENTITY,
    "document": _ENTITY,
    "source": _ENTITY,
    "number": "REAL",
    "value": "REAL",
    "year": "INTEGER",
    "contested": "INTEGER",
    "bookmarked": "INTEGER",
}
"""Types of columns; others are TEXT."""
_TEXTS = {("facts", "value"): "TEXT", ("paragraphs", "number"): "INTEGER"}
_SCHEMA = """
CREATE TABLE kinds(name TEXT PRIMARY KEY, label TEXT);
CREATE TABLE entities(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT REFERENCES kinds(name), name TEXT, names TEXT,
  grp TEXT, summary TEXT, as_of TEXT, draft INTEGER);
CREATE VIRTUAL TABLE entities_fts USING fts5(name, names, summary, content="entities", content_rowid="n",
  tokenize='unicode61 remove_diacritics 2');
"""
_INDEXES = """
CREATE INDEX names_entity ON names(entity);
CREATE INDEX facts_entity ON facts(entity, key);
CREATE INDEX relations_subject ON relations(subject, name);
CREATE INDEX relations_object ON relations(object, name);
CREATE INDEX prose_entity ON prose(entity);
CREATE INDEX positions_entity ON positions(entity);
CREATE INDEX paragraphs_document ON paragraphs(document, number);
CREATE INDEX notes_entity ON notes(entity);
CREATE INDEX series_key ON series(key, entity);
"""


def to_sqlite(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write eurasia.sqlite. The column ``source`` of a statement is its first source; every one is in TABLE_sources."""
    path = folder / "eurasia.sqlite"
    temporary = folder / ".eurasia.sqlite.tmp"
    parts = (temporary, temporary.with_name(f"{temporary.name}-journal"))
    for part in parts:
        part.unlink(missing_ok=True)
    try:
        _fill(catalogue, temporary, user_notes)
        os.replace(temporary, path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return [path]


def _fill(catalogue: Catalogue, temporary: Path, user_notes: OwnNotes) -> None:
    with contextlib.closing(sqlite3.connect(temporary)) as db:
        _write(catalogue, db, user_notes)


def _write(catalogue: Catalogue, db: sqlite3.Connection, user_notes: OwnNotes) -> None:
    db.executescript(_SCHEMA)
    db.executemany("INSERT INTO kinds VALUES (?, ?)", [(kind.name, kind.label) for kind in catalogue.kinds.values()])
    db.executemany(f"INSERT INTO entities VALUES (NULL{', ?' * 8})", entities(catalogue))
    known = {id_ for (id_,) in db.execute("SELECT id FROM entities")}
    for name, table in TABLES.items():
        _table(db, name, table.columns, rows(catalogue, name), known)
    _table(db, "series", SERIES, series(catalogue), known)
    _table(db, "notes", NOTES, notes(user_notes), known)
    db.executescript(_INDEXES)
    db.execute("INSERT INTO entities_fts(entities_fts) VALUES ('rebuild')")
    db.commit()


def _table(db: sqlite3.Connection, name: str, columns: tuple[str, ...], lines: Iterable[Row], known: set[str]) -> None:
    """Create a table and fill it; what refers to no entity of the catalogue is left empty, so that foreign keys hold."""
    types = [_TEXTS.get((name, column), _TYPES.get(column, "TEXT")) for column in columns]
    declared = ", ".join(f"{column} {type_}" for column, type_ in zip(columns, types, strict=True))
    db.execute(f"CREATE TABLE {name}(id INTEGER PRIMARY KEY, {declared})")
    at = columns.index("source") if "source" in columns else None
    if at is not None:
        db.execute(
            f"CREATE TABLE {name}_sources(statement INTEGER NOT NULL REFERENCES {name}(id), position INTEGER NOT NULL, "
            f"source TEXT NOT NULL REFERENCES entities(id), PRIMARY KEY(statement, position)) WITHOUT ROWID"
        )
    references = [index for index, type_ in enumerate(types) if type_ == _ENTITY and index != at]
    statements: list[Row] = []
    cited: list[Row] = []
    for number, line in enumerate(lines, 1):
        values = list(line)
        for index in references:
            values[index] = values[index] if values[index] in known else None
        if at is not None:
            sources = [source for source in (values[at] or "").split() if source in known]
            cited += [(number, place, source) for place, source in enumerate(sources, 1)]
            values[at] = sources[0] if sources else None
        statements.append((number, *values))
    db.executemany(f"INSERT INTO {name} VALUES (?{', ?' * len(columns)})", statements)
    if at is not None:
        db.executemany(f"INSERT INTO {name}_sources VALUES (?, ?, ?)", cited)
        db.execute(f"CREATE INDEX {name}_by_source ON {name}_sources(source)")
