"""Where the statements of a catalogue are in the files of its pack; a file is parsed when the first place in it is asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .positions import Positions
from .problems import Problem


class StatementPositions:
    """Lines and columns of statements by the entity and the path that the catalogue keeps with them."""

    def __init__(self, db: sqlite3.Connection, root: Path) -> None:
        self._db, self._root = db, root
        self._positions: dict[str, Positions | None] = {}

    def at(self, file: str, prefix: str, loc: str, text: str = "") -> tuple[int, int]:
        """Line and column of a path under the prefix of its entity, or of a piece of text in the string there."""
        if file not in self._positions:
            try:
                self._positions[file] = Positions((self._root / file).read_bytes())
            except OSError:
                self._positions[file] = None
        found = self._positions[file]
        if found is None:
            return 1, 1
        parts = [int(part) if part.isdigit() else part for part in f"{prefix}.{loc}".strip(".").split(".")]
        return found.find_text(parts, text) if text else found.find(parts)

    def problem(self, entity: str, loc: str, code: str, message: str, hint: str) -> Problem:
        """A problem at a statement of an entity."""
        file, prefix = self._db.execute("SELECT file, loc FROM entity WHERE id = ?", (entity,)).fetchone()
        line, column = self.at(file, prefix, loc.partition(">")[0])
        return Problem(file, line, column, code, message, hint)
