"""The relations as a graph with dates, in GraphML (http://graphml.graphdrawing.org), for Gephi, Cytoscape, networkx."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ...query.catalogue import Catalogue
from ...sanitize import clean
from ...userdata.files import write_text
from .tables import TABLES, ids, rows

_NODE = ("kind", "name", "group")
_EDGE = ("name", "status", "role", "since", "until", "value", "unit", "source", "as_of", "evidence", "contested")
_NUMBERS = {"value": "double", "contested": "boolean"}


def _keys() -> list[str]:
    return [
        f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_NUMBERS.get(name, "string")}"/>'
        for of, names in (("node", _NODE), ("edge", _EDGE))
        for name in names
    ]


def _data(of: str, values: dict[str, object]) -> str:
    return "".join(
        f'<data key="{of}-{name}">{escape(clean(str(value)))}</data>'
        for name, value in values.items()
        if value not in (None, "")
    )


def to_graphml(catalogue: Catalogue, folder: Path) -> list[Path]:
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
        data = _data("node", {"kind": kind, "name": name, "group": group})
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
    write_text(path, "\n".join(lines) + "\n")
    return [path]
