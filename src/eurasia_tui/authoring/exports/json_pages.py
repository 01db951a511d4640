"""One JSON file a kind: an array of pages as ``show --json`` prints them; and the user's notes."""

from __future__ import annotations

import json
from pathlib import Path

from ...query.catalogue import Catalogue
from ...render.json import page_data
from .own_notes import NO_NOTES, OwnNotes, page_with_note
from .tables import ids
from .writing import write_file


def to_json(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write KIND.json for every kind, and notes.json."""
    paths = []
    for kind in catalogue.kinds:
        pages = [
            page_data(page_with_note(catalogue, id_, user_notes)) for id_, of, _, _ in ids(catalogue) if of == kind
        ]
        path = folder / f"{kind}.json"
        write_file(path, json.dumps(pages, ensure_ascii=False, indent=1))
        paths.append(path)
    notes = folder / "notes.json"
    write_file(notes, json.dumps([note._asdict() for note in user_notes.values()], ensure_ascii=False, indent=1))
    return [*paths, notes]
