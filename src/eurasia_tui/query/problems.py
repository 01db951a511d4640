"""Problems that were found when the packs in use were compiled."""

from __future__ import annotations

from ..userdata import notes, state
from .catalogue import Catalogue


def problems(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """(place, message, hint) of every problem, by pack and file."""
    found = []
    for index, meta in enumerate(catalogue.meta):
        for file, line, column, code, message, hint in catalogue.db.execute(
            f"SELECT file, line, col, code, message, hint FROM p{index}.problem ORDER BY file, line, col"
        ):
            found.append((f"{meta['name']}: {file}:{line}:{column}", f"{code}: {message}", hint))
    return found


def own_problems() -> list[tuple[str, str, str]]:
    """(place, message, hint) of every note and of the state file in which something is wrong."""
    lines: list[str] = []
    state.load(lines.append)
    list(notes.notes(lines.append))
    return [(line, "the valid part of it is used", "correct the file") for line in lines]
