"""One JSON file a kind: an array of pages as ``show --json`` prints them."""

from __future__ import annotations

import json
from pathlib import Path

from ...query.catalogue import Catalogue
from ...query.page import page
from ...render.json import page_data
from ...userdata.files import write_text
from .tables import ids


def to_json(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write KIND.json for every kind."""
    paths = []
    for kind in catalogue.kinds:
        pages = [page_data(page(catalogue, id_)) for id_, of, _, _ in ids(catalogue) if of == kind]
        path = folder / f"{kind}.json"
        write_text(path, json.dumps(pages, ensure_ascii=False, indent=1))
        paths.append(path)
    return paths
