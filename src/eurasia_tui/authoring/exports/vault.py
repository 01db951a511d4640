"""A folder of Markdown notes that opens as an Obsidian vault."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path

from ...query.addresses import split
from ...query.catalogue import Catalogue
from ...render.markdown import escape, markdown
from ...sanitize import clean, clean_line
from .own_notes import NO_NOTES, OwnNotes, is_bookmarked, page_with_note
from .tables import ids
from .writing import write_file, write_whole

HOME = "Home"
_BREAKS = str.maketrans({"[": "(", "]": ")", "|": "/", "\n": " "})
"""What would end the words of a link."""


def _words(text: str) -> str:
    return escape(clean_line(text).translate(_BREAKS))


def _link(text: str, id_: str) -> str:
    entity, _ = split(id_)  # a note has headings to link to, and no paragraphs
    return f"[[{entity}|{_words(text)}]]" if id_ else escape(text)


def to_markdown(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write a folder a kind, a note an entity, linked as ``[[id|name]]``, and a note that leads to all."""
    aliases: dict[str, list[str]] = {}
    for entity, text in catalogue.db.execute("SELECT entity, text FROM name WHERE type NOT IN ('id', 'code')"):
        aliases.setdefault(entity, []).append(clean_line(text))
    paths = []
    listed = ids(catalogue)
    for id_, kind, name, _ in listed:
        names = [*dict.fromkeys((clean_line(name), *aliases.get(id_, ())))]
        tags = f"{kind}, bookmark" if is_bookmarked(user_notes, id_) else kind
        head = f"---\naliases: {json.dumps(names, ensure_ascii=False)}\ntags: [{tags}]\n---\n\n"
        text = "\n".join(
            _cells(line) for line in markdown(page_with_note(catalogue, id_, user_notes), _link).split("\n")
        )
        path = folder / kind / f"{id_}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, head + text)
        paths.append(path)
    home = folder / f"{HOME}.md"
    write_file(home, _home(catalogue, listed, user_notes))
    return [home, *paths]


def _home(catalogue: Catalogue, listed: list[tuple[str, str, str, str]], user_notes: OwnNotes) -> str:
    """The first note: what the user has noted, then every entity by kind and group, in the order of the panes."""
    title = clean(catalogue.meta[-1]["name"])
    lines = ["---", "tags: [home]", "---", "", f"# {escape(title)}", "", f"Data of {catalogue.now}."]
    lines += _own(user_notes, {id_: name for id_, _, name, _ in listed})
    place = {kind: number for number, kind in enumerate(catalogue.kinds)}
    names = catalogue.names(group for *_, group in listed)
    for kind, rows in groupby(sorted(listed, key=lambda row: place[row[1]]), key=lambda row: row[1]):
        lines += ["", f"## {escape(catalogue.kinds[kind].label)}"]
        for group, members in groupby(rows, key=lambda row: row[3]):
            lines += ["", f"### {escape(clean_line(names[group]))}", ""] if group else [""]
            lines += [f"- {_link(name, id_)}" for id_, _, name, _ in members]
    return "\n".join(lines) + "\n"


def _own(user_notes: OwnNotes, names: dict[str, str]) -> list[str]:
    """The user's notes and bookmarks: links, and the text of a note on what the catalogue does not have."""
    lines = ["", "## Your notes and bookmarks", ""] if user_notes else []
    for note in user_notes.values():
        gone = "" if note.id in names else f": {escape(' '.join(note.text.split()))}"
        lines.append(f"- {_link(names[note.id], note.id) if note.id in names else note.id}{gone}")
    return lines


def _cells(line: str) -> str:
    """A table row with the bars inside links escaped."""
    if not line.startswith("| "):
        return line
    return re.sub(r"\[\[([^\]|]+)\|([^\]]+)\]\]", r"[[\1\\|\2]]", line)
