"""A folder of Markdown notes that opens as an Obsidian vault."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path

from ...query.catalogue import Catalogue
from ...query.page import page
from ...render.markdown import escape, markdown
from ...sanitize import clean, clean_line
from ...userdata.files import write_text
from .tables import ids
from .writing import write_whole

HOME = "Home"
_BREAKS = str.maketrans({"[": "(", "]": ")", "|": "/", "\n": " "})
"""What would end the words of a link."""


def _words(text: str) -> str:
    return escape(clean_line(text).translate(_BREAKS))


def _link(text: str, id_: str) -> str:
    return f"[[{id_}|{_words(text)}]]" if id_ else escape(text)


def to_markdown(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write a folder a kind, a note an entity, linked as ``[[id|name]]``, and a note that leads to all."""
    aliases: dict[str, list[str]] = {}
    for entity, text in catalogue.db.execute("SELECT entity, text FROM name WHERE type NOT IN ('id', 'code')"):
        aliases.setdefault(entity, []).append(clean_line(text))
    paths = []
    listed = ids(catalogue)
    for id_, kind, name, _ in listed:
        names = [*dict.fromkeys((clean_line(name), *aliases.get(id_, ())))]
        head = f"---\naliases: {json.dumps(names, ensure_ascii=False)}\ntags: [{kind}]\n---\n\n"
        text = "\n".join(_cells(line) for line in markdown(page(catalogue, id_), _link).split("\n"))
        path = folder / kind / f"{id_}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, head + text)
        paths.append(path)
    home = folder / f"{HOME}.md"
    write_text(home, _home(catalogue, listed))
    return [home, *paths]


def _home(catalogue: Catalogue, listed: list[tuple[str, str, str, str]]) -> str:
    """The first note: every entity by kind and group, in the order of the panes."""
    title = clean(catalogue.meta[-1]["name"])
    lines = ["---", "tags: [home]", "---", "", f"# {escape(title)}", "", f"Data of {catalogue.now}."]
    place = {kind: number for number, kind in enumerate(catalogue.kinds)}
    names = catalogue.names(group for *_, group in listed)
    for kind, rows in groupby(sorted(listed, key=lambda row: place[row[1]]), key=lambda row: row[1]):
        lines += ["", f"## {escape(catalogue.kinds[kind].label)}"]
        for group, members in groupby(rows, key=lambda row: row[3]):
            lines += ["", f"### {escape(clean_line(names[group]))}", ""] if group else [""]
            lines += [f"- {_link(name, id_)}" for id_, _, name, _ in members]
    return "\n".join(lines) + "\n"


def _cells(line: str) -> str:
    """A table row with the bars inside links escaped."""
    if not line.startswith("| "):
        return line
    return re.sub(r"\[\[([^\]|]+)\|([^\]]+)\]\]", r"[[\1\\|\2]]", line)
