"""One read-only view over the catalogues of a stack of packs.

Each catalogue is attached as p0 (top), p1, ...; temporary views put them on each other, so
that a query names a table and knows nothing of packs.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..units import base
from .files import PackError
from .layout import DOCUMENT_TABLES, OVERRIDABLE, columns
from .opened_files import examined, open_files, was_opened

CACHE = 512
"""KB of a catalogue that SQLite keeps; the operating system has all of it. More is no faster."""


def connect(uris: Sequence[str], handed: Mapping[int, Path] | None = None) -> sqlite3.Connection:
    """Open the catalogues, top first, as one.

    ``handed`` has the files, by place, that are opened as untrusted: what is open then must be what was examined.
    Raises sqlite3.DatabaseError when a file is no catalogue or is damaged, PackError when one has been exchanged.
    """
    db = sqlite3.connect("file::memory:", uri=True, check_same_thread=False)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute(
        "PRAGMA mmap_size = 0"
    )  # a file that is cut short while it is open is an error, not a signal that ends the program
    db.create_function("unit_factor", 1, lambda unit: base(unit)[1], deterministic=True)
    db.create_function("year_by", 2, year_by, deterministic=True)
    db.create_function("figure_by", 2, figure_by, deterministic=True)
    for index, address in enumerate(uris):
        before = open_files() if handed and index in handed else {}
        db.execute(f"ATTACH ? AS p{index}", (address,))
        db.execute(f"PRAGMA p{index}.cache_size = -{CACHE}")
        if handed and index in handed and not was_opened(examined, before, handed[index]):
            db.close()
            raise PackError(f"{handed[index].name} changed while it was opened; try again")
    packs = range(len(uris))
    db.execute(_view("entity", [_entities(i, len(uris)) for i in packs]))
    if len(uris) == 1:
        return db  # nothing overrides anything: names lead to the tables themselves
    for table in OVERRIDABLE:
        same = "u.entity = t.entity AND u.slot = t.slot"
        db.execute(_view(table, [_not_in(table, i, range(i), same, ", ".join(columns(table))) for i in packs]))
    db.execute(_view("indicator", [_not_in("indicator", i, range(i), "u.key = t.key") for i in packs]))
    for table in DOCUMENT_TABLES:
        db.execute(_view(table, [_of_documents(table, i) for i in packs]))
    for table in ("kind", "relation_type"):
        db.execute(_view(table, [_not_in(table, i, range(i + 1, len(uris)), "u.name = t.name") for i in packs]))
    return db


def _view(table: str, parts: Iterable[str]) -> str:
    """SQL that makes one view of the rows of all packs."""
    return f"CREATE TEMP VIEW {table} AS " + " UNION ALL ".join(parts)


def _not_in(table: str, i: int, others: range, same: str, names: str = "*") -> str:
    """Rows of pack i but those of which one of the other packs has a row that is the same."""
    hidden = [f"NOT EXISTS (SELECT 1 FROM p{j}.{table} u WHERE {same})" for j in others]
    where = f" WHERE {' AND '.join(hidden)}" if hidden else ""
    return f"SELECT {names} FROM p{i}.{table} t{where}"


_SAME = {
    "mention": "u.entity = t.entity AND u.document = t.document AND u.paragraph = t.paragraph AND u.start = t.start",
    "passage": "u.entity = t.entity",
}
"""When two packs say the same of one document: the name was found twice, the quotation is overridden."""


def _of_documents(table: str, i: int) -> str:
    """Rows of pack i about documents: not of those that a pack above has a text of its own of."""
    key = "entity" if table == "document" else "document"
    hidden = [f"EXISTS (SELECT 1 FROM p{j}.document d WHERE d.entity = t.{key})" for j in range(i)]
    if table in _SAME:
        hidden += [f"EXISTS (SELECT 1 FROM p{j}.{table} u WHERE {_SAME[table]})" for j in range(i)]
    where = " WHERE " + " AND ".join(f"NOT {item}" for item in hidden) if hidden else ""
    return f"SELECT t.*, {i} AS pack FROM p{i}.{table} t{where}"


def year_by(points: str | None, limit: int) -> str | None:
    """The newest year up to a limit of yearly figures (JSON), or None."""
    years = [year for year in json.loads(points or "{}") if int(year) <= limit]
    return max(years, default=None)


def figure_by(points: str | None, limit: int) -> float | None:
    """The figure of that year."""
    year = year_by(points, limit)
    return None if year is None else float(json.loads(points or "{}")[year])


def facts_by(year: int) -> str:
    """SQL that selects facts as table ``fact`` has them, with the yearly figures as of a year.

    The series is a subquery and not a join: a view over packs that is joined from the left would be read whole.
    """
    points = (
        "(SELECT s.points FROM series s WHERE s.entity = f.entity AND s.key = f.key AND s.other = '' AND s.loc = f.loc "
        "AND s.source IS f.source)"
    )
    shown = {
        "number": f"figure_by({points}, {year})",
        "value": f"printf('%.10g', figure_by({points}, {year}))",
        "as_of": f"year_by({points}, {year})",
    }
    chosen = ", ".join(
        f"CASE WHEN f.type = 'figure' THEN {shown[name]} ELSE f.{name} END AS {name}" if name in shown else f"f.{name}"
        for name in columns("fact")
    )
    return f"SELECT {chosen} FROM fact f WHERE f.type <> 'figure' OR year_by({points}, {year}) IS NOT NULL"


def _entities(i: int, count: int) -> str:
    """Entities of pack i that no pack above has; what it leaves open comes from the packs below."""
    own = ("id", "kind", "draft", "file", "line")
    open_ = ("name", "grp", "grp_pos", "sort", "source", "as_of")
    below = range(i + 1, count)
    chosen = [f"t.{name} AS {name}" for name in own]
    for name in open_:
        value = f"nullif(t.{name}, '')" if name in ("source",) else f"t.{name}"
        # Cast, since views whose columns differ in affinity are not merged into a query.
        chosen.append(f"CAST(coalesce({', '.join([value, *(f'b{j}.{name}' for j in below)])}, '') AS TEXT) AS {name}")
    joins = "".join(f" LEFT JOIN p{j}.entity b{j} ON b{j}.id = t.id" for j in below)
    hidden = " AND ".join(f"NOT EXISTS (SELECT 1 FROM p{j}.entity u WHERE u.id = t.id)" for j in range(i))
    if not below:
        chosen = [f"t.{name} AS {name}" for name in (*own, *open_)]
    where = f" WHERE {hidden}" if hidden else ""
    return f"SELECT {', '.join(chosen)}, {i} AS pack FROM p{i}.entity t{joins}{where}"
