"""The whole catalogue in other forms: JSON, CSV, SQLite, a folder of Markdown."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..query.blocks import span_text
from ..query.catalogue import Catalogue
from ..query.page import page
from ..query.series import of_entity
from ..render.json import page_data
from ..render.markdown import escape, markdown
from ..sanitize import clean
from ..userdata.files import write_text

TABLES = {
    "names": ("entity", "text", "type", "lang"),
    "facts": (
        "entity",
        "key",
        "label",
        "value",
        "number",
        "unit",
        "since",
        "until",
        "source",
        "as_of",
        "evidence",
        "seen",
        "contested",
        "note",
    ),
    "relations": (
        "subject",
        "name",
        "object",
        "status",
        "role",
        "value",
        "unit",
        "since",
        "until",
        "part",
        "branch",
        "source",
        "as_of",
        "evidence",
        "seen",
        "contested",
        "note",
        "entity",
    ),
    "prose": ("entity", "section", "heading", "text", "source", "as_of", "evidence", "seen", "contested"),
}
_FROM = {"names": "name", "facts": "fact", "relations": "relation", "prose": "prose"}
SERIES = ("entity", "other", "key", "label", "unit", "year", "value", "source", "evidence", "note")
"""Columns of the yearly figures, a row a year."""


def _entities(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    return catalogue.db.execute("SELECT id, kind, name, grp FROM entity ORDER BY kind, grp_pos, grp, sort").fetchall()


def _rows(catalogue: Catalogue, table: str) -> Iterator[tuple[Any, ...]]:
    for row in catalogue.db.execute(f"SELECT {', '.join(TABLES[table])} FROM {_FROM[table]}"):
        yield tuple(clean(value) if isinstance(value, str) else value for value in row)


def _tables(catalogue: Catalogue) -> dict[str, tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]]:
    """Columns and rows of every table that is exported as one."""
    tables = {name: (columns, _rows(catalogue, name)) for name, columns in TABLES.items()}
    return tables | {"series": (SERIES, _yearly(catalogue))}


def _yearly(catalogue: Catalogue) -> Iterator[tuple[Any, ...]]:
    for (id_,) in catalogue.db.execute("SELECT DISTINCT entity FROM series ORDER BY entity").fetchall():
        for one in of_entity(catalogue, id_):
            for year, value in one.points:
                row = (id_, one.other or None, one.key, one.label, one.unit, year, value, one.source, one.evidence)
                yield (*(clean(part) if isinstance(part, str) else part for part in row), clean(one.note) or None)


def to_json(catalogue: Catalogue, folder: Path) -> list[Path]:
    """One file a kind: an array of pages as ``show --json`` prints them."""
    made = []
    for kind in catalogue.kinds:
        pages = [page_data(page(catalogue, id_)) for id_, of, _, _ in _entities(catalogue) if of == kind]
        path = folder / f"{kind}.json"
        write_text(path, json.dumps(pages, ensure_ascii=False, indent=1))
        made.append(path)
    return made


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z")


def _safe(value: Any) -> Any:
    """A cell that a spreadsheet does not take for a formula; a number stays one."""
    if not isinstance(value, str) or value[:1] not in ("=", "+", "-", "@") or _NUMBER.match(value):
        return value
    return f"'{value}"


def to_csv(catalogue: Catalogue, folder: Path) -> list[Path]:
    """entities.csv and a file a table, UTF-8 with a mark so that spreadsheets read it."""
    tables: dict[str, tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]] = {
        "entities": (
            ("id", "kind", "name", "group"),
            (tuple(clean(cell) for cell in row) for row in _entities(catalogue)),
        )
    }
    tables |= _tables(catalogue)
    made = []
    for name, (columns, rows) in tables.items():
        path = folder / f"{name}.csv"
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([_safe(value) for value in row] for row in rows)
        write_text(path, "\ufeff" + text.getvalue())
        made.append(path)
    return made


_SQL = """
CREATE TABLE kinds(name TEXT PRIMARY KEY, label TEXT);
CREATE TABLE entities(id TEXT PRIMARY KEY, kind TEXT REFERENCES kinds(name), name TEXT, grp TEXT, summary TEXT);
CREATE TABLE names(entity TEXT REFERENCES entities(id), text TEXT, type TEXT, lang TEXT);
CREATE TABLE facts(entity TEXT REFERENCES entities(id), key TEXT, label TEXT, value TEXT, number REAL, unit TEXT, since TEXT, until TEXT,
  source TEXT REFERENCES entities(id), as_of TEXT, evidence TEXT, seen TEXT, contested INTEGER, note TEXT);
