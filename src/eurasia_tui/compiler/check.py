"""Checks a whole pack without keeping a catalogue, and quotations against a text."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ..catalogue.scan import files
from ..sanitize import clean_line
from .build import build, problems
from .packs_below import Below
from .problems import Problem
from .quotation_positions import Text, normal, position


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    files: int
    entities: int
    problems: list[Problem]


def check(root: Path, below: Below, text: Path | None = None, source: str | None = None) -> Checked:
    """Every problem of the pack at ``root``, stacked on those ``below`` speaks of (packs.opening.packs_below_folder).

    With a text, also quotations of the source that are not in it.

    Raises OSError when the text cannot be read, ValueError when it is not UTF-8.
    """
    address = f"file:eurasia-check-{id(root)}?mode=memory&cache=shared"
    keep = sqlite3.connect(address, uri=True)
    try:
        build(root, address, below)
        found = list(problems(keep))
        entities = keep.execute("SELECT count(*) FROM entity").fetchone()[0]
        if text and source:
            found += _quotations(keep, root, text, source)
    finally:
        keep.close()
    return Checked(sum(1 for _ in files(root)), entities, sorted(found))


def _quotations(db: sqlite3.Connection, root: Path, text: Path, source: str) -> list[Problem]:
    body = Text([normal(text.read_text(encoding="utf-8"))])
    rows = db.execute(
        "SELECT e.file, e.loc, p.loc, p.text, e.id FROM prose p JOIN entity e ON e.id = p.entity "
        "JOIN relation r ON r.subject = e.id AND r.name = 'from-source' WHERE p.section = 'quotation' AND r.object = ?",
        (source,),
    ).fetchall()
    if not rows:
        return [
            Problem(
                clean_line(str(text)),
                1,
                1,
                "no-quotations",
                f"no quotation has the source {clean_line(source)}",
                "give the id of a source that is quoted",
            )
        ]
    found = []
    for file, prefix, loc, quotation, id_ in rows:
        if not body.find(quotation):
            line, column = position(root / file, prefix, loc)
            found.append(
                Problem(
                    file,
                    line,
                    column,
                    "not-verbatim",
                    f"the quotation {id_} is not in the text",
                    "copy it again, word for word",
                )
            )
    return found
