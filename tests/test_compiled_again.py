"""A catalogue of which a changed file was compiled again is that of a pack compiled from nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from eurasia_tui.catalogue.layout import columns
from eurasia_tui.compiler.build import build

from .conftest import COUNTRY, ORGANISATION, SOURCE, Write

TWICE = COUNTRY + '\n[[facts]]\nlabel = "Population"\nvalue = 1000\nunit = "people"\n'
STEPS: list[dict[str, str]] = [
    {"countries/landia.toml": TWICE},
    {"organisations/bund.toml": ORGANISATION + "founded = 2001\ndissolved = 1999\n"},
    {"sources/src.toml": SOURCE + "seen = 2024-05-01\n"},
    {"countries/landia.toml": COUNTRY},
    {"organisations/bund.toml": ORGANISATION},
    {"sources/src.toml": SOURCE},
]
"""Files as they are saved one after the other: statements that contradict each other come and go, and a source is read."""


def statements(catalogue: Path) -> dict[str, list[str]]:
    """The rows of tables that hold statements, and the problems."""
    with closing(sqlite3.connect(catalogue)) as db:
        return {
            table: sorted(map(repr, db.execute(f"SELECT {', '.join(columns(table))} FROM {table}")))
            for table in ("fact", "relation", "prose", "name", "problem")
        }


def test_each_file_that_is_saved_leaves_the_catalogue_of_the_pack_as_it_is(
    pack: Write, small: dict[str, str], tmp_path: Path
) -> None:
    root, kept = pack(small), tmp_path / "kept.sqlite"
    build(root, kept)
    told = []
    for number, files in enumerate(STEPS):
        pack(files)
        build(root, kept)
        build(root, tmp_path / f"{number}.sqlite")
        assert statements(kept) == statements(tmp_path / f"{number}.sqlite"), files
        told.append(len(statements(kept)["problem"]))
    assert told == [1, 2, 2, 1, 0, 0]
