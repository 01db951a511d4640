"""Checks that run over the whole pack: links that lead nowhere, statements without a receipt."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from ..sanitize import clean_line
from .problems import Problem
from .statement_positions import StatementPositions

MAX_SUGGESTED = 500
"""Nearest ids are looked for only so often, so that a pack of dangling links stays quick to check."""


def check(db: sqlite3.Connection, root: Path, below: Callable[[str], bool]) -> list[Problem]:
    """Problems of links and receipts in the pack's catalogue."""
    problems: list[Problem] = []
    at = StatementPositions(db, root).at
    ids: list[str] | None = None
    near: dict[str, str] = {}

    def nearest(missing: str) -> str:
        from rapidfuzz import fuzz, process  # here: only when something is wrong

        nonlocal ids
        if missing not in near and len(near) < MAX_SUGGESTED:
            ids = ids or [row[0] for row in db.execute("SELECT id FROM entity")]
            close = [
                found for found, _, _ in process.extract(missing, ids, scorer=fuzz.ratio, limit=3, score_cutoff=60)
            ]
            near[missing] = f"did you mean {' or '.join(close)}?" if close else ""
        return near.get(missing, "")

    known = "SELECT id FROM entity"
    for file, prefix, loc, missing in db.execute(
        f"""SELECT e.file, e.loc, r.loc, CASE WHEN r.subject = r.entity THEN r.object ELSE r.subject END AS other
            FROM relation r JOIN entity e ON e.id = r.entity
            WHERE other NOT IN ({known}) ORDER BY e.file, r.rowid"""
    ).fetchall():
        if below(missing):
            continue
        path, mention, text = loc.partition(">")
        line, column = at(file, prefix, path, f"[[{text}" if mention else "")
        message = f"no entity has the id {clean_line(missing)}"
        hint = nearest(missing) or "write the entity, or remove the link"
        problems.append(Problem(file, line, column, "dangling-link", message, hint))
    missing_sources: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    exist = {row[0] for row in db.execute("SELECT id FROM entity WHERE kind = 'sources'")}
    for table in ("fact", "relation", "prose"):
        for file, prefix, loc, source in _unsourced(db, table, exist):
            if not source:
                line, column = at(file, prefix, loc.partition(">")[0])
                problems.append(
                    Problem(
                        file,
                        line,
                        column,
                        "no-source",
                        "a statement without a source",
                        "give it a source, or give the entity one",
                    )
                )
            for item in (source or "").split():
                missing_sources[item].append((file, prefix, loc))
    for item, places in missing_sources.items():
        if not below(item):
            for file, prefix, loc in dict.fromkeys((file, prefix, loc.split(".")[0]) for file, prefix, loc in places):
                line, column = at(file, prefix, f"{loc.partition('>')[0]}")
                problems.append(
                    Problem(
                        file, line, column, "dangling-link", f"no source has the id {clean_line(item)}", nearest(item)
                    )
                )
    return problems


def _unsourced(db: sqlite3.Connection, table: str, exist: set[str]) -> Iterator[tuple[str, str, str, str | None]]:
    """File, place and what of its source does not exist, of every statement without a source."""
    # Statements are many, sources few: only those with a source in doubt are read.
    given = [row[0] for row in db.execute(f"SELECT DISTINCT source FROM {table}")]
    for source in given:
        wanting = [item for item in (source or "").split() if item not in exist]
        if source and not wanting:
            continue
        for file, prefix, loc in db.execute(
            f"SELECT e.file, e.loc, t.loc FROM {table} t JOIN entity e ON e.id = t.entity "
            "WHERE t.source IS ? AND e.draft = 0 AND e.kind <> 'sources'"
            + (" AND t.name NOT IN ('mentions', 'see-also')" if table == "relation" else ""),
            (source,),
        ).fetchall():
            yield file, prefix, loc, " ".join(wanting)
