"""The tables of a catalogue.

Rows carry ids, dates and text as an editor wrote them; names, backlinks and what held on
a date are worked out when read.  Rows with a ``slot`` can be overridden by a pack stacked
above: same entity, same slot.
"""

from __future__ import annotations

SCHEMA_VERSION = 7
APPLICATION_ID = 0x45555241  # "EURA", in the file header, so that other files are recognised

RECEIPT = (
    "source TEXT, as_of TEXT, evidence TEXT NOT NULL, inherits INTEGER NOT NULL, seen TEXT, contested INTEGER NOT NULL, "
    "note TEXT"
)
"""``evidence`` is document, page, record or empty; it ``inherits`` when the statement leaves it to its source."""
RECORD = "record"
"""Evidence of a statement that was seen neither in a stored text nor on a page; marked wherever it is printed."""
TERM = "since TEXT, since_day TEXT, until TEXT, until_day TEXT"
ROW = "entity TEXT NOT NULL, slot TEXT NOT NULL"

TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file(path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE kind(name TEXT PRIMARY KEY, pos INTEGER NOT NULL, data TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE relation_type(name TEXT PRIMARY KEY, label TEXT NOT NULL, inverse TEXT NOT NULL, strength INTEGER NOT NULL,
  symmetric INTEGER NOT NULL, statuses TEXT NOT NULL, ranks TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entity(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT, grp TEXT, grp_pos TEXT, sort TEXT,
  source TEXT, as_of TEXT, draft INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, loc TEXT NOT NULL) STRICT;
CREATE INDEX entity_list ON entity(kind, grp_pos, grp, sort, id);
CREATE INDEX entity_file ON entity(file);
CREATE TABLE name({ROW}, text TEXT NOT NULL, fold TEXT NOT NULL, type TEXT NOT NULL, lang TEXT NOT NULL) STRICT;
CREATE INDEX name_fold ON name(fold);
CREATE INDEX name_entity ON name(entity);
CREATE TABLE state_name(fold TEXT NOT NULL, entity TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(fold, entity)) STRICT, WITHOUT ROWID;
CREATE TABLE fact({ROW}, seq INTEGER NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL, number REAL,
  unit TEXT NOT NULL, type TEXT NOT NULL, {TERM}, {RECEIPT}, loc TEXT NOT NULL) STRICT;
CREATE INDEX fact_entity ON fact(entity, key);
CREATE INDEX fact_key ON fact(key, number);
CREATE INDEX fact_day ON fact(since_day) WHERE type = 'date';
CREATE TABLE relation({ROW}, seq INTEGER NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, object TEXT NOT NULL, branch TEXT,
  status TEXT, role TEXT, rank TEXT, value REAL, unit TEXT, {TERM}, part TEXT, part_since TEXT, part_since_day TEXT,
  part_until TEXT, part_until_day TEXT, {RECEIPT}, loc TEXT NOT NULL) STRICT;
CREATE INDEX relation_entity ON relation(entity);
CREATE INDEX relation_subject ON relation(subject, name);
CREATE INDEX relation_object ON relation(object, name);
CREATE INDEX relation_role ON relation(name, role) WHERE role IS NOT NULL;
CREATE TABLE prose({ROW}, seq INTEGER NOT NULL, section TEXT NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL, {RECEIPT},
  loc TEXT NOT NULL) STRICT;
CREATE INDEX prose_entity ON prose(entity);
CREATE TABLE series({ROW}, key TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL, other TEXT NOT NULL, points TEXT NOT NULL,
  {RECEIPT}, loc TEXT NOT NULL) STRICT;
CREATE INDEX series_entity ON series(entity, key);
CREATE INDEX series_key ON series(key);
CREATE TABLE indicator(key TEXT PRIMARY KEY, pos TEXT NOT NULL, label TEXT NOT NULL, unit TEXT NOT NULL, topic TEXT NOT NULL,
  source TEXT NOT NULL, note TEXT, data TEXT NOT NULL, file TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE position({ROW}, seq INTEGER NOT NULL, topic TEXT NOT NULL, holder TEXT, says TEXT NOT NULL, {RECEIPT}) STRICT;
CREATE INDEX position_entity ON position(entity);
CREATE TABLE document(entity TEXT PRIMARY KEY, file TEXT NOT NULL, first INTEGER NOT NULL, paragraphs INTEGER NOT NULL,
  words INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE paragraph(n INTEGER PRIMARY KEY, document TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX paragraph_document ON paragraph(document, number);
CREATE TABLE mention(entity TEXT NOT NULL, document TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL,
  size INTEGER NOT NULL, PRIMARY KEY(entity, document, paragraph, start)) STRICT, WITHOUT ROWID;
CREATE INDEX mention_document ON mention(document, paragraph);
CREATE TABLE passage(entity TEXT PRIMARY KEY, document TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL,
  size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX passage_document ON passage(document, paragraph);
CREATE VIRTUAL TABLE paragraph_search USING fts5(text, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE search USING fts5(names, text, links, tokenize = 'ascii', prefix = '2 3');
CREATE TABLE spelling(cut TEXT, word TEXT, PRIMARY KEY(cut, word)) STRICT, WITHOUT ROWID;
CREATE TABLE problem(file TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  hint TEXT NOT NULL, scope TEXT NOT NULL) STRICT;
"""
"""A document is the text of the source ``entity``: its paragraphs have the rows ``first`` and so on. A mention is a name of
an entity in a paragraph, a passage the place of a quotation; both may lie in a document of a pack below.

Strict, and NULL only where it has a meaning: SQLite's own check of a file handed over then looks at the types too."""

BLOCKS = (
    "facts",
    "relations",
    "links",
    "quotations",
    "claims",
    "prose",
    "series",
    "bars",
    "route",
    "map",
    "contested",
    "growth",
    "contents",
    "text",
    "steps",
    "chain",
    "table",
    "others",
)
"""Blocks that a kind's declaration may name: those that the reader can build."""
BLOCKS_OF_RELATIONS = (
    "relations",
    "links",
    "quotations",
    "claims",
    "bars",
    "route",
    "growth",
    "chain",
    "table",
    "others",
)
"""Those that cannot be built without the name of a relation."""
BLOCKS_OF_ITSELF = ("quotations", "claims")
"""Those that may be of the entity itself, in place of a relation."""
STYLES = {
    "facts": ("glance", "grid"),
    "relations": ("chips", "rail"),
    "quotations": ("large",),
    "route": ("strip",),
    "series": ("years",),
}
"""How a block may be shown besides the usual way."""
RELATION_COLUMNS = ("since", "until", "status", "role", "value", "note", "date")
"""What a block may print of each relation."""
COLOURS = ("green", "blue", "orange", "magenta", "teal", "olive", "red", "violet", "brown")
"""Colours that a kind may have; the explorer has a tone of each for every background."""
KIND_KEYS = "12345678"
"""Keys that a kind may have. All others are the explorer's own."""

OVERRIDABLE = ("name", "fact", "relation", "prose", "series", "position")
"""Tables whose rows a pack above may override by (entity, slot)."""


DOCUMENT_TABLES = ("document", "paragraph", "mention", "passage")
"""Tables that say something of a document: a row shows unless a pack above has a document of the same source."""


def columns(table: str) -> list[str]:
    """Column names of a table, in order."""
    body = TABLES.split(f"CREATE TABLE {table}(", 1)[1].split(");", 1)[0].split(") ", 1)[0]
    return [part.split()[0] for part in body.split(",")]


def cuts(word: str) -> set[str]:
    """The word and the word with one letter left out: words one typing error apart share a form."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))} if len(word) > 3 else {word}
