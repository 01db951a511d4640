"""The sources as a bibliography: BibTeX, CSL-JSON for Zotero and pandoc, RIS for EndNote."""

from __future__ import annotations

import json
from pathlib import Path

from ...query.catalogue import Catalogue
from ...query.citations.bibliography import documents
from ...query.citations.bibliography_entry import BibliographyEntry
from ...query.citations.bibtex import bibtex
from ...query.citations.ris import ris
from ...query.citations.styles import csl
from ...sanitize import clean
from .own_notes import NO_NOTES, OwnNotes, text_on
from .writing import write_file


def _entries(catalogue: Catalogue, user_notes: OwnNotes) -> list[BibliographyEntry]:
    found = catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id").fetchall()
    sources = documents(catalogue, [id_ for (id_,) in found])
    return [BibliographyEntry(source.id, source, own_note=text_on(user_notes, source.id)) for source in sources]


def to_bibtex(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write references.bib."""
    path = folder / "references.bib"
    write_file(path, clean(bibtex(_entries(catalogue, user_notes))) + "\n")
    return [path]


def to_csl(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write references.json."""
    path = folder / "references.json"
    write_file(path, clean(json.dumps(csl(_entries(catalogue, user_notes)), ensure_ascii=False, indent=1)))
    return [path]


def to_ris(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write references.ris, with the ends of lines that the format asks for."""
    path = folder / "references.ris"
    write_file(path, clean(ris(_entries(catalogue, user_notes)) + "\n").replace("\n", "\r\n"))
    return [path]
