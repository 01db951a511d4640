"""How statements were checked that do not say it themselves: as the source they name first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from ..catalogue.layout import RECORD

TABLES = ("fact", "relation", "prose", "series", "position")


Reading = dict[str, str]
"""What a source says of how it was read: its ``evidence``, the day it was ``seen``, and its ``type``."""


def readings(db: sqlite3.Connection) -> dict[str, Reading]:
    """How each source of one catalogue was read, as far as the catalogue says it."""
    found: dict[str, Reading] = {}
    for entity, key, value in db.execute(
        "SELECT f.entity, f.key, f.value FROM entity e JOIN fact f ON f.entity = e.id "
        "WHERE e.kind = 'sources' AND f.key IN ('evidence', 'seen', 'type')"
    ):
        found.setdefault(entity, {})[key] = value
    return found


def grade(reading: Reading) -> tuple[str, str | None]:
    """The evidence of what a source says (document, page or record), and the day on which its page was seen."""
    seen = reading.get("seen")
    default = "page" if seen else "document" if reading.get("type") == "data file" else RECORD
    return reading.get("evidence", default), seen


def settle(db: sqlite3.Connection, below: Callable[[str], Reading], which: str = "true") -> None:
    """Give every statement that leaves its evidence to its source that of the source; others stay as they are.

    ``which`` is the condition on column ``entity`` of statements that are new.
    """
    own = readings(db)
    db.execute("CREATE TEMP TABLE graded(source TEXT PRIMARY KEY, evidence TEXT NOT NULL, seen TEXT) WITHOUT ROWID")
    cited = {
        row[0]
        for table in TABLES
        for row in db.execute(f"SELECT DISTINCT source FROM {table} WHERE inherits AND {which}")
    }
    db.executemany("INSERT INTO temp.graded VALUES (?, ?, ?)", _graded(filter(None, cited), own, below))
    for table in TABLES:
        db.execute(
            f"UPDATE {table} SET evidence = g.evidence, seen = g.seen FROM temp.graded g "
            f"WHERE {table}.inherits AND g.source = {table}.source "
            f"AND ({table}.evidence <> g.evidence OR {table}.seen IS NOT g.seen) AND {which}"
        )
    db.execute("DROP TABLE temp.graded")


def _graded(
    cited: Iterable[str], own: dict[str, Reading], below: Callable[[str], Reading]
) -> Iterator[tuple[str, str, str | None]]:
    for sources in cited:
        first = sources.split(" ")[0]
        reading = {**below(first), **own.get(first, {})}  # an overlay gives only what it changes
        if reading:
            yield sources, *grade(reading)
