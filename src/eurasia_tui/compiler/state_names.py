"""Names of states in many languages, from the Unicode CLDR: looked up where a country's own names do not match."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

from ..text import fold

FILE = Path(__file__).with_name("state_names.tsv")
"""Written by scripts/state_names.py: a line a state, its ISO code and then every name, each after a tab."""


@lru_cache(1)
def names() -> dict[str, tuple[str, ...]]:
    """Names by two-letter ISO code."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {code: tuple(texts) for code, *texts in (line.split("\t") for line in lines)}


def add(db: sqlite3.Connection) -> None:
    """Write the names of every country with an ISO code, unless they are those written last time."""
    states = db.execute("SELECT entity, value FROM fact WHERE key = 'iso2' AND type = 'id' ORDER BY 1, 2").fetchall()
    stamp = " ".join(f"{entity}={code}" for entity, code in states)
    if db.execute("SELECT value FROM meta WHERE key = 'state_names'").fetchone() == (stamp,):
        return
    db.execute("DELETE FROM state_name")
    rows = [(fold(text), entity, text) for entity, code in states for text in names().get(code, ())]
    db.executemany("INSERT OR IGNORE INTO state_name VALUES (?, ?, ?)", sorted(rows))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('state_names', ?)", (stamp,))
