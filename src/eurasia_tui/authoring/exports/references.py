"""The sources as a bibliography: BibTeX, and CSL-JSON for Zotero and pandoc."""

from __future__ import annotations

import json
from pathlib import Path

from ...query.bibliography import documents
from ...query.bibliography_entry import BibliographyEntry
from ...query.bibtex import bibtex
from ...query.catalogue import Catalogue
from ...query.citation_styles import csl
from ...sanitize import clean
from ...userdata.files import write_text


def _entries(catalogue: Catalogue) -> list[BibliographyEntry]:
    found = catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id").fetchall()
    return [BibliographyEntry(document.id, document) for document in documents(catalogue, [id_ for (id_,) in found])]


def to_bibtex(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write references.bib."""
    path = folder / "references.bib"
    write_text(path, clean(bibtex(_entries(catalogue))) + "\n")
    return [path]


def to_csl(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write references.json."""
    path = folder / "references.json"
    write_text(path, clean(json.dumps(csl(_entries(catalogue)), ensure_ascii=False, indent=1)))
    return [path]
