"""A valid, commented file for a new entity, in the user's own pack."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..query.catalogue import Unknown
from ..schema import KINDS, Entity
from ..userdata.files import write_text
from .field_types import field_annotations, shapes
from .json_schema import file_schema

LATER = ("source", "as_of", "evidence", "seen", "draft", "id", "name")
SOURCES = ("quoted_from", "made_in")
"""Fields that take the id of a source."""


class Exists(Exception):
    """The file or the id is there already."""


def example(annotation: Any, some_id: str) -> Any:
    """A value that a field of the type accepts; ids are those of entities that exist."""
    shape = shapes(annotation)[0]
    values: dict[str, Any] = {"date": "2024", "id": some_id, "number": 0, "whole number": 0, "true or false": False}
    value = shape.choices[0] if shape.choices else values.get(shape.word, "…")
    return [value] if shape.of == ("list",) else value


def skeleton(cls: type[Entity], id_: str, some_id: str, some_source: str) -> str:
    """The text of the file: what is needed first, then every other field as a comment."""
    lines = [
        f"#:schema ../.schema/{cls.kind}.json",
        f"# A {cls.singular}. {(cls.__doc__ or '').strip().splitlines()[0]}",
        "",
    ]
    lines += [
        f"name = {json.dumps(id_.replace('-', ' ').capitalize())}",
        "draft = true  # remove this line when it is ready",
        "",
    ]
    types = field_annotations(cls)
    for name, field in cls.model_fields.items():
        if name in LATER:
            continue
        key = field.alias or name
        if field.is_required():
            of = some_source if name in SOURCES else some_id
            value = json.dumps(example(types[name], of), ensure_ascii=False)
            lines += [f"# {field.description}", f"{key} = {value}", ""]
    lines += [
        "# The source of every statement here that names none of its own:",
        f'source = "{some_source}"',
        'as_of = "2024"',
        "",
    ]
    lines.append("# Other fields:")
    lines += [
        f"# {field.alias or name}: {field.description}"
        for name, field in cls.model_fields.items()
        if name not in LATER and not field.is_required()
    ]
    return "\n".join(lines) + "\n"


def new(pack: Path, kind: str, id_: str, known: Callable[[str], bool], some_id: str, some_source: str) -> Path:
    """Write a skeleton into the pack and return its path.

    Raises Unknown for an unknown kind, Exists when the file or id is taken, files.Unwritable.
    """
    cls = next((item for item in KINDS.values() if kind in (item.kind, item.singular)), None)
    if cls is None:
        raise Unknown(kind, known=list(KINDS), sort="kind")
    path = pack / cls.kind / f"{id_}.toml"
    if path.exists() or known(id_):
        raise Exists(f"{id_} already exists{f': {path}' if path.exists() else ''}")
    write_text(pack / ".schema" / f"{cls.kind}.json", json.dumps(file_schema(cls), indent=1))
    if not (pack / "pack.toml").exists():
        write_text(
            pack / "pack.toml", '# Your own pack, stacked over the built-in one.\nname = "My pack"\nversion = "1"\n'
        )
    write_text(path, skeleton(cls, id_, some_id, some_source))
    return path
