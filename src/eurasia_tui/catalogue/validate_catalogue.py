"""Validates a catalogue made elsewhere: complete, of our format, and with only such values as a catalogue can hold."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from pathlib import Path
from zlib import crc32

from .. import paths, systems
from ..dates import bounds
from .files import PackError, program_stamp, uri
from .layout import APPLICATION_ID, OVERRIDABLE, SCHEMA_VERSION, TABLES
from .opened_files import Identity, examined, identity_of, open_files, was_opened
from .validate_declarations import LARGEST, are_kinds, is_indicator, is_series, is_texts

LONGEST = 1_000_000
"""Characters of one value; the compiler writes none so long."""
LONGEST_TEXT = 100_000
"""Characters of what is read as text; the schema takes 50,000."""
_TEXTS = ("text", "says", "value", "note")

_ID_COLUMNS = ("entity", "subject", "object", "holder", "key", "document")
_IDS = {"entity": ("id", "kind"), "kind": ("name",), "relation_type": ("name",), "relation": ("name",)}
"""What becomes the name of a file or of an action, or is in a link."""
LONGEST_ID = 200
LONGEST_LINE = 3_000
"""Characters of what is on one line; the schema takes 2,000."""
_LINES = (
    "name",
    "label",
    "inverse",
    "unit",
    "role",
    "status",
    "lang",
    "type",
    "grp",
    "heading",
    "topic",
    "branch",
    "rank",
)
MOST_ROWS = 20_000
"""Rows of one table that one file may state of one entity, and paragraphs of a document; the compiler takes no more."""
_MOST_ROWS = {"relation": MOST_ROWS, "name": MOST_ROWS}
_MOST_ROWS_OF_SEVERAL_VALUES = 10_000
"""As above where a row has two values at least: the compiler takes 20,000 values of an entity."""

_DATES = (
    "as_of",
    "seen",
    "since",
    "since_day",
    "until",
    "until_day",
    "part_since",
    "part_since_day",
    "part_until",
    "part_until_day",
)
_META = {"name", "version", "data_date", "description", "standalone", "groups", "kinds"}

MAKE = "make one with: eurasia build DIR -o FILE"


def trusted(path: Path) -> dict[str, str]:
    """What a catalogue made elsewhere says of itself.

    Raises PackError unless it is a whole catalogue of this version, holding just our tables and in them only
    values of the declared types, lengths and forms.  The whole file is looked at once: that it was found good is
    noted in the user's cache, and holds as long as the file and the program are the same.
    """
    info = path.stat()
    identity = [*identity_of(info)]
    stamp = [program_stamp(), str(path), *identity]
    note = paths.cache_dir() / "trusted" / f"{crc32(os.fsencode(path)):08x}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        with open(os.open(note, systems.READ), "rb") as handle:  # a pipe in its place is empty
            noted = json.loads(handle.read())
        if noted["stamp"] == stamp:
            examined.add(tuple(identity))
            return dict(noted["meta"])
    meta = {name: value for name, value in _examined(path, tuple(identity)).items() if name in _META}
    from ..userdata.files import write_text

    if not paths.is_kiosk():
        with contextlib.suppress(OSError):
            write_text(note, json.dumps({"stamp": stamp, "meta": meta}))
    examined.add(tuple(identity))
    return meta


def _examined(path: Path, identity: Identity) -> dict[str, str]:
    """Meta rows of a catalogue in which nothing is wrong. Raises PackError."""
    before = open_files()
    try:
        with contextlib.closing(sqlite3.connect(uri(path), uri=True)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("PRAGMA cell_size_check = ON")
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise PackError(f"{path.name} is not a catalogue; {MAKE}")
            if not was_opened([identity], before, path):
                raise PackError(f"{path.name} changed while it was opened; try again")
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version != SCHEMA_VERSION:
                raise PackError(f"{path.name} is a catalogue of format {version}; this program reads {SCHEMA_VERSION}")
            with contextlib.closing(sqlite3.connect(":memory:")) as ours:
                ours.executescript(TABLES)
                query = "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
                if db.execute(query).fetchall() != ours.execute(query).fetchall():
                    raise PackError(f"{path.name} holds tables that a catalogue does not have; not opened")
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":  # of strict tables the types too
                raise PackError(f"{path.name} is damaged; ask for a new copy")
            if wrong := _wrong(db):
                raise PackError(f"{path.name} has {wrong}; ask for a new copy")
            return dict(db.execute("SELECT key, value FROM meta"))
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # the latter where SQLite quotes bytes that are no text
        raise PackError(f"{path.name} is not a catalogue or is damaged; {MAKE}") from None


def is_catalogue(path: Path) -> bool:
    """True for a file with the mark of a catalogue, of whatever version, and for an empty one: what a new one may replace."""
    if not path.is_file():
        return False
    with open(path, "rb") as handle:
        head = handle.read(72)
    return not head or (head[:16] == b"SQLite format 3\0" and int.from_bytes(head[68:], "big") == APPLICATION_ID)


def _wrong(db: sqlite3.Connection) -> str:
    """What of the values a catalogue cannot hold; empty when all is in order."""
    for (table,) in db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict").fetchall():
        columns = db.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
        texts = [name for name, type_ in columns if type_ == "TEXT"]
        # A text ends for length() and GLOB at a NUL; what stands behind it would not be looked at.
        limits = [f"length({name}) > {LONGEST} OR instr({name}, char(0))" for name in texts]
        limits += [f"abs({name}) > {LARGEST}" for name, type_ in columns if type_ == "REAL"]
        limits += ["evidence NOT IN ('', 'document', 'page', 'record')" for name, _ in columns if name == "evidence"]
        ids = [name for name, _ in columns if name in _ID_COLUMNS or name in _IDS.get(table, ())]
        limits += [f"{name} GLOB '*[^a-z0-9_-]*' OR {name} = '' OR length({name}) > {LONGEST_ID}" for name in ids]
        limits += [
            f"length({name}) > {LONGEST_TEXT}"
            for name, type_ in columns
            if name in _TEXTS and type_ == "TEXT" and table not in ("meta", "kind", "indicator")
        ]
        limits += [f"length({name}) > {LONGEST_LINE}" for name, _ in columns if name in _LINES and name not in ids]
        if "since" in dict(columns):
            limits += [f"({edge} IS NULL) <> ({edge}_day IS NULL)" for edge in ("since", "until")]
        if limits and db.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(limits)} LIMIT 1").fetchone():
            return f"values in the table {table} that a catalogue cannot hold"
        for _ in db.execute(f"SELECT {', '.join(texts)} FROM {table}"):  # bytes that are no text are an error here
            pass
        for name, _ in columns:
            dated = name in _DATES or (table, name) == ("fact", "value")
            where = " WHERE type = 'date'" if name == "value" else ""
            if dated and not all(map(_is_date, db.execute(f"SELECT DISTINCT {name} FROM {table}{where}"))):
                return f"a value in the table {table} that is not a date"
    meta = dict(db.execute("SELECT key, value FROM meta"))
    if not (
        meta.keys() >= _META
        and _is_date((meta["data_date"],))
        and is_texts(meta["groups"], dict)
        and is_texts(meta["kinds"], list)
        and is_texts(meta.get("first", "{}"), dict)
    ):
        return "no metadata"
    if vague := _vague(db):
        return vague
    known = db.execute("SELECT count(*) FROM kind").fetchone()[0]
    if not known or db.execute("SELECT 1 FROM entity WHERE kind NOT IN (SELECT name FROM kind) LIMIT 1").fetchone():
        return "an entity of a kind that is not declared"
    relations = {name for (name,) in db.execute("SELECT name FROM relation_type")}
    if not are_kinds([data for (data,) in db.execute("SELECT data FROM kind")], relations):
        return "an invalid declaration of a kind"
    if not all(is_indicator(data) for (data,) in db.execute("SELECT data FROM indicator")):
        return "an invalid declaration of an indicator"
    if not all(is_series(points) for (points,) in db.execute("SELECT points FROM series")):
        return "yearly figures that are not figures"
    if meta["standalone"] and db.execute("SELECT 1 FROM entity WHERE name IS NULL").fetchone():
        return "an entity without a name"
    return ""


_VAGUE = {
    "an empty name": "SELECT 1 FROM entity WHERE trim(name) = ''",
    "an entity with a name and no group": "SELECT 1 FROM entity WHERE name IS NOT NULL AND (grp IS NULL OR grp_pos IS NULL OR sort IS NULL)",
    # In the index and in the table: in a damaged file they may differ, and pages read both.
    "a relation of a type that is not declared": " UNION ALL ".join(
        f"SELECT 1 FROM relation {way} WHERE name NOT IN (SELECT name FROM relation_type)"
        for way in ("", "NOT INDEXED")
    ),
    "a type of relation whose strength is not between 1 and 5": "SELECT 1 FROM relation_type WHERE strength NOT BETWEEN 1 AND 5",
    "a type of relation without a label": "SELECT 1 FROM relation_type WHERE trim(label) = '' OR trim(inverse) = ''",
    "no relation types": "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM relation_type)",
    "day keys that are not days": " UNION ALL ".join(
        f"SELECT 1 FROM {table} WHERE {edge}_day NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
        for table in ("fact", "relation")
        for edge in ("since", "until")
    ),
    "a full-text table that does not match the entities": "SELECT 1 WHERE (SELECT count(*) FROM search_docsize) <> (SELECT count(*) FROM entity)",
    "a full-text table of another version": "SELECT 1 WHERE (SELECT v FROM search_config WHERE k = 'version') IS NOT 4",
    "a full-text table of documents that does not match the paragraphs": (
        "SELECT 1 WHERE (SELECT count(*) FROM paragraph_search_docsize) <> (SELECT count(*) FROM paragraph)"
    ),
    "a full-text table of documents of another version": (
        "SELECT 1 WHERE (SELECT v FROM paragraph_search_config WHERE k = 'version') IS NOT 4"
    ),
    "a document without a source": "SELECT 1 FROM document WHERE entity NOT IN (SELECT id FROM entity) "
    "AND (SELECT value FROM meta WHERE key = 'standalone') = '1'",
    "a document whose paragraphs belong to another one": (
        "SELECT 1 FROM paragraph p LEFT JOIN document d ON d.entity = p.document "
        "WHERE d.entity IS NULL OR p.number NOT BETWEEN 1 AND d.paragraphs OR p.n <> d.first + p.number - 1"
    ),
    "a document with fewer paragraphs than declared": (
        "SELECT 1 FROM document d WHERE d.paragraphs <> (SELECT count(*) FROM paragraph p WHERE p.document = d.entity)"
    ),
    f"a document of over {MOST_ROWS:,} paragraphs": f"SELECT 1 FROM document WHERE paragraphs > {MOST_ROWS} OR words < 0",
    **{
        f"a place in a document that does not exist, in the table {table}": (
            f"SELECT 1 FROM {table} WHERE start < 0 OR size < 1 OR start + size > {LONGEST} OR paragraph < 1"
        )
        for table in ("mention", "passage")
    },
    **{
        f"over {most:,} rows of one entity in the table {table}": (
            f"SELECT 1 FROM {table} GROUP BY entity HAVING count(*) > {most}"
        )
        for table in OVERRIDABLE
        for most in (_MOST_ROWS.get(table, _MOST_ROWS_OF_SEVERAL_VALUES),)
    },
}
"""What would end a page later, and the query that finds it."""


def _vague(db: sqlite3.Connection) -> str:
    if db.execute("PRAGMA encoding").fetchone()[0] != "UTF-8":
        return "text that is not UTF-8"
    return next((what for what, query in _VAGUE.items() if db.execute(f"{query} LIMIT 1").fetchone()), "")


def _is_date(row: tuple[str | None]) -> bool:
    try:
        return not row[0] or bool(bounds(row[0]))
    except ValueError:
        return False
