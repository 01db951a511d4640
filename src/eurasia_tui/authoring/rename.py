"""Renames an entity of a pack, and every link to it in the pack."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..catalogue.scan import DOCUMENTS, PackFile, files
from ..compiler.positions import Positions
from ..compiler.reader import Unreadable, load, read
from ..schema import KINDS
from ..userdata.files import write_text
from .field_types import field_annotations, shapes


class NotHere(Exception):
    """No file of the pack defines the entity."""


@functools.cache
def id_keys() -> frozenset[str]:
    """Keys of TOML files whose values are ids, read off the schema."""
    found: set[str] = {"source"}
    seen: set[Any] = set()

    def walk(model: type[BaseModel]) -> None:
        if model in seen:
            return
        seen.add(model)
        for name, annotation in field_annotations(model).items():
            for shape in shapes(annotation):
                if shape.word == "id":
                    found.add(model.model_fields[name].alias or name)
                elif shape.model:
                    walk(shape.model)

    for cls in KINDS.values():
        walk(cls)
    return frozenset(found)


def rename(root: Path, old: str, new: str) -> list[Path]:
    """Rename ``old`` to ``new`` in the pack at ``root``; returns the files changed, the entity's own first.

    Raises NotHere when the pack does not define the entity, FileExistsError when the new name is taken.
    """
    own: Path | None = None
    document: Path | None = None
    changed: dict[Path, str] = {}
    for file in files(root):
        if file.name == "pack.toml" or (file.name.endswith(".txt") and file.name != f"{DOCUMENTS}{old}.txt"):
            continue
        path = Path(file.path)
        try:
            data = read(file, root)[1] if path.suffix == ".toml" else load(file, root)
            text = data.decode("utf-8")
        except (Unreadable, UnicodeDecodeError):  # a link out of the pack, a pipe, other bytes: the checker says so
            continue
        if path.suffix == ".csv":
            if (after := _rewrite_table(text, old, new)) != text:
                changed[path] = after
            continue
        if path.suffix == ".txt":
            document = path
            changed[path] = re.sub(
                rf"^(#\s*source-id:\s*){re.escape(old)}[ \t]*$", rf"\g<1>{new}", text, count=1, flags=re.M
            )
            continue
        after, defines = _rewrite(text, old, new)
        if defines or (path.stem == old and file.kind in KINDS and not _is_group(file, text)):
            own = path
        if after != text:
            changed[path] = after
    own = own or document  # a source may be described by its text alone
    if own is None:
        raise NotHere(old)
    moved = {path: path.with_name(f"{new}{path.suffix}") for path in (own, document) if path and path.stem == old}
    for target in moved.values():
        if target.exists():
            raise FileExistsError(target)
    for path, text in changed.items():
        write_text(path, text)
    for path, target in moved.items():
        path.rename(target)
    every = [moved.get(path, path) for path in (own, *changed)]
    return list(dict.fromkeys(every))


def _is_group(file: PackFile, text: str) -> bool:
    array = KINDS[file.kind].array
    return bool(array and re.search(rf"^\[\[{array}\]\]", text, re.MULTILINE))


def _rewrite_table(text: str, old: str, new: str) -> str:
    """A table of figures with an id renamed: it is in the first column, or in the second of a table of pairs."""
    size = 2 if text.startswith("id,with,") else 1
    lines = []
    for line in text.split("\n"):
        *ids, rest = line.split(",", size)
        lines.append(",".join([*(new if id_ == old else id_ for id_ in ids), rest]))
    return "\n".join(lines)


def _rewrite(text: str, old: str, new: str) -> tuple[str, bool]:
    """The text with links renamed, and whether a table of the file has the old id."""
    defines = False
    data = text.encode("utf-8")
    edits: list[tuple[int, int, bytes]] = []
    keys = id_keys()
    for path, start, end in Positions(data).strings():
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        value = data[start:end]
        if name in keys and value.strip(b"\"'") == old.encode():
            edits.append((start, end, f'"{new}"'.encode()))
            defines = defines or name == "id"
        else:
            linked = re.sub(
                rb"\[\[\s*" + re.escape(old.encode()) + rb"\s*(\||\]\])", lambda m: b"[[" + new.encode() + m[1], value
            )
            if linked != value:
                edits.append((start, end, linked))
    for start, end, value in sorted(edits, reverse=True):
        data = data[:start] + value + data[end:]
    return data.decode("utf-8"), defines
