"""The tables of a catalogue.

Rows carry ids, dates and text as an editor wrote them; names, backlinks and what held on
a date are worked out when read.  Rows with a ``slot`` can be overridden by a pack stacked
above: same entity, same slot.
"""

from __future__ import annotations

SCHEMA_VERSION = 1
APPLICATION_ID = 0x45555241  # "EURA", in the file header, so that foreign files are told apart

RECEIPT = "source TEXT, as_of TEXT, verified INTEGER, contested INTEGER, note TEXT"
TERM = "since TEXT, since_day TEXT, until TEXT, until_day TEXT"

TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file(path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER) WITHOUT ROWID;
CREATE TABLE kind(name TEXT PRIMARY KEY, pos INTEGER, data TEXT) WITHOUT ROWID;
CREATE TABLE relation_type(name TEXT PRIMARY KEY, label TEXT, inverse TEXT, strength INTEGER, symmetric INTEGER) WITHOUT ROWID;
CREATE TABLE entity(n INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, name TEXT, grp TEXT, grp_pos TEXT, sort TEXT,
  source TEXT, as_of TEXT, draft INTEGER, file TEXT, line INTEGER, loc TEXT);
CREATE INDEX entity_list ON entity(kind, grp_pos, grp, sort, id);
CREATE INDEX entity_file ON entity(file);
CREATE TABLE name(entity TEXT, slot TEXT, text TEXT, fold TEXT, type TEXT, lang TEXT);
CREATE INDEX name_fold ON name(fold);
CREATE INDEX name_entity ON name(entity);
CREATE TABLE fact(entity TEXT, slot TEXT, seq INTEGER, key TEXT, label TEXT, value TEXT, number REAL, unit TEXT, type TEXT,
  {TERM}, {RECEIPT}, loc TEXT);
CREATE INDEX fact_entity ON fact(entity, key);
CREATE INDEX fact_key ON fact(key, number);
CREATE INDEX fact_day ON fact(since_day) WHERE type = 'date';
CREATE TABLE relation(entity TEXT, slot TEXT, seq INTEGER, subject TEXT, name TEXT, object TEXT, branch TEXT, status TEXT,
  role TEXT, rank TEXT, value REAL, unit TEXT, {TERM}, part TEXT, part_since TEXT, part_since_day TEXT,
  part_until TEXT, part_until_day TEXT, {RECEIPT}, loc TEXT);
CREATE INDEX relation_entity ON relation(entity);
CREATE INDEX relation_subject ON relation(subject, name);
CREATE INDEX relation_object ON relation(object, name);
CREATE TABLE prose(entity TEXT, slot TEXT, seq INTEGER, section TEXT, heading TEXT, text TEXT, {RECEIPT}, loc TEXT);
CREATE INDEX prose_entity ON prose(entity);
CREATE TABLE series(entity TEXT, slot TEXT, key TEXT, label TEXT, unit TEXT, points TEXT, {RECEIPT});
CREATE INDEX series_entity ON series(entity);
CREATE TABLE position(entity TEXT, slot TEXT, seq INTEGER, topic TEXT, holder TEXT, says TEXT, {RECEIPT});
CREATE INDEX position_entity ON position(entity);
CREATE VIRTUAL TABLE search USING fts5(names, text, links, tokenize = 'ascii', prefix = '2 3');
CREATE TABLE spelling(cut TEXT, word TEXT, PRIMARY KEY(cut, word)) WITHOUT ROWID;
CREATE TABLE problem(file TEXT, line INTEGER, col INTEGER, code TEXT, message TEXT, hint TEXT, scope TEXT);
"""

OVERRIDABLE = ("name", "fact", "relation", "prose", "series", "position")
"""Tables whose rows a pack above may override by (entity, slot)."""


def columns(table: str) -> list[str]:
    """Column names of a table, in order."""
    body = TABLES.split(f"CREATE TABLE {table}(", 1)[1].split(");", 1)[0].split(") ", 1)[0]
    return [part.split()[0] for part in body.split(",")]


def cuts(word: str) -> set[str]:
    """The word and the word with one letter left out: words one slip apart share a cut."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))} if len(word) > 3 else {word}
