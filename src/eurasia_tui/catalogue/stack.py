"""One read-only view over the catalogues of a stack of packs.

Each catalogue is attached as p0 (top), p1, ...; temporary views put them on each other, so
that a query names a table and knows nothing of packs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from .layout import OVERRIDABLE, columns


def connect(uris: Sequence[str]) -> sqlite3.Connection:
    """Open the catalogues, top first, as one.

    Raises sqlite3.DatabaseError when a file is no catalogue or is damaged.
    """
    db = sqlite3.connect("file::memory:", uri=True, check_same_thread=False)
    db.execute("PRAGMA trusted_schema = OFF")
    for index, address in enumerate(uris):
        db.execute(f"ATTACH ? AS p{index}", (address,))
    packs = range(len(uris))
    db.execute("CREATE TEMP VIEW entity AS " + " UNION ALL ".join(_entities(i, len(uris)) for i in packs))
    if len(uris) == 1:
        return db  # nothing overrides anything: names lead to the tables themselves
    for table in OVERRIDABLE:
        names = ", ".join(columns(table))
        parts = [
            f"SELECT {names} FROM p{i}.{table} t"
            + "".join(
                f"{' AND' if j else ' WHERE'} NOT EXISTS (SELECT 1 FROM p{j}.{table} u WHERE u.entity = t.entity AND u.slot = t.slot)"
                for j in range(i)
            )
            for i in packs
        ]
        db.execute(f"CREATE TEMP VIEW {table} AS " + " UNION ALL ".join(parts))
    for table in ("kind", "relation_type"):
        parts = [
            f"SELECT * FROM p{i}.{table} t"
            + "".join(
                f"{' AND' if j > i + 1 else ' WHERE'} NOT EXISTS (SELECT 1 FROM p{j}.{table} u WHERE u.name = t.name)"
                for j in range(i + 1, len(uris))
            )
            for i in packs
        ]
        db.execute(f"CREATE TEMP VIEW {table} AS " + " UNION ALL ".join(parts))
    return db


def _entities(i: int, count: int) -> str:
    """Entities of pack i that no pack above has; what it leaves open comes from the packs below."""
    own = ("id", "kind", "draft", "file", "line")
    open_ = ("name", "grp", "grp_pos", "sort", "source", "as_of")
    below = range(i + 1, count)
    chosen = [f"t.{name} AS {name}" for name in own]
    for name in open_:
        value = f"nullif(t.{name}, '')" if name in ("source",) else f"t.{name}"
        chosen.append(f"coalesce({', '.join([value, *(f'b{j}.{name}' for j in below)])}, '') AS {name}")
    joins = "".join(f" LEFT JOIN p{j}.entity b{j} ON b{j}.id = t.id" for j in below)
    hidden = " AND ".join(f"NOT EXISTS (SELECT 1 FROM p{j}.entity u WHERE u.id = t.id)" for j in range(i))
    if not below:
        chosen = [f"t.{name} AS {name}" for name in (*own, *open_)]
    where = f" WHERE {hidden}" if hidden else ""
    return f"SELECT {', '.join(chosen)}, {i} AS pack FROM p{i}.entity t{joins}{where}"
