"""CSV files, one a table, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from ...query.catalogue import Catalogue
from ...render.spreadsheet import cell
from .own_notes import NO_NOTES, OwnNotes
from .tables import ENTITIES, NOTES, SERIES, TABLES, Row, entities, notes, rows, series
from .writing import write_file


def to_csv(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write entities.csv and a file a table: UTF-8 with a mark at the beginning, so that spreadsheets read it."""
    tables: dict[str, tuple[tuple[str, ...], Iterable[Row]]] = {
        "entities": (ENTITIES, entities(catalogue)),
        **{name: (table.columns, rows(catalogue, name)) for name, table in TABLES.items()},
        "series": (SERIES, series(catalogue)),
        "notes": (NOTES, notes(user_notes)),
    }
    paths = []
    for name, (columns, lines) in tables.items():
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([cell(value) for value in line] for line in lines)
        path = folder / f"{name}.csv"
        write_file(path, "\ufeff" + text.getvalue())
        paths.append(path)
    return paths
