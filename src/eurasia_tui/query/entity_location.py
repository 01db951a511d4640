"""Where an entity is written: pack, file and line."""

from __future__ import annotations

from pathlib import Path

from ..named_tuple import NamedTuple
from .catalogue import Catalogue, Unknown


class Origin(NamedTuple):
    """The file whose statements on an entity take precedence. ``file`` is None for a catalogue handed over without its folder."""

    file: Path | None
    line: int
    builtin: bool


def origin(catalogue: Catalogue, id_: str) -> Origin:
    """Where the entity is written, in the topmost pack that has it. Raises Unknown."""
    row = catalogue.db.execute("SELECT file, line, pack FROM entity WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise Unknown(id_)
    file, line, index = row
    pack = catalogue.opened.packs[index]
    return Origin(pack.root / file if pack.root else None, line, pack.builtin)
