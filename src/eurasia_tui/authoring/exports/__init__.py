"""The whole catalogue in the formats of other programs; docs/exports.md shows each opened in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...query.catalogue import Catalogue
from .calendar import to_ical
from .csv_tables import to_csv
from .geojson import to_geojson
from .graphml import to_graphml
from .json_pages import to_json
from .own_notes import OwnNotes
from .references import to_bibtex, to_csl, to_ris
from .site import to_html
from .sqlite_file import to_sqlite
from .vault import to_markdown

FORMATS: dict[str, Callable[[Catalogue, Path, OwnNotes], list[Path]]] = {
    "json": to_json,
    "csv": to_csv,
    "sqlite": to_sqlite,
    "markdown": to_markdown,
    "html": to_html,
    "geojson": to_geojson,
    "graphml": to_graphml,
    "ical": to_ical,
    "bibtex": to_bibtex,
    "csl-json": to_csl,
    "ris": to_ris,
}
"""Each writes files into a folder, the user's notes among them, and gives their paths."""