CREATE TABLE relations(subject TEXT REFERENCES entities(id), name TEXT, object TEXT REFERENCES entities(id), status TEXT, role TEXT,
  value REAL, unit TEXT, since TEXT, until TEXT, part TEXT, branch TEXT, source TEXT REFERENCES entities(id), as_of TEXT, evidence TEXT,
  seen TEXT, contested INTEGER, note TEXT, entity TEXT REFERENCES entities(id));
CREATE TABLE prose(entity TEXT REFERENCES entities(id), section TEXT, heading TEXT, text TEXT, source TEXT REFERENCES entities(id),
  as_of TEXT, evidence TEXT, seen TEXT, contested INTEGER);
CREATE TABLE series(entity TEXT REFERENCES entities(id), other TEXT REFERENCES entities(id), key TEXT, label TEXT, unit TEXT,
  year INTEGER, value REAL, source TEXT REFERENCES entities(id), evidence TEXT, note TEXT);
CREATE INDEX series_key ON series(key, entity);
CREATE INDEX facts_entity ON facts(entity);
CREATE INDEX relations_subject ON relations(subject);
CREATE INDEX relations_object ON relations(object);
CREATE VIRTUAL TABLE entities_fts USING fts5(name, summary, content="entities", tokenize='unicode61 remove_diacritics 2');
"""


def to_sqlite(catalogue: Catalogue, folder: Path) -> list[Path]:
    """eurasia.sqlite: tables with foreign keys and full-text search over names and summaries."""
    path = folder / "eurasia.sqlite"
    temporary = folder / ".eurasia.sqlite.tmp"
    temporary.unlink(missing_ok=True)
    try:
        _fill(catalogue, temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return [path]


def _fill(catalogue: Catalogue, temporary: Path) -> None:
    db = sqlite3.connect(temporary)
    db.executescript(_SQL)
    db.executemany("INSERT INTO kinds VALUES (?, ?)", [(kind.name, kind.label) for kind in catalogue.kinds.values()])
    summaries = dict(catalogue.db.execute("SELECT entity, text FROM prose WHERE section = 'summary'").fetchall())
    db.executemany(
        "INSERT INTO entities VALUES (?, ?, ?, ?, ?)",
        [
            (*map(clean, row), span_text(catalogue.inline(clean(summaries.get(row[0], "")))))
            for row in _entities(catalogue)
        ],
    )
    for table, (columns, rows) in _tables(catalogue).items():
        if "source" in columns:  # the first source is the reference; further ones follow in no column of their own
            at = columns.index("source")
            rows = ((*row[:at], (row[at] or "").split(" ")[0] or None, *row[at + 1 :]) for row in rows)
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
    db.execute("INSERT INTO entities_fts(entities_fts) VALUES ('rebuild')")
    db.commit()
    db.close()


def to_markdown(catalogue: Catalogue, folder: Path) -> list[Path]:
    """A folder a kind, a file an entity; links as ``[[id|name]]``, so that it opens as an Obsidian vault."""

    def link(text: str, id_: str) -> str:
        return f"[[{id_}|{escape(text).replace('|', '/')}]]" if id_ else escape(text)

    made = []
    for id_, kind, name, _ in _entities(catalogue):
        path = folder / kind / f"{id_}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\naliases: {json.dumps([clean(name)], ensure_ascii=False)}\ntags: [{kind}]\n---\n\n"
        text = "\n".join(_cells(line) for line in markdown(page(catalogue, id_), link).split("\n"))
        path.write_text(head + text, encoding="utf-8")
        made.append(path)
    return made


def _cells(line: str) -> str:
    """A table row with the bars inside links escaped."""
    if not line.startswith("| "):
        return line
    return re.sub(r"\[\[([^\]|]+)\|([^\]]+)\]\]", r"[[\1\\|\2]]", line)


FORMATS = {"json": to_json, "csv": to_csv, "sqlite": to_sqlite, "markdown": to_markdown}
