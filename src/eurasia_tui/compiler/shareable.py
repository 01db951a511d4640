"""Catalogue files that go to others: the same bytes wherever and whenever they are made, and nothing of this machine."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from ..catalogue.layout import SCHEMA_VERSION
from ..version import __version__


def strip_local_data(catalogue: Path) -> None:
    """Take away the folder it was made from, times of files and of the program. Raises OSError, sqlite3.Error."""
    with contextlib.closing(sqlite3.connect(catalogue)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("UPDATE meta SET value = '' WHERE key = 'root'")
        db.execute("UPDATE meta SET value = ? WHERE key = 'program'", (f"{__version__}.{SCHEMA_VERSION}",))
        db.execute("UPDATE file SET mtime_ns = 0")
        db.commit()
        db.execute("VACUUM")
