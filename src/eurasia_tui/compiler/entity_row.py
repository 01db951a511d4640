"""The row of an entity itself: its group, its place in the order, the line it begins at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from ..dates import year_of
from ..sanitize import clean
from ..schema import Entity
from ..schema.stored import AsFact
from ..text import fold


def same_id(id_: str) -> str:
    """Ids that differ only by case or Unicode form are one."""
    return id_.lower() if id_.isascii() else unicodedata.normalize("NFKC", id_).casefold()


_ID = re.compile(rb"^[ \t]*id[ \t]*=[ \t]*[\"']([^\"'\n]*)[\"']", re.MULTILINE)


def lines_of_ids(data: bytes) -> dict[str, int]:
    """The line at which each entity of a group file begins, by id; the first one counts."""
    found: dict[str, int] = {}
    line, at = 1, 0
    for match in _ID.finditer(data):
        line, at = line + data.count(b"\n", at, match.start()), match.start()
        found.setdefault(match[1].decode(), line)
    return found


def _first(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(getattr(value, "to", value) or "")


def _is_date(cls: type[Entity], name: str) -> bool:
    return any(isinstance(mark, AsFact) and mark.type == "date" for mark in cls.model_fields[name].metadata)


def group(entity: Entity) -> str:
    """The group an entity is listed in: the value of its group field, a date by its decade."""
    cls = type(entity)
    if not cls.group_by or cls.group_by not in cls.model_fields:
        return ""
    value = _first(getattr(entity, cls.group_by))
    if value and _is_date(cls, cls.group_by):
        return f"{(year_of(value) or 0) // 10 * 10}s"
    return clean(value)


def sort_key(entity: Entity, first: Sequence[str]) -> str:
    """The key that orders an entity within its group: those that the pack puts first, then the others."""
    cls = type(entity)
    if entity.id in first:
        return f"{first.index(entity.id):04d}"
    lead = _first(getattr(entity, cls.sort_by, "")) if cls.sort_by != "name" else ""
    return f"{lead} {fold(entity.sort_name())}".strip()
