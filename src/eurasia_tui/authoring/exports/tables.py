"""The tables of a catalogue as rows, cleaned: what CSV files and the SQLite database hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...named_tuple import NamedTuple
from ...query.blocks import span_text
from ...query.catalogue import Catalogue
from ...query.series import of_entity
from ...sanitize import clean
from .own_notes import OwnNotes

Row = tuple[Any, ...]


class ExportTable(NamedTuple):
    """A table: its columns, and the table of the catalogue it is read from. ``source`` holds every source, with spaces."""

    columns: tuple[str, ...]
    read: str


_RECEIPT = ("source", "as_of", "evidence", "seen", "contested", "note")
TABLES = {
    "names": ExportTable(("entity", "text", "type", "lang"), "name"),
    "facts": ExportTable(
        ("entity", "key", "label", "value", "number", "unit", "type", "since", "until", *_RECEIPT),
        "fact",
    ),
    "relations": ExportTable(
        (
            "subject",
            "name",
            "object",
            "status",
            "role",
            "rank",
            "value",
            "unit",
            "since",
            "until",
            "part",
            "part_since",
            "part_until",
            "branch",
            *_RECEIPT,
            "entity",
        ),
        "relation",
    ),
    "prose": ExportTable(("entity", "section", "heading", "text", *_RECEIPT), "prose"),
    "positions": ExportTable(("entity", "topic", "holder", "says", *_RECEIPT), "position"),
    "paragraphs": ExportTable(("document", "number", "text"), "paragraph"),
}
ENTITIES = ("id", "kind", "name", "names", "group", "summary", "as_of", "draft")
SERIES = ("entity", "other", "key", "label", "unit", "year", "value", "source", "evidence", "note")
"""Columns of the yearly figures, a row a year."""
NOTES = ("entity", "about", "text", "bookmarked", "changed")
"""Columns of the user's notes; ``about`` is the id, also of what the catalogue does not have."""


def cleaned(row: Row) -> Row:
    """The row with every text in it cleaned."""
    return tuple(clean(value) if isinstance(value, str) else value for value in row)


def ids(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    """Id, kind, name and group of every entity, in the order of the panes."""
    return catalogue.db.execute(
        "SELECT id, kind, name, grp FROM entity ORDER BY kind, grp_pos, grp, sort, id"
    ).fetchall()


def entities(catalogue: Catalogue) -> Iterator[Row]:
    """The entities; ``names`` holds every name, a line each: aliases, other languages, acronyms, codes, former names."""
    summaries = dict(catalogue.db.execute("SELECT entity, text FROM prose WHERE section = 'summary'").fetchall())
    names: dict[str, list[str]] = {}
    for entity, text in catalogue.db.execute("SELECT entity, text FROM name"):
        names.setdefault(entity, []).append(text)
    more = {id_: rest for id_, *rest in catalogue.db.execute("SELECT id, as_of, draft FROM entity")}
    for id_, kind, name, group in ids(catalogue):
        summary = span_text(catalogue.inline(clean(summaries.get(id_, ""))))
        every = "\n".join(dict.fromkeys((name, *names.get(id_, ()))))
        yield cleaned((id_, kind, name, every, group, summary, *more[id_]))


def rows(catalogue: Catalogue, name: str) -> Iterator[Row]:
    """The rows of a table of TABLES."""
    table = TABLES[name]
    for row in catalogue.db.execute(f"SELECT {', '.join(table.columns)} FROM {table.read}"):
        yield cleaned(row)


def series(catalogue: Catalogue) -> Iterator[Row]:
    """The yearly figures."""
    for (id_,) in sorted(set(catalogue.db.execute("SELECT entity FROM series"))):
        for item in of_entity(catalogue, id_):
            for year, value in item.points:
                row = (
                    id_,
                    item.other or None,
                    item.key,
                    item.label,
                    item.unit,
                    year,
                    value,
                    item.source,
                    item.evidence,
                )
                yield cleaned((*row, item.note or None))


def notes(user_notes: OwnNotes) -> Iterator[Row]:
    """The user's notes and bookmarks."""
    for note in user_notes.values():
        yield cleaned((note.id, note.id, note.text, int(note.bookmarked), note.changed))
