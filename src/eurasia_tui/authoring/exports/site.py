"""HTML files that link to each other: a page an entity, and an index."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

from ...query.catalogue import Catalogue
from ...query.page import page
from ...render.html import document, html
from ...sanitize import clean_line
from ...userdata.files import write_text
from .tables import ids
from .writing import write_whole


def to_html(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write html/index.html and html/ID.html for every entity; they need no server."""
    target = folder / "html"
    target.mkdir(exist_ok=True)
    listed = ids(catalogue)
    paths = [target / "index.html"]
    for id_, *_ in listed:
        path = target / f"{id_}.html"
        write_whole(path, html(page(catalogue, id_)))
        paths.append(path)
    place = {kind: number for number, kind in enumerate(catalogue.kinds)}
    lines = [f"<h1>{escape(clean_line(catalogue.meta[-1]['name']))}</h1>", f"<p>Data of {escape(catalogue.now)}.</p>"]
    for kind, rows in groupby(sorted(listed, key=lambda row: place[row[1]]), key=lambda row: row[1]):
        lines.append(f"<h2>{escape(clean_line(catalogue.kinds[kind].label))}</h2>\n<ul>")
        lines += [f'<li><a href="{id_}.html">{escape(clean_line(name))}</a></li>' for id_, _, name, _ in rows]
        lines.append("</ul>")
    write_text(paths[0], document("Eurasia", "\n".join(lines)))
    return paths
