"""A valid, commented file for a new entity, in the user's own pack."""

from __future__ import annotations

import json
import types
import typing
from pathlib import Path
from typing import Any, Literal

from pydantic.fields import FieldInfo

from ..schema import KINDS, Entity
from ..userdata.files import write_text
from .json_schema import file_schema

LATER = ("source", "as_of", "evidence", "seen", "draft", "id", "name")


class Exists(Exception):
    """The file or the id is there already."""


def example(field: FieldInfo, some_id: str, some_source: str, name: str) -> Any:
    """A value that a required field accepts; ids are those of entities that exist."""
    text = str(field.annotation)
    meta = str(field.metadata)
    found = _literals(field.annotation)
    if found:
        return [found[0]] if "list" in text else found[0]
    if "partial_date" in meta + text:
        return "2024"
    if "pattern='^[a-z0-9]" in meta + text or "Edge" in text:
        value = some_source if name in ("source", "quoted_from", "made_in") else some_id
        return [value] if "list" in text else value
    if "list" in text:
        return ["…"]
    return 0 if text in ("<class 'int'>", "<class 'float'>") else "…"


def _literals(annotation: Any) -> list[str]:
    if typing.get_origin(annotation) is Literal:
        return [str(value) for value in typing.get_args(annotation)]
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation):
        for part in typing.get_args(annotation):
            if found := _literals(part):
                return found
    return []


def skeleton(cls: type[Entity], id_: str, some_id: str, some_source: str) -> str:
    """The text of the file: what is needed first, then every other field as a comment."""
    lines = [
        f"#:schema ../.schema/{cls.kind}.json",
        f"# A {cls.singular}. {(cls.__doc__ or '').strip().splitlines()[0]}",
        "",
    ]
    lines += [
        f"name = {json.dumps(id_.replace('-', ' ').capitalize())}",
        "draft = true  # take this line out when it is ready",
        "",
    ]
    for name, field in cls.model_fields.items():
        if name in LATER:
            continue
        key = field.alias or name
        if field.is_required():
            value = json.dumps(example(field, some_id, some_source, name), ensure_ascii=False)
            lines += [f"# {field.description}", f"{key} = {value}", ""]
    lines += [
        "# What every statement here rests on, unless it names its own:",
        f'source = "{some_source}"',
        'as_of = "2024"',
        "",
    ]
    lines.append("# More that may be said:")
    lines += [
        f"# {field.alias or name}: {field.description}"
        for name, field in cls.model_fields.items()
        if name not in LATER and not field.is_required()
    ]
    return "\n".join(lines) + "\n"


def new(pack: Path, kind: str, id_: str, known: typing.Callable[[str], bool], some_id: str, some_source: str) -> Path:
    """Write a skeleton into the pack and return its path.

    Raises KeyError for an unknown kind, Exists when the file or id is taken, files.Unwritable.
    """
    cls = next((one for one in KINDS.values() if kind in (one.kind, one.singular)), None)
    if cls is None:
        raise KeyError(kind)
    path = pack / cls.kind / f"{id_}.toml"
    if path.exists() or known(id_):
        raise Exists(f"{id_} exists already{f': {path}' if path.exists() else ''}")
    write_text(pack / ".schema" / f"{cls.kind}.json", json.dumps(file_schema(cls), indent=1))
    if not (pack / "pack.toml").exists():
        write_text(
            pack / "pack.toml", '# Your own pack, stacked over the built-in one.\nname = "My pack"\nversion = "1"\n'
        )
    write_text(path, skeleton(cls, id_, some_id, some_source))
    return path
