"""The relations as a graph with dates, in GraphML (http://graphml.graphdrawing.org), for Gephi, Cytoscape, networkx."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ...query.catalogue import Catalogue
from ...sanitize import clean
from .own_notes import NO_NOTES, OwnNotes, is_bookmarked, text_on
from .tables import TABLES, ids, rows
from .writing import write_file

_NODE = ("kind", "name", "group", "your_note", "bookmarked")
_EDGE = (
    "name",
    "status",
    "role",
    "rank",
    "since",
    "until",
    "part",
    "part_since",
    "part_until",
    "branch",
    "value",
    "unit",
    "source",
    "as_of",
    "evidence",
    "seen",
    "contested",
    "note",
)
_TYPES = {"value": "double", "contested": "boolean", "bookmarked": "boolean"}


def _keys() -> list[str]:
    return [
        f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_TYPES.get(name, "string")}"/>'
        for of, names in (("node", _NODE), ("edge", _EDGE))
        for name in names
    ]


def _data(of: str, values: dict[str, object]) -> str:
    return "".join(
        f'<data key="{of}-{name}">{escape(clean(str(value)))}</data>'
        for name, value in values.items()
        if value not in (None, "")
    )


def to_graphml(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write relations.graphml: a node an entity, a directed edge a relation."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_keys(),
    ]
    lines.append('<graph id="eurasia" edgedefault="directed">')
    known = set()
    for id_, kind, name, group in ids(catalogue):
        known.add(id_)
        own = {"your_note": text_on(user_notes, id_), "bookmarked": "true" if is_bookmarked(user_notes, id_) else ""}
        data = _data("node", {"kind": kind, "name": name, "group": group, **own})
        lines.append(f"<node id={quoteattr(id_)}>{data}</node>")
    columns = TABLES["relations"].columns
    for number, row in enumerate(rows(catalogue, "relations")):
        values = dict(zip(columns, row, strict=True))
        if values["subject"] not in known or values["object"] not in known:
            continue
        values["contested"] = "true" if values["contested"] else "false"
        data = _data("edge", {name: values[name] for name in _EDGE})
        ends = f"source={quoteattr(values['subject'])} target={quoteattr(values['object'])}"
        lines.append(f'<edge id="e{number}" {ends}>{data}</edge>')
    lines += ["</graph>", "</graphml>"]
    path = folder / "relations.graphml"
    write_file(path, "\n".join(lines) + "\n")
    return [path]
