"""HTML files that link to each other: a page an entity, and an index."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

from ...query.catalogue import Catalogue
from ...render.html import document, html
from ...sanitize import clean_line
from .own_notes import NO_NOTES, OwnNotes, page_with_note
from .tables import ids
from .writing import write_file, write_whole


def to_html(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write html/index.html and html/ID.html for every entity; they need no server."""
    target = folder / "html"
    target.mkdir(exist_ok=True)
    listed = ids(catalogue)
    paths = [target / "index.html"]
    for id_, *_ in listed:
        path = target / f"{id_}.html"
        write_whole(path, html(page_with_note(catalogue, id_, user_notes)))
        paths.append(path)
    place = {kind: number for number, kind in enumerate(catalogue.kinds)}
    lines = [f"<h1>{escape(clean_line(catalogue.meta[-1]['name']))}</h1>", f"<p>Data of {escape(catalogue.now)}.</p>"]
    lines += _own(user_notes, {id_: name for id_, _, name, _ in listed})
    for kind, rows in groupby(sorted(listed, key=lambda row: place[row[1]]), key=lambda row: row[1]):
        lines.append(f"<h2>{escape(clean_line(catalogue.kinds[kind].label))}</h2>\n<ul>")
        lines += [f'<li><a href="{id_}.html">{escape(clean_line(name))}</a></li>' for id_, _, name, _ in rows]
        lines.append("</ul>")
    write_file(paths[0], document("Eurasia", "\n".join(lines)))
    return paths


def _own(user_notes: OwnNotes, names: dict[str, str]) -> list[str]:
    """The user's notes and bookmarks: links, and the text of a note on what the catalogue does not have."""
    if not user_notes:
        return []
    lines = ["<h2>Your notes and bookmarks</h2>", "<ul>"]
    for note in user_notes.values():
        if note.id in names:
            lines.append(f'<li><a href="{note.id}.html">{escape(clean_line(names[note.id]))}</a></li>')
        else:
            lines.append(f"<li>{note.id}: {escape(clean_line(note.text))}</li>")
    return [*lines, "</ul>"]
